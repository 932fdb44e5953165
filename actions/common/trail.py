"""The trail: who did what to which numbered thing."""

from sqlalchemy.orm import Session

from actions.common.context import Context
from actions.common.scope import one
from actions.common.states import name_of
from storage.models import Obligation, TrailEntry

DEPUTY_FOR = "deputy for"  # in Context.read: the account in whose place the actor acts, set by deputies.act_in_place

DOOR = "door"  # in Context.read: one of DOORS, set where a person comes in
DOORS = {"app": "企业微信", "robot": "智能机器人", "page": "网页"}


SUBJECT = 40  # characters
_RECORDED = "recorded"  # in Session.info


def record(context: Context, act: str, subject: str | None = None) -> None:
    """Note an act in the trail; never business content, only its number, or the name of the department, chat or account."""
    actor = context.actor.userid if context.actor else "system"
    row = TrailEntry(at=context.now, actor=actor, act=act, subject=subject and subject[:SUBJECT])
    row.deputy_for, row.door = context.read.get(DEPUTY_FOR), context.read.get(DOOR)
    context.session.add(row)
    context.session.info[_RECORDED] = True


def is_recorded(session: Session) -> bool:
    """Whether an act of this transaction stands in the trail: then somebody wanted something done with what was said."""
    return _RECORDED in session.info


def of_report(row: Obligation) -> str:
    """The number of its newest receipt, by which it is asked for; before there is one, what it is called."""
    return row.submissions[-1].number if row.submissions else name_of(row)[:SUBJECT]


def of_file(context: Context, subject: str) -> str:
    """The number of what a file belongs to: of «entry:2026-0003», «receipt:2026-0003:7» it stands there, of «obligation:12» it is the report's."""
    kind, _, rest = subject.partition(":")
    return of_report(one(context, Obligation, int(rest))) if kind == "obligation" else rest.partition(":")[0]
