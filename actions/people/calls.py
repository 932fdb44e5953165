"""转人工: somebody asks the desk to call back; the wish waits there until the desk says that it has called."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from actions.common import recipients, wishes
from actions.common.context import Context
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.trail import record
from actions.common.wishes import Wish
from storage.models import Push

REASON: Final = "call_back"
_ASKED, _CALLED = "contact_office", "called_back"


def ask_call(context: Context, own: Sequence[Department]) -> None:
    """The desks of the person's groups are told, once for each group; what was written is not repeated."""
    names = "、".join(each.name for each in own)
    for group_id in sorted({each.group_id for each in own}):
        number = next_number(context)
        text = f"请回电 {number}：{names}{context.me.name}同志希望与综合科通话。回电后请回复“已回电 {number}”。"
        queue(context, recipients.offices(context, group_id), text, REASON, subject=number)
        record(context, _ASKED, number)


@dataclass(frozen=True)
class Call:
    """A wish for a call that waits for the desk: its number, and who asks."""

    number: str
    who: str


def find(context: Context, number: str) -> Call | None:
    """The wish of this number while it waits for the person's desk."""
    told = wishes.told(context, REASON, _CALLED, number)
    return Call(number, told.partition("：")[2].partition("希望")[0]) if told is not None else None


def waiting(context: Context) -> list[Push]:
    """What the person's desk was asked and has not answered, oldest first."""
    return wishes.waiting(context, REASON, _CALLED)


def lately(context: Context) -> list[Wish]:
    """Who asked the person's desk to call, and when the person did; newest first."""
    return wishes.lately(context, REASON, _ASKED, _CALLED)


def who(wish: Wish) -> str:
    """«教育局郭平同志»."""
    return wish.text.partition("：")[2].partition("希望")[0]


def settle(context: Context, number: str) -> None:
    """The desk has called. Raises UserError for a number that is no such wish of this desk, or is settled."""
    if wishes.told(context, REASON, _CALLED, number) is None:
        raise UserError(f"没有待回电的 {number}：已经办理，或编号有误。")
    record(context, _CALLED, number)
