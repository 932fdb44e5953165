"""What the trail says of one number: who looked at it, and who changed it."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from actions.common.context import Context
from actions.common.trail import DOORS
from actions.overview.trail_words import ACTS
from policy.text.write import say_moment
from storage.models import Member, TrailEntry

LOOKS: Final = ("look", "download", "ask_export", "open_report")
"""Acts that change nothing: confidential and safe registers looked at, files and lists taken out, reports opened."""
MOST: Final = 40  # lines of one answer, the newest


def of_number(context: Context, number: str, *, looks: bool) -> list[str]:
    """One line for each act on the number, the newest first: when, who, what, by which door, in whose place."""
    which = TrailEntry.act.in_(LOOKS) if looks else TrailEntry.act.not_in(LOOKS)
    rows = context.session.scalars(
        select(TrailEntry).where(TrailEntry.subject == number, which).order_by(TrailEntry.id.desc()).limit(MOST)
    ).all()
    names = _names(context, [each.actor for each in rows] + [each.deputy_for or "" for each in rows])
    return [_line(context, each, names) for each in rows]


def _line(context: Context, row: TrailEntry, names: dict[str, str]) -> str:
    who = names.get(row.actor.casefold(), "系统" if row.actor == "system" else "已离任人员")
    instead = names.get((row.deputy_for or "").casefold())
    place = f"（代{instead}同志）" if instead else ""
    door = f"，{DOORS[row.door]}" if row.door in DOORS else ""
    return f"{say_moment(context.local(row.at))} {who}{place}：{ACTS.get(row.act, row.act)}{door}"


def _names(context: Context, userids: Sequence[str]) -> dict[str, str]:
    keys = {each.casefold() for each in userids}
    return dict(
        context.session.execute(select(Member.userid_key, Member.name).where(Member.userid_key.in_(keys))).all()
    )
