"""What one message of the desk says of many things that wait: «发送 全部», «通过1、3», «交通局的准，教育局的不准», an act a line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from actions.common import departments
from actions.overview import together
from actions.overview.worktable import worktable
from handlers.overview.remind import whom_of_many
from handlers.overview.to_review import Shown
from handlers.publication.wish import wish_of
from handlers.talk.message import Desk, Message
from handlers.talk.question import kept_of
from handlers.talk.registry import GROUP, Matcher
from policy.report.report_words import read_report_words, read_verdicts
from policy.text.asking import is_question
from policy.text.selection import Selection, read_selection

MOST_LINES: Final = 12  # of one message
SAID_OF_MANY: Final[Mapping[str, tuple[str, str]]] = {  # verb: the act's name, how it is said
    "发送": ("release_all", "发送 全部"),
    "审核通过": ("accept_all", "审核通过 全部 台账 11月"),
    "办结": ("close_all", "办结 全部"),
    "代登": ("record_all_papers", "代登 全部"),
    "可领": ("all_ready", "可领 全部"),
    "已回电": ("all_called", "已回电 全部"),
    "同意延期": ("extend_all", "同意延期 全部"),
    "不同意延期": ("extend_none", "不同意延期 全部"),
}
_RETURNED: Final = re.compile(
    r"退回\s*(?P<places>第?\d{1,2}(?:[、，,和]\d{1,2})*)[项条个号]?[\s，,：:]+(?P<reason>\D.*)"
)


@dataclass(frozen=True)
class Line:
    """One act for many: the verb, what it selects, and the words of a return."""

    verb: str
    wanted: Selection
    words: str = ""


_EVERY_FIRST: Final = re.compile(
    r"\s*(?:全|所有|一律|其余|其他|各|每|除)"
)  # else it is what the paper says: «全部完成整改»


def _read(verb: str, text: str) -> Selection | None:
    """What «发送 除交通局外», «除了水利局都发», «全部发送» select; None for single things and 代登 of named departments."""
    first, last = ("(?:发送|发出)", "发(?:送|出去?)?") if verb == "发送" else (verb, verb)
    found = re.fullmatch(
        rf"(?:请|帮我)?{first}(?P<after>.+)|(?P<before>(?:全部|所有|除).*?|\S{{2,12}}?(?:全部|都)){last}[。]?",
        text,
        re.DOTALL,
    )
    if found is None:
        return None
    wanted = read_selection(said := found["after"] or found["before"])
    for_all = wanted is not None and wanted.every and _EVERY_FIRST.match(said)
    return wanted if verb != "代登" or for_all else None


# In everyday words only the two that are said so daily, and only where many are meant or a place of the list is named.
_EVERYDAY: Final[Mapping[str, re.Pattern[str]]] = {
    "审核通过": re.compile(r"^(?!.*(?:销|[办了]结)).*(?:(?:审核)?通过|没问题|过了)"),
    "同意延期": re.compile(r"(?:延期?|缓|推迟|晚).*(?:同意|批准?|准了|可以)|(?:同意|批准?).*(?:延期?|缓|推迟|晚)"),
}
_MANY: Final = re.compile(r"[都全]|所有|一律|统一|一并|[两二三四五六七八九\d]+家")
_REFUSES: Final = re.compile(r"不|别|没|未|暂|先")
_AT_PLACE: Final = re.compile(
    r"(?:审核)?通过\s*第?(?P<places>\d{1,2}(?:[、，,和~到-]\d{1,2})*)[条项个号]?[。]?"
    r"|第?(?P<before>\d{1,2}(?:[、，,和~到-]\d{1,2})*)[条项个号]?(?:都|可以|没问题)*[，,]?(?:审核)?通过[吧了]?[。]?"
)
_LONGEST: Final = 40  # characters of a sentence that settles many


def among(desk: Desk, verb: str, text: str) -> Selection:
    """Those that a sentence names, all but those that it leaves out, else all."""
    names = tuple(each.name for each in departments.mentioned(desk.context, text))
    wanted = read_selection(text)
    said_but = "、".join(wanted.but) if wanted else ""
    but = tuple(each.name for each in departments.mentioned(desk.context, said_but)) if said_but else ()
    names = tuple(each for each in names if each not in but)
    rest = text if verb == "同意延期" else _kind_in(desk, text)
    return Selection(every=not names, but=but, names=names, rest=rest)


def _everyday(desk: Desk, verb: str, text: str) -> Selection | None:
    """«三家延期都同意，统一到28号» of the desk: of those named, else of all; «通过1» of the list on the screen."""
    if len(text) > _LONGEST or is_question(text) or not desk.context.me.has(*GROUP):
        return None
    shown = kept_of(desk, "to_review", Shown)
    at = _AT_PLACE.fullmatch(text) if verb == "审核通过" and shown is not None else None
    if at is not None:
        several = read_selection(f"{at['places'] or at['before']} ")
        return several or Selection(places=(int(at["places"] or at["before"]),))
    if not _EVERYDAY[verb].search(text) or not _MANY.search(text) or _REFUSES.search(text):
        return None
    return among(desk, verb, text)


def _kind_in(desk: Desk, text: str) -> str:
    settings = read_report_words(text, desk.context.obligations).settings
    return settings.short if settings else ""


def selects(verb: str) -> Matcher:
    """`match` of one act for many: what it selects, None for a text that says something else."""

    def match(desk: Desk, message: Message) -> Line | None:
        text = message.text.strip()
        wanted = _read(verb, text) or (_everyday(desk, verb, text) if verb in _EVERYDAY else None)
        if wanted is None or (verb == "发送" and wish_of(desk, message) is not None):
            return None  # «发通知 各单位 ……» sends something new
        return Line(verb, wanted)

    return match


def _returns(text: str) -> Line | None:
    found = _RETURNED.fullmatch(text)
    wanted = read_selection(found["places"]) if found else None
    return Line("退回", wanted, found["reason"].strip()) if found and wanted and wanted.places else None


def by_place(desk: Desk, message: Message) -> Line | None:
    """«退回 2、5 措施空泛» of the list on the screen."""
    line = _returns(message.text.strip())
    return line if line and kept_of(desk, "to_review", Shown) else None


def act_a_line(desk: Desk, message: Message) -> list[Line] | None:
    """Several acts for many, one a line, or verdicts on what waits; None unless every line is one."""
    said = [line.strip() for line in message.text.splitlines() if line.strip()]
    if len(said) == 1:
        return _verdicts(desk, said[0])
    if not 1 < len(said) <= MOST_LINES:
        return None
    found = [_line(desk, each) for each in said]
    return [each for each in found if each] if all(found) else None


def _verdicts(desk: Desk, text: str) -> list[Line] | None:
    """«交通局的准，教育局的不准»: of each request for more time its own verdict."""
    found = read_verdicts(text) if desk.context.me.has(*GROUP) else []
    named = [(departments.mentioned(desk.context, whose), yes) for whose, yes in found]
    if not named or any(len(each) != 1 for each, _ in named):
        return None
    if len(named) == 1 and ("延期" in text or not _waits(desk, named[0][0][0].name)):
        return None  # one that is called so, or that nobody asked for, is settled by its own act
    return [Line("同意延期" if yes else "不同意延期", Selection(names=(each[0].name,))) for each, yes in named]


def _waits(desk: Desk, department: str) -> bool:
    return any(each.department == department for each in worktable(desk.context, {*together.DOES["同意延期"]}))


def _line(desk: Desk, text: str) -> Line | None:
    if line := _returns(text):
        return line
    if text.startswith("催办") and whom_of_many(desk, text):
        return Line("催办", Selection(), text)
    return next((Line(verb, wanted) for verb in SAID_OF_MANY if (wanted := _read(verb, text)) is not None), None)
