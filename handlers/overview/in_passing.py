"""How things stand, asked in passing: is it in, are all in, chase those who are not."""

import re
from typing import Any, Final

from actions.common import departments
from actions.overview import status
from actions.report.urge import ALL
from handlers.overview.lines import NAMES_SHOWN, period_line
from handlers.overview.remind import ask_all, remind
from handlers.overview.remind_words import UNNAMED, Wanted, meant_whom
from handlers.overview.status import missing, owed_by
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import ANYONE, GROUP, act
from policy.report.report_words import read_report_words
from policy.report.statistic_words import read_named_span

_NAMED = r"(?!下属|\S{0,8}(?:[迟晚]|用再|要再)报|那?[这那](?:次|回|个(?![月季周])))(?:我们?)?(?:局|单位|委)?的?(?P<what>\S{0,8}?)(?:都|全|现在|目前)?"


def _what_of(desk: Desk, message: Message) -> dict[str, str]:
    words = read_report_words(message.text, desk.context.obligations)
    return {"what": words.settings.short if words.settings else ""}


@act(
    "is_it_in",
    meant=_what_of,
    words=rf"(?:今天(?:是|都)?(?:\d+号|截止)了?[，,\s]*|(?:帮(?:我|忙)?|麻烦)?(?:看|查)一?下)?{_NAMED}"
    r"(?<![要用])(?:(?:报|交)(?:齐|全|上来|上去)?了?(?:没有?|吗|几家|多少家?|没报)|有(?:几家|谁)(?:报|交)了)[。？?]*",
    roles=ANYONE,
    examples=("台账交了没", "都报了吗"),
)
def is_it_in(desk: Desk, message: Message, found: Any) -> Reply:
    """«台账交了没», «都报了吗»: how many are in and who is not; a department reads its own. «交通局报了没»: what that one owes."""
    words = read_report_words(found["what"] or "", desk.context.obligations)
    named = departments.mentioned(desk.context, message.text) if desk.context.me.is_group_side else []
    kind = words.settings.short if words.settings else ""
    return owed_by(desk, named, kind, message) if named else missing(desk, kind)


_IN_TIME: Final = re.compile(r"(?<![没不未])(?:按时|准时|按期)")
_WHO: Final = re.compile(r"[几多哪][家少个]|哪些|谁|多少")


def _asks_in_time(desk: Desk, message: Message) -> str | None:
    """«四季度清单现在几家按时»: the report of which it is asked."""
    text, actor = message.text, desk.context.me
    if not actor.is_group_side:
        return None
    if not _IN_TIME.search(text) or not _WHO.search(text):
        return None
    words = read_report_words(text, desk.context.obligations)
    return words.settings.kind if words.settings else None


@act("who_in_time", match=_asks_in_time, roles=GROUP, examples=("四季度清单几家按时",))
def who_in_time(desk: Desk, message: Message, kind: str) -> Reply:
    """Of the period that is named, or of the one due now: how many are in, which of them in time, and who is not in."""
    context, span = desk.context, read_named_span(message.text, message.at.date())[0]
    known = status.periods_within(context, span) if span else status.current_periods(context)
    periods = [each for each in known if each.kind == kind]
    if not periods:
        return Reply(f"{span.label if span else '本期'}没有到期的这项报送任务。")
    return Reply("\n".join(_in_time_line(desk, each) for each in periods))


def _in_time_line(desk: Desk, period: status.PeriodStatus) -> str:
    names = status.in_time(desk.context, period)
    shown = f"（{'、'.join(names)}）" if 0 < len(names) <= NAMES_SHOWN else ""
    return f"{period_line(desk.context, period)}\n按首次报送计，按时{len(names)}家{shown}。"


@act(
    "remind_missing",
    meant=meant_whom,
    words=r"(?:把)?(?:还)?(?:没有?|未)(?:报|交)的(?:都|单位)?催(?:一?下|办|一催)[。]?",
    roles=GROUP,
)
def remind_missing(desk: Desk, message: Message, found: Any) -> Reply:
    """«没报的催一下»: everybody who has not reported, shown first; or whom the words name or leave out."""
    if not isinstance(found, Wanted):
        return ask_all(desk, ALL, "")
    return ask_all(desk, found.of, found.short) if found.whom == UNNAMED else remind(desk, message, found)
