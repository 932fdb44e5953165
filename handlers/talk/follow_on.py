"""«11月呢», «那水利局呢» after a look at something: the same look, with this in place of what was named before."""

import re
from dataclasses import replace
from typing import Any, Final, NamedTuple

from actions.common import departments
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Act, Order, act, act_named, carry_out, taker
from handlers.talk.ways import Meant
from policy.report.report_words import names_of
from policy.text.lazy import lazily

LOOKS: Final = frozenset(
    {
        "who_missing", "overdue", "overview", "meetings", "who_is", "is_it_in", "who_in_time", "find", "statistics", "statistics_asked",
        "subordinates", "department_meetings", "can_meet", "register_list", "list_entries", "matters", "my_reports", "integrity_requests",
        "opinions", "workday", "latest_day", "entries_to_review", "why_returned", "publications", "publication_totals",
        "my_todo", "document_requests", "list_absences", "inspections", "spot_checks", "preview", "who_signed", "list_handovers",
    }
)  # fmt: skip
_ON: Final = lazily(
    r"(?:那么?|还有)?(?P<what>\S{1,14}?)(?:的|那边|这边)?(?:呢|怎么样|如何)(?:[，,]\s*[周礼星]\S{1,3})?\s*[?？。]?"
)
_N: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY: Final = lazily(rf"{_N}月{_N}[日号]?|(?:[上下本这]?个?(?:周|星期|礼拜)[一二三四五六日天])|今[天日]|[明后昨]天")
_PERIOD: Final = lazily(rf"[上下本这]个?(?:月|季度?|周)|{_N}月份?|第?[一二三四1-4]季度|[上下]半年|全年")
_YEAR: Final = lazily(r"[今去明前]年|20\d\d年")
_NAME: Final = "\0"  # stands where a department is named


class Again(NamedTuple):
    """What is looked at once more: the act, what it found, and the words that it would have been asked in."""

    act: Act
    found: Any
    message: Message


def _goes_on(desk: Desk, message: Message) -> Again | None:
    if message.in_group:
        return None
    on = [found["what"]] if (found := _ON.fullmatch(message.text.strip())) else []
    if not on:
        return None
    for text in desk.lately:
        further = _ON.fullmatch(text.strip())
        if further is None:
            return _look(desk, message, text, on)
        on.insert(0, further["what"])
    return None


def _look(desk: Desk, message: Message, text: str, on: list[str]) -> Again | None:
    for what in on:
        turned = _with(desk, text, what)
        if turned is None:
            return None
        text = turned
    asked = replace(message, text=text)
    chosen, found = taker(desk, asked)
    name = looked_at((chosen, found))
    return Again(chosen, found, asked) if name in LOOKS and act_named(name).is_open_to(desk) else None


def looked_at(taken: tuple[Act, Any]) -> str:
    """The name of the act that takes a message; of what was found by its meaning, the act that is surely meant."""
    chosen, found = taken
    return found.names[0] if isinstance(found, Meant) and found.sure and not found.how else chosen.name


def _with(desk: Desk, text: str, what: str) -> str | None:
    """The text with `what` in place of its like; at its end where there is none; None where `what` is none that is known."""
    if departments.without_names(desk.context, what, _NAME).strip("局委办") == _NAME:
        masked = departments.without_names(desk.context, text, _NAME)
        return re.sub(rf"{_NAME}[局委办]?", what, masked, count=1) if _NAME in masked else f"{what} {text}"
    kinds = [name for each in desk.context.obligations for name in names_of(each)]
    if what in kinds:
        return (
            re.sub("|".join(map(re.escape, kinds)), what, text, count=1)
            if any(map(text.count, kinds))
            else f"{text} {what}"
        )
    for kind in (_DAY, _PERIOD, _YEAR):
        if kind.fullmatch(what) or (kind is not _YEAR and _YEAR.match(what) and kind.fullmatch(_YEAR.sub("", what))):
            return _in_place(kind, text, what)
    return None


def _in_place(kind: re.Pattern[str], text: str, what: str) -> str:
    before = text
    if kind is not _YEAR and _YEAR.match(what):
        before = _YEAR.sub("", text, count=1)
    return kind.sub(what, before, count=1) if kind.search(before) else f"{before} {what}"


@act("follow_on", match=_goes_on, order=Order.CHANGE)
def follow_on(desk: Desk, _message: Message, found: Again) -> Reply:
    """Looked at as if it had been asked in full."""
    reply = carry_out(desk, found.message, found.act, found.found)
    return reply if reply.action else replace(reply, action=found.act.name)
