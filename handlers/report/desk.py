"""What the group's desk decides on reports that came in: 退回 with reasons, 审核通过."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from actions.common import recipients, states
from actions.common.departments import Department
from actions.report import periods, review
from actions.report.obligations import asked_of, asked_role
from actions.report.submit import Obligation, Submission
from handlers.report.desk_words import (
    DeskWords,
    Spoken,
    about_report,
    names_report,
    newest_of,
    settings_of,
    spoken_for,
    the_one_that_waits,
    with_department,
)
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask, confirm, own_words
from handlers.talk.registry import GROUP
from policy.publication.audience import ROLE_NAMES
from policy.report.report_words import ReportWords
from policy.text.asking import is_question
from policy.text.denied import denies

Judge = TypeVar("Judge", bound=Callable[[Desk, Obligation, str], Reply])


def of_what_came(word: str, name: str, undone: str = "", *, words: str = "", **more: Any) -> Callable[[Judge], Judge]:
    """Register an act of the desk on a report that came in: by its number, as the word names it, or in everyday words.

    The function gets the report and what else was said. `undone` is what cannot be done where nothing came in yet; `more` goes to
    `verb`, for which `words` may be more than the word.
    """

    def register(judge: Judge) -> Judge:
        @wraps(judge)
        def judged(desk: Desk, message: Message, found: Any) -> Reply:
            if isinstance(found, Said):
                return judge(desk, newest_of(found), found.rest)
            if isinstance(found, Spoken):
                return the_one_that_waits(desk, found)
            return with_department(desk, word, found, message.at)

        @about_report(word)
        def of_department(desk: Desk, department: Department, said: DeskWords) -> Reply:
            settings = settings_of(desk, said.kind)
            obligation = review.latest_report(desk.context, department, settings, said.period, said.said_at)
            if obligation is None:
                return Reply(f"{department.name}{said.period}{settings.short}尚未报送{undone}。")
            return judge(desk, obligation, said.rest)

        verb(name, words or word, Submission, roles=GROUP, **more)(judged)
        return judge

    return register


@dataclass(frozen=True)
class Returning:
    """A report that is to be returned, how it is called, and why."""

    obligation: int
    short: str
    reasons: str


_RETURNED = re.compile(r"退回?(?:过|去)?的")  # «昨天退回的……通过吧»: what has gone back
_GOES_BACK = re.compile(r"(?:打回|退回|退)(?:去|来|给他们?)?(?:重新?[写报改做弄])?(?:一下|吧|了)?(?:[，,。；;\s]|$)")
_LONGEST_RETURN = 120  # characters
_named_first = names_report("退回")


def _sends_back(desk: Desk, message: Message) -> ReportWords | Spoken | None:
    """«退回 交通局 清单 …», and «交通局清单第2项太空，退回去»: one department, its report, and that it goes back."""
    if found := _named_first(desk, message):
        return cast("ReportWords", found)
    text = message.text.strip()
    if (
        len(text) > _LONGEST_RETURN
        or _RETURNED.search(text)
        or not _GOES_BACK.search(text)
        or is_question(text)
        or denies(text, "退")
    ):
        return None
    if not desk.context.me.is_group_side:
        return None
    spoken: Spoken = spoken_for("退回")(desk, message)
    return spoken if len(spoken.names) == 1 and spoken.said.kind else None


@of_what_came(
    "退回",
    "return_report",
    "，无需退回",
    also=_sends_back,
    meant=lambda desk, message: None if _RETURNED.search(message.text) else spoken_for("退回")(desk, message),
    usage="退回 交通局 清单 原因……",
    summary="退回报送材料并说明原因",
    examples=("退回 交通局 清单 第3、5项措施空泛，请具体到责任人和时限",),
)
def return_report(desk: Desk, obligation: Obligation, reasons: str) -> Reply:
    """Shows what will go out and to whom; nothing happens before 确认."""
    context, department, short = desk.context, obligation.department, settings_of(desk, obligation.kind).short
    states.check(obligation, "return")
    if not reasons:
        text = f"{states.name_of(obligation)}：请写明退回原因，如“第3项措施空泛，请具体到责任人”。"
        return ask(desk, "return_reason", text, kept=obligation.id, field="reason", dropped="好的，未退回。")
    names = recipients.names(context, asked_of(context, obligation)).values()
    text = review.returning_text(obligation, short, reasons)
    to = "、".join(names) or "（名单中暂无联络员）"
    who = ROLE_NAMES[asked_role(context, obligation)]
    kept = Returning(obligation.id, short, reasons)
    question = f"将发给{department.name}{who}{to}：\n{text}\n"
    return confirm(desk, "confirm_return", question, kept, verb="发出", dropped="好的，未退回。")


@own_words("return_reason", lambda _desk, _kept, message: message.text.strip() or None, roles=GROUP)
def return_reason(desk: Desk, obligation: int, reasons: str) -> Reply:
    """The reason was asked for; it is shown with whoever reads it."""
    return return_report(desk, periods.by_id(desk.context, obligation), reasons)


@answers("confirm_return", roles=GROUP)
def confirm_return(desk: Desk, kept: Returning, _yes: str) -> Reply:
    """«确认»: the report is returned."""
    obligation = periods.by_id(desk.context, kept.obligation)
    review.return_report(desk.context, obligation, kept.short, kept.reasons)
    return Reply(f"已退回{states.name_of(obligation)}，并已告知联络员；催办照常进行。")


_APPROVES = re.compile(
    r"通过|(?<!看)过|可以|(?<!执)行|没(?:啥|什么)?(?:问题|毛病|意见)|合格|符合|达标|收下|准[了予]|同意|审定|认可|不错|OK|ok"
)


_names_accepted = names_report("审核通过")


def _accepted(desk: Desk, message: Message) -> Spoken | None:
    """What is accepted is said to be good: whoever only looks at it accepts nothing."""
    return cast("Spoken", spoken_for("审核通过")(desk, message)) if _APPROVES.search(message.text) else None


def _accepted_after_all(desk: Desk, message: Message) -> Spoken | None:
    """«昨天退回的水利局台账通过吧» of the desk."""
    if not desk.context.me.is_group_side or is_question(message.text) or not _RETURNED.search(message.text):
        return None
    return _accepted(desk, message)


@of_what_came(
    "审核通过",
    "accept_report",
    "，暂不能审核",
    also=lambda desk, message: _names_accepted(desk, message) or _accepted_after_all(desk, message),
    meant=_accepted,
    at_once=True,
    usage="审核通过 交通局 清单 四季度",
    summary="报送材料审核通过",
)
def accept_report(desk: Desk, obligation: Obligation, _rest: str) -> Reply:
    """The report stands as it is."""
    review.accept(desk.context, obligation)
    return Reply(f"已登记审核通过：{states.name_of(obligation)}，并已告知联络员。")
