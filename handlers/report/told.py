"""What was assigned («布置»), answered in plain words: «违规吃喝自查情况：共查……», «已自查，未发现问题»; shown first, then it is the report."""

import re
from typing import Final

from actions.common import departments
from actions.report import assignments
from handlers.qa.meaning import means_something
from handlers.report.submit import LONGEST_WORD, Wanted, ask_first
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import opened
from handlers.talk.registry import DEPARTMENT, Order, act
from policy.fields.days import LEADING_DAY
from policy.notice import looks_like_notice
from policy.report.report_words import read_report_words
from policy.text.asking import is_question
from policy.time.settings import AssignedObligation

_BEFORE: Final = 4  # characters that may stand before the title beside the department: «关于», «报一下»
_SAYS: Final = re.compile(r"(?:报一?下|报告|汇报一?下|如下|已?报|来了|是|为)*[\s：:，,。]*")


_APART: Final = re.compile(r"[\s：:]+")


def _by_name(desk: Desk, message: Message) -> Wanted | None:
    """«台账 本月召开党组会2次，……»: the name of what is reported, set apart, and behind it what is reported."""
    text = message.text.strip()
    if not desk.context.me.has(*DEPARTMENT):
        return None
    if is_question(text) or looks_like_notice(text):
        return None
    for heads in (2, 1):
        *head, rest = _APART.split(text, maxsplit=heads)
        words = read_report_words("".join(head), desk.context.obligations)
        if words.settings and not words.before and not words.rest and len(head) == heads:
            is_told = len(rest) > LONGEST_WORD and not LEADING_DAY.match(rest)  # with its day it is an entry
            return Wanted("", words.settings.kind, words.period, rest, message.at) if is_told else None
    return None


def _by_title(desk: Desk, message: Message) -> Wanted | None:
    """The title of what was assigned, and behind it what is reported."""
    if not desk.context.me.has(*DEPARTMENT):
        return None
    if is_question(message.text):
        return None
    among = [each for each in desk.context.obligations if isinstance(each, AssignedObligation)]
    words = read_report_words(message.text, among) if among else None
    if words is None or words.settings is None:
        return None
    own = departments.own(desk.context)
    before = departments.OURS.sub("", words.before)
    for form in (form for each in own for form in departments.forms(each.name)):
        before = before.replace(form, "")
    rest = _SAYS.sub("", words.rest, count=1)
    if len(before) > _BEFORE or len(rest) <= LONGEST_WORD:
        return None
    named = [each.name for each in own if each.name in words.before]
    return Wanted(named[0] if len(named) == 1 else "", words.settings.kind, "", rest, message.at)


@act(
    "told_report",
    match=lambda desk, message: _by_title(desk, message) or _by_name(desk, message),
    order=Order.NOTICE,
    roles=DEPARTMENT,
)
def told_report(desk: Desk, _message: Message, wanted: Wanted) -> Reply:
    """Asked first: what is told of a matter is not always the report on it."""
    return ask_first(desk, wanted)


def _without_title(desk: Desk, message: Message) -> Wanted | None:
    """Words that are nothing else, while one thing alone was lately assigned and is still owed."""
    text = message.text.strip()
    if opened(desk) is not None or is_question(text):
        return None
    if len(text) <= LONGEST_WORD or not desk.context.me.has(*DEPARTMENT):
        return None
    rows = [row for each in departments.own(desk.context) for row in assignments.lately_owed(desk.context, each)]
    if len(rows) != 1 or means_something(desk, message, waits=True):
        return None
    return Wanted(rows[0].department.name, rows[0].kind, "", text, message.at)


@act("maybe_report", match=_without_title, order=Order.LAST, roles=DEPARTMENT)
def maybe_report(desk: Desk, _message: Message, wanted: Wanted) -> Reply:
    """Nothing that answers what was assigned is lost: it is asked whether it does."""
    return ask_first(desk, wanted)
