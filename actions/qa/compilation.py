"""The Q&A compilation as it is in force: items, wordings, and whether the office has reviewed it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Integer, ScalarSelect, bindparam, case, func, select
from sqlalchemy.orm import Session

from actions.common.actor import Actor
from actions.common.context import Context
from actions.common.standing import Known, look_up
from actions.common.trail import record
from policy.retrieval import QaIndex, QaText
from storage.models import COMMISSION, SAMPLE, QaItem, QaWay, Setting

__all__ = ["COMMISSION", "SAMPLE", "QaItem"]

ENABLED = "compilation_enabled"
COPIED = "compilation_copied"
Revision = tuple[int, int, int, date]


@dataclass(frozen=True)
class InForce:
    """The compilation that answers a group's people today: every question by number, stopped ones too, and the index.

    `index` is None while the first one of a large compilation is built; `enabled` is False for the sample, and for a
    copy of it, until the office has reviewed it («启用汇编»): until then every answer is marked.
    """

    items: Mapping[int, QaItem]
    index: QaIndex | None
    enabled: bool


# Every question runs these, so they are put together once. In force is of each question the newest version that holds
# on a day; before all of them, the first.
_HOLDS = func.max(case((QaItem.effective_on <= bindparam("today"), QaItem.version)))
_CHOSEN = (
    select(QaItem.number, func.coalesce(_HOLDS, func.min(QaItem.version)).label("version"))
    .where(QaItem.holder == bindparam("holder"))
    .group_by(QaItem.number)
    .subquery()
)
_IN_FORCE = (
    select(QaItem)
    .join(_CHOSEN, (QaItem.number == _CHOSEN.c.number) & (QaItem.version == _CHOSEN.c.version))
    .where(QaItem.holder == bindparam("holder"))
)
_ALL = _IN_FORCE.order_by(QaItem.number)
_ONE = _IN_FORCE.where(QaItem.number == bindparam("number"))


def _last(holder: ColumnElement[int] | int) -> ScalarSelect[int]:
    return select(func.coalesce(func.max(QaItem.id), 0)).where(QaItem.holder == holder).scalar_subquery()


_STATE = select(
    _last(bindparam("group", type_=Integer)),
    _last(COMMISSION),
    _last(SAMPLE),
    select(func.coalesce(func.max(QaWay.id), 0)).scalar_subquery(),
    select(Setting.value).where(Setting.key == bindparam("enabled")).scalar_subquery(),
    select(Setting.value).where(Setting.key == bindparam("copied")).scalar_subquery(),
)


def group_of(actor: Actor | None) -> int:
    """The inspection group whose people this member belongs to; 0 for the commission's, a stranger and the clock.

    Of several groups it is the first: one compilation at a time answers.
    """
    if actor is None:
        return 0
    groups = [post.department.group_id for post in actor.posts if post.department is not None]
    return min([*actor.group_ids, *groups], default=0)


def items(session: Session, today: date, holder: int) -> list[QaItem]:
    """Every question of a compilation in the version that holds on this day, repealed ones included, by number."""
    return list(session.scalars(_ALL, {"today": today, "holder": holder}))


def listed(context: Context) -> list[QaItem]:
    """Every question of the compilation that answers this person."""
    return items(context.session, context.today, holder_of(context))


def find(context: Context, number: int) -> QaItem | None:
    """One question as it holds today in the compilation that answers this person."""
    values = {"today": context.today, "holder": holder_of(context), "number": number}
    return context.session.scalars(_ONE, values).one_or_none()


def is_repealed(item: QaItem, today: date) -> bool:
    """Whether the answer is no longer in use on this day."""
    return item.repealed_on is not None and item.repealed_on <= today


def state(session: Session, today: date, group: int, known: Known | None = None) -> tuple[Revision, bool]:
    """Whose compilation answers this group's people, in a revision that is another after every change of it and on
    every day; and whether it is enabled. The group's own answers, else the commission's, else the sample.
    """
    return look_up(session, known, (_STATE, today, group), lambda: _state(session, today, group))


def _state(session: Session, today: date, group: int) -> tuple[Revision, bool]:
    keys = {"enabled": f"{ENABLED}:{group}", "copied": f"{COPIED}:{group}"}
    own, commission, sample, way, enabled, copied = session.execute(_STATE, {"group": group or None, **keys}).one()
    if group and own:
        holder, last, reviewed = group, own, not (copied and copied.get("on"))
    elif commission:
        holder, last, reviewed = COMMISSION, commission, True
    else:
        holder, last, reviewed = SAMPLE, sample, False
    return (holder, last, way, today), bool(enabled.get("on")) if enabled else reviewed


def holder_of(context: Context) -> int:
    """Whose compilation answers this person."""
    return state(context.session, context.today, group_of(context.actor), context.known)[0][0]


def searched(session: Session, rows: Collection[QaItem], today: date) -> list[QaText]:
    """What the index is built from: the items in use, then the stopped ones, which say that they were stopped.

    A stopped one is left out where an item in use has taken over one of its wordings.
    """
    everything = texts(session, rows)
    stopped = {row.number for row in rows if is_repealed(row, today)}
    in_use = [item for item in everything if item.number not in stopped]
    taken = {text for item in in_use for text in (item.question, *item.ways)}
    ended = [item for item in everything if item.number in stopped and not taken & {item.question, *item.ways}]
    return in_use + ended


def texts(session: Session, rows: Collection[QaItem]) -> list[QaText]:
    """These items of one compilation as retrieval reads them, with the wordings that the office has added."""
    added: dict[int, list[str]] = {}
    holders = {row.holder for row in rows}
    for way in session.scalars(select(QaWay).where(QaWay.holder.in_(holders)).order_by(QaWay.id)):
        added.setdefault(way.number, []).append(way.text)
    return [
        QaText(
            row.number,
            row.question,
            row.answer,
            tuple(row.basis),
            tuple(row.keywords),
            (*row.ways, *added.get(row.number, ())),
        )
        for row in rows
    ]


def is_enabled(context: Context) -> bool:
    """Whether answers bear no mark: the office has said «启用汇编», or the compilation is its own."""
    return state(context.session, context.today, group_of(context.actor), context.known)[1]


def enable(context: Context, on: bool) -> None:
    """Turn what answers the office's group from sample to reviewed, or back; for no other group."""
    _switch(context, ENABLED, group_of(context.actor), on)
    record(context, "enable_compilation" if on else "disable_compilation")


def note_copied(context: Context, group: int, on: bool) -> None:
    """A group's compilation is a copy of the sample, or is no more: then what was reviewed before is of the past."""
    _switch(context, COPIED, group, on)
    if not on and (row := context.session.get(Setting, f"{ENABLED}:{group}")):
        context.session.delete(row)


def is_copied(context: Context, group: int) -> bool:
    """Whether a group's compilation is a copy of the sample that its office has edited."""
    row = context.session.get(Setting, f"{COPIED}:{group}")
    return bool(row and row.value.get("on"))


def _switch(context: Context, key: str, group: int, on: bool) -> None:
    row = context.session.get(Setting, f"{key}:{group}") or Setting(key=f"{key}:{group}")
    row.value, row.changed_at = {"on": on, "by": context.userid}, context.now
    context.session.add(row)
