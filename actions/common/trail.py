"""The trail: who did what to which numbered thing."""

from actions.common.context import Context
from storage.models import TrailEntry

DEPUTY_FOR = "deputy for"  # in Context.read: the account in whose place the actor acts, set by deputies.act_in_place


def record(context: Context, act: str, subject: str | None = None) -> None:
    """Note an act in the trail; never business content, only its number."""
    actor = context.actor.userid if context.actor else "system"
    deputy_for = context.read.get(DEPUTY_FOR)
    context.session.add(TrailEntry(at=context.now, actor=actor, act=act, subject=subject, deputy_for=deputy_for))
