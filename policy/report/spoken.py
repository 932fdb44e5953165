"""A report as everyday words speak of it: which one, of what period, empty or on paper, and what else is said.

«11月台账没有，报无», «四季度清单纸质已送», «我局5月台账想晚几天，系统搬家»: what is left when the report's name, its period and
the words of the act are taken away is the reason.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from policy.report.report_words import names_of, only_period, read_report_words
from policy.text.compare import any_of, fold
from policy.text.lazy import lazily
from policy.time.settings import ObligationSettings

_CLAUSES: Final = lazily(r"[，,。；;！!\n]+")
_EMPTY: Final = lazily(
    r"零报告?(?!表)|[报是就填写交上]个?(?:无|零|没有)(?![一-龥])|(?:无|没有?|没啥|没什么)(?:内容|事项|东西|情况)(?!变)"
    r"|没(?:有|啥|什么)(?:新的?)?(?:可|要|需要|好)[报记写填]的?|(?:没有|没啥|无|零|空的)(?:了|哈|吧|的|呢|啊)*\s*(?=[，,。；;！!\s]|$)"
)
_KEPT: Final = lazily(r"[没无不].{0,4}(?:记|写)(?![者录得])")  # what is 记 is the ledger
_PAPER: Final = lazily(r"纸质|书面|纸面|纸的")
_POSTPONED: Final = lazily(r"等会|待会|回头|过[几两会]|晚点|稍后|再[弄报交说写补]|(?:还|暂时?)(?:没|不)|没[弄报写]")
_BECAUSE: Final = lazily(r"(?:因为?|由于|原因是?|理由是?)[：:]?(?P<why>[^，,。；;\n]{2,})")
_COURTESY: Final = lazily(
    r"^(?:那个?|好了?|麻烦(?:你们?|您)?|领导[您你]?好?|我们?(?:局|委|单位|这边)?|本单位|因为?|由于|原因是?|理由是?|主要是|的话|[的就都还也把给\s：:])+"
    r"|(?:[的了哈吧呢啊呀哦嘛\s：:]|可以吗|行吗|好吗|行不行|一下)+$"
)
_BESIDE_EMPTY: Final = lazily(
    r"我?们?(?:局|委|单位|这边)|我们|本单位|(?:本|这个?|当)[月期季]度?|主体责任|推进|落实|情况|[也都还就是了的哈吧呢啊呀哦嘛这那个报零\s：:]"
)


@dataclass(frozen=True)
class Spoken:
    """What a sentence says of a report; `rest` are its words that are neither the report's name nor the act's."""

    settings: ObligationSettings | None
    period: str
    empty: bool
    paper: bool
    rest: str


def read_spoken(
    text: str, obligations: Sequence[ObligationSettings], *, names: Iterable[str] = (), without: str = ""
) -> Spoken:
    """What is said of one report. `names` are the departments named, `without` is a pattern of the act's own words.

    A clause that puts another report off («三重一大等会儿再弄») says nothing of the one that is meant.
    """
    said = _clauses(text, obligations)
    words = read_report_words("，".join(said), obligations)
    if words.settings is None and _KEPT.search(text):
        words = replace(words, settings=next((each for each in obligations if each.kind == "ledger"), None))
    words = replace(words, period=words.period or next(filter(None, map(only_period, said)), ""))
    left = [_left(each, words.settings, words.period, names, without) for each in said]
    bare = "，".join(_without_name(each, words.settings, words.period) for each in said)
    rest = "，".join(each for each in left if len(each) > 1)
    return Spoken(words.settings, words.period, _EMPTY.search(bare) is not None, _PAPER.search(bare) is not None, rest)


def speaks_of_nothing(text: str) -> bool:
    """Whether a word of an empty report stands anywhere; of which report is not looked at."""
    return _EMPTY.search(text) is not None


def says_only_empty(text: str, obligations: Sequence[ObligationSettings], names: Iterable[str] = ()) -> bool:
    """«我们台账也是零报，没东西»: the name of one report, that it is empty, and no other word."""
    spoken = read_spoken(text, obligations)
    clauses = [_without_name(each, spoken.settings, spoken.period) for each in _split(text)]
    left = "".join(_EMPTY.sub("", each) for each in clauses)
    left = re.sub(any_of(" ".join(names)), "", left) if names else left
    return spoken.settings is not None and spoken.empty and not _BESIDE_EMPTY.sub("", left)


def reason_beside(text: str, act_words: str, names: Iterable[str] = ()) -> str:
    """What a sentence gives as the reason of an act whose own words match `act_words`; "" where it gives none."""
    because = _BECAUSE.search(text)
    if because is not None:
        return _left(re.split(act_words, because["why"], maxsplit=1)[0], None, "", names, "")
    left = [_left(each, None, "", names, "") for each in _split(text) if not re.search(act_words, each)]
    return "，".join(each for each in left if len(each) > 1)


def without_postponed(text: str, obligations: Sequence[ObligationSettings]) -> str:
    """The text without the clauses that put another report off; as it is where there are none."""
    said = _clauses(text, obligations)
    return text if len(said) == len(_split(text)) else "，".join(said)


def _split(text: str) -> list[str]:
    return [each for each in _CLAUSES.split(fold(text).replace("台帐", "台账")) if each.strip()]


def _clauses(text: str, obligations: Sequence[ObligationSettings]) -> list[str]:
    clauses = _split(text)
    return [each for each in clauses if not (_POSTPONED.search(each) and _named(each, obligations))] or clauses


def _named(clause: str, obligations: Sequence[ObligationSettings]) -> bool:
    return any(name in clause for each in obligations for name in names_of(each))


def _without_name(clause: str, settings: ObligationSettings | None, period: str) -> str:
    for name in (*(names_of(settings) if settings else ()), period):
        clause = clause.replace(name, "") if name else clause
    return clause


def _left(clause: str, settings: ObligationSettings | None, period: str, names: Iterable[str], without: str) -> str:
    left = _without_name(clause, settings, period)
    left = re.sub(any_of(" ".join(names)), "", left) if names else left
    left = re.sub(without, "", left) if without else left
    return _COURTESY.sub("", _COURTESY.sub("", left)).strip()
