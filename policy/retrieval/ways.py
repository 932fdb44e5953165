"""Which act a sentence means: a linear model over what it is made of, fitted on all known ways (benchmarks/fit_ways.py).

A sentence is compared by runs of one to three characters, function words included («还没报», «报了吗» and «我来报» differ in
nothing else), and by meanings; when something is counts as past, present or to come. A way itself is certain, and one that
is nearly said is almost: so an act that the model does not know yet is found, too.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from rapidfuzz import fuzz, process

from policy.retrieval.concepts import NEAR
from policy.retrieval.field import CANONICAL
from policy.retrieval.wording import simplify
from policy.text.compare import any_of
from policy.text.fitted import Fitted

SHOWN = 3
UNIT = "某局"  # stands for every department in ways and sentences
_DEPARTMENT = re.compile(
    "(?:"
    + any_of(
        "交通 水利 水务 教育 教体 科技 工信 公安 民政 司法 财政 人社 自然资源 生态环境 住建 农业农村 商务 文旅 卫健 应急 应急管理 审计 市场监管 统计 医保 林业"
        " 体育 信访 数据 发改 招商 粮食 行政审批 气象 税务 城管 乡村振兴"
    )
    + ")[局委厅办]|公路(?:事务)?中心|水库管理所"
)
SCALE = 10  # weights are kept as whole numbers
_CANONICAL = re.compile(any_of(" ".join(sorted(map(re.escape, CANONICAL), key=len, reverse=True))))
_WORDS = re.compile(r"\W|[的了吧啊呀呢哈嘛哦噢]|一下")
_DRESSING = re.compile(
    r"^(?:(?:你们?|您)好|请问|麻烦(?:你们?|您)?|劳驾|辛苦|那个|嗯+|哎+|喂)[，,。！!\s]*|[，,。！!\s]*(?:谢谢(?:你们?|您|了)?|多谢|辛苦了)[。！!]*$"
)
_DAY = "[一二三四五六日天末]?"
_WHEN = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"20\d\d-\d{4}", "号"),
        (rf"[昨前][天日晚儿]|上上?个?(?:周|星期|礼拜|月){_DAY}|上(?=[一二三四]季度)|去年", "昨〇"),
        (rf"今[天日儿晚早]|[本这]个?(?:周|星期|礼拜|月){_DAY}|[上下]午|本季度?", "今〇"),
        (rf"大?后[天日儿]|明[天日儿早晚]|下下?个?(?:周|星期|礼拜|月){_DAY}|明年", "明〇"),
        (
            r"(?:周|星期|礼拜)[一二三四五六日天末]|[一二三四五六七八九十\d]{1,3}月(?:份|[一二三四五六七八九十\d]{1,3}[日号])?|[二三]?[一二三四五六七八九十]{1,3}[号日点](?!问|楼)"
            r"|\d{1,2}[:：点时日号](?:半|\d{1,2}分?)?(?!文)|[一二三四1-4]季度",
            "〇",
        ),
        (r"\d+", "三"),
    )
)
_LONGEST = 3  # characters that are compared together
_ONE_CHARACTER = 0.4  # what a meaning counts that one character alone suggests
_NEARLY = 86  # rapidfuzz ratio from which a way is nearly said
_SURE_OF_NEAR = 4.0  # what a way that is nearly said counts beside the model, per 14 points of likeness


def bare(text: str) -> str:
    """One script and one word for each thing, without marks and dressing: «今天要交啥?» and «今天要交什么» are the same."""
    plain = _DEPARTMENT.sub(UNIT, simplify(text).strip())
    plain = _DRESSING.sub("", plain) or plain
    for pattern, word in _WHEN:
        plain = pattern.sub(word, plain)
    return _WORDS.sub("", _CANONICAL.sub(lambda match: CANONICAL[match.group()], plain))


def signs(plain: str) -> dict[str, float]:
    """Runs of one to three characters of a bare text, its beginning and end, and meanings alone and by pairs."""
    framed = f"^{plain}$"
    found = {
        framed[place : place + size]: 1.0 for size in range(1, _LONGEST + 1) for place in range(len(framed) - size + 1)
    }
    spans = NEAR.of(plain)
    for start, end, meaning in spans:
        key = f"@{meaning}"
        found[key] = max(found.get(key, 0.0), _ONE_CHARACTER if end - start == 1 else 1.0)
    said = [meaning for start, end, meaning in spans if end - start > 1]
    return found | {f"@{one}+{other}": 1.0 for one, other in pairwise(said)}


@dataclass(frozen=True)
class Near:
    """Acts, likeliest first, and how likely each is meant, from 0 to 1."""

    names: tuple[str, ...]
    chances: tuple[float, ...]


@dataclass(frozen=True)
class WayModel:
    """The fitted weights. Of the sign at a place `pairs` has, from `starts[place]` on, name, weight, name, weight …"""

    names: Sequence[str]
    bias: Sequence[int]
    places: Mapping[str, int]
    telling: Sequence[int]
    starts: Sequence[int]
    pairs: Sequence[int]
    strange: int  # how telling a sign is that it does not know

    @classmethod
    def read(cls, path: Path) -> WayModel:
        """From the file that benchmarks/fit_ways.py wrote."""
        return cls.of(Fitted.read(path))

    @classmethod
    def of(cls, fitted: Fitted) -> WayModel:
        """Columns: how telling each sign is, how many names it speaks for or against, and these with their weights."""
        telling, counts, pairs = fitted.columns
        starts = array("l", accumulate((2 * count for count in counts), initial=0))
        places = {sign: place for place, sign in enumerate(fitted.signs)}
        return cls(fitted.head["names"], fitted.head["bias"], places, telling, starts, pairs, max(telling))

    def scores(self, plain: str) -> list[float]:
        """For each name how much speaks for it."""
        found = [(self.places.get(sign), count) for sign, count in signs(plain).items()]
        telling = [count * (self.strange if place is None else self.telling[place]) for place, count in found]
        length = math.sqrt(sum(each * each for each in telling)) or 1.0
        scores = [each / SCALE for each in self.bias]
        for (place, _), count in zip(found, telling, strict=True):
            if place is not None:
                share = count / length / SCALE
                pairs = self.pairs[self.starts[place] : self.starts[place + 1]]
                for at in range(0, len(pairs), 2):
                    scores[pairs[at]] += share * pairs[at + 1]
        return scores


class WayIndex:
    """Search over the ways of all acts; immutable. One for everybody: who asks says which acts are open to them."""

    def __init__(self, said: Mapping[str, Sequence[str]], model: WayModel) -> None:
        self._model = model
        self._owners: dict[str, str] = {}
        for name, ways in said.items():
            for way in ways:
                self._owners.setdefault(bare(way), name)
        self._alike = lru_cache(None)(self._of_like_length)

    def search(self, text: str, known: Collection[str], against: Mapping[str, float]) -> Near | None:
        """Those of `known` that are likeliest meant; None when the index knows none of them. A way itself is certain.

        `against` is what speaks against a name, whatever is said.
        """
        plain = bare(text)
        if (exact := self._owners.get(plain)) is not None and exact in known:
            return Near((exact,), (1.0,))
        scores = self._scores(plain)
        return _likeliest({name: score - against.get(name, 0.0) for name, score in scores.items() if name in known})

    def among(self, text: str, few: Collection[str]) -> tuple[Near, float] | None:
        """The likeliest of these acts, which alone are possible; and how likely the first would be among all there are."""
        scores = self._scores(bare(text))
        near = _likeliest({name: score for name, score in scores.items() if name in few})
        if near is None:
            return None
        return near, 1 / sum(math.exp(score - scores[near.names[0]]) for score in scores.values())

    def _scores(self, plain: str) -> dict[str, float]:
        scores = dict(zip(self._model.names, self._model.scores(plain), strict=True))
        ways = self._alike(len(plain))
        for way, alike, _ in process.extract(plain, ways, scorer=fuzz.ratio, score_cutoff=_NEARLY, limit=SHOWN):
            owner = self._owners[way]
            scores[owner] = scores.get(owner, 0.0) + _SURE_OF_NEAR * (alike - _NEARLY) / (100 - _NEARLY)
        return scores

    def _of_like_length(self, length: int) -> list[str]:
        """The ways that a text of so many characters can nearly say: the ratio of others is too low, whatever they say."""
        return [way for way in self._owners if 200 * min(len(way), length) >= _NEARLY * (len(way) + length)]


def _likeliest(scores: Mapping[str, float]) -> Near | None:
    best = sorted(scores, key=scores.__getitem__, reverse=True)[: SHOWN + 1]
    if not best:
        return None
    whole = sum(math.exp(score - scores[best[0]]) for score in scores.values())
    return Near(tuple(best), tuple(math.exp(scores[name] - scores[best[0]]) / whole for name in best))
