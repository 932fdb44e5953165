"""The trail: who did what to which numbered thing."""

from actions.common.context import Context
from storage.models import TrailEntry


def record(context: Context, act: str, subject: str | None = None) -> None:
    """Note an act in the trail; never business content, only its number."""
    actor = context.actor.userid if context.actor else "system"
    context.session.add(TrailEntry(at=context.now, actor=actor, act=act, subject=subject))
