"""The trail: who did what to which numbered thing."""

from actions.common.context import Context
from storage.models import TrailEntry

DEPUTY_FOR = "deputy for"  # in Context.read: the account in whose place the actor acts, set by deputies.act_in_place

DOOR = "door"  # in Context.read: one of DOORS, set where a person comes in
DOORS = {"app": "企业微信", "robot": "智能机器人", "page": "网页"}


def record(context: Context, act: str, subject: str | None = None) -> None:
    """Note an act in the trail; never business content, only its number."""
    actor = context.actor.userid if context.actor else "system"
    row = TrailEntry(at=context.now, actor=actor, act=act, subject=subject)
    row.deputy_for, row.door = context.read.get(DEPUTY_FOR), context.read.get(DOOR)
    context.session.add(row)
