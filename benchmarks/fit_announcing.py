"""Fit the weights by which policy/notice tells notices of meetings from everything else, and say how well it does.

Development only (pip install -r benchmarks/requirements.txt): python -m benchmarks.fit_announcing [--write]. A line of
tests/data/announcing.tsv is a sign (+ announces a meeting, h tells of one held, - neither), a tabulator and a text whose
{slots} are drawn; the corpora of notices, questions and commands teach beside. A fifth of the texts is kept apart at a time.
"""

import re
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.fitting import Fitted, fit
from benchmarks.notices import BLIND, MESSAGES, SLOPPY, messages, no_notices
from handlers.talk.registry import acts
from policy.notice.announce import FEW, signs
from policy.notice.past import announces_none
from policy.text.asking import is_question
from tests.data.forms.agendas import MATTERS
from tests.data.forms.places import ROOMS

ROOT: Final = Path(__file__).parents[1]
DATA: Final = ROOT / "tests" / "data"
WEIGHTS: Final = ROOT / "policy" / "notice" / "announce_weights.py"
STRENGTH: Final = 40.0  # C of the regression
DRAWS: Final = 3  # texts of each line with slots
BESIDE: Final = 0.3  # the weight of a question or a command, which are alike among themselves
NOTICES: Final = re.compile("会议通知：|代登")  # examples of acts that hold a notice
SLOTS: Final = {
    "会": [
        "党组会",
        "党组会议",
        "局党组会",
        "党委会",
        "党委会议",
        "局长办公会",
        "主任办公会",
        "院长办公会",
        "校长办公会",
        "局务会",
        "室务会",
        "理事会",
        "专题会",
        "专题会议",
        "支部委员会",
        "班子会",
        "联席会议",
        "党组（扩大）会",
    ],
    "日": [
        "12月8日",
        "12月11日（周五）",
        "周三",
        "下周二",
        "明天",
        "后天",
        "本周五",
        "12月3号",
        "下周一（12月7日）",
        "2026年12月15日",
        "12.9",
        "12/10",
        "这周四",
        "16号",
        "二〇二六年十二月八日",
        "十二月九日",
        "星期四",
        "大后天",
    ],
    "昨": ["11月20日", "昨天", "前天", "上周五", "11月18号", "本月12日", "上周三", "11月5日（周四）", "2026年11月24日"],
    "时": [
        "上午9点",
        "9:00",
        "下午三点",
        "14:30",
        "上午九点半",
        "下午2时30分",
        "9点",
        "晚上七点",
        "10点",
        "15时",
        "上午9：30",
        "下午两点",
    ],
    "局": [
        "交通局",
        "水利局",
        "住建局",
        "卫健委",
        "我局",
        "教育局",
        "县医院",
        "我单位",
        "民政局",
        "城投公司",
        "统计局",
        "农业农村局",
    ],
    "地": list(ROOMS),
    "事": [matter.text for matter in MATTERS],
}
Texts = tuple[str, list[str], float]  # sign, texts that are kept apart together, weight


def drawn(form: str, random: Random) -> str:
    """The form with its slots filled; 12.9 and 9点 do not run together."""
    filled = re.sub(r"\{(.)\}", lambda slot: random.choice(SLOTS[slot[1]]), form.replace("}{时}", "} {时}"))
    return filled.replace("\\n", "\n").replace("\\t", "\t")


def labelled() -> list[Texts]:
    """All texts with their signs, those of one form together."""
    random = Random(20261130)
    lines = (line.split("\t") for line in (DATA / "announcing.tsv").read_text(encoding="utf-8").splitlines())
    found: list[Texts] = [(sign, [drawn(form, random) for _ in range(DRAWS)], 1.0) for sign, form in lines]
    found += [("+", [row["text"]], 1.0) for path in (MESSAGES, BLIND, SLOPPY) for row in messages(path)]
    found += [("-", [text], 1.0) for text in no_notices()]
    asked = (line.split("\t")[0] for line in (DATA / "questions.tsv").read_text(encoding="utf-8").splitlines())
    found += [("-", [text], BESIDE) for text in asked if is_question(text)]
    said = (each for act in acts() for each in (act.usage, *act.examples) if each and not NOTICES.match(each))
    return found + [("-", [text], BESIDE) for text in said]


def fitted(data: list[Texts]) -> Fitted:
    """The regression over all texts."""
    held = [(signs(text), sign == "+", weight) for sign, texts, weight in data for text in texts]
    return fit(held, strength=STRENGTH, few=FEW)


def main() -> None:
    """Print how well texts kept apart are told; with --write make the table."""
    data, wrong, of = labelled(), Counter[str](), Counter[str]()
    Random(20261130).shuffle(data)
    for part in range(5):
        model = fitted([each for place, each in enumerate(data) if place % 5 != part]).model
        for sign, texts, _ in data[part::5]:
            taken = {text: model.score(signs(text)) > 0 and not announces_none(text) for text in texts}
            mistaken = [text for text in texts if taken[text] != (sign == "+")]
            wrong[sign] += len(mistaken)
            of[sign] += len(texts)
            if "--wrong" in sys.argv:
                print(*(f"{sign} {text!r}" for text in mistaken), sep="\n", end="\n" if mistaken else "")
    for sign, name in (("+", "notices"), ("h", "reports of meetings held"), ("-", "other texts")):
        print(f"{wrong[sign]} of {of[sign]} {name} kept apart are told wrongly")
    if "--write" in sys.argv:
        fitted(data).write(WEIGHTS)


if __name__ == "__main__":
    main()
