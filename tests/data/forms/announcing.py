"""Texts that announce a meeting, tell of one held, or do neither: forms with slots, of announcing.tsv."""

import re
from pathlib import Path
from random import Random
from typing import Final

from tests.data.forms.agendas import MATTERS
from tests.data.forms.places import ROOMS

FORMS: Final = Path(__file__).parents[1] / "announcing.tsv"
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


def announcing() -> list[tuple[str, str]]:
    """Each form with its sign: + announces a meeting, h tells of one held, - neither."""
    lines = (line.split("\t") for line in FORMS.read_text(encoding="utf-8").splitlines())
    return [(sign, form) for sign, form in lines]


def drawn(form: str, random: Random) -> str:
    """The form with its slots filled; 12.9 and 9点 do not run together."""
    filled = re.sub(r"\{(.)\}", lambda slot: random.choice(SLOTS[slot[1]]), form.replace("}{时}", "} {时}"))
    return filled.replace("\\n", "\n").replace("\\t", "\t")
