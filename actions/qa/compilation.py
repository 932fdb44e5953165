"""The Q&A compilation as it is in force: items, wordings, and whether the office has reviewed it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import Session

from actions.common.context import Context
from actions.common.trail import record
from policy.retrieval import QaIndex, QaText
from storage.models import QaItem, QaWay, Setting

__all__ = [
    "InForce",
    "QaItem",
    "Revision",
    "enable",
    "find",
    "is_enabled",
    "is_repealed",
    "items",
    "searched",
    "state",
    "texts",
]

ENABLED = "compilation_enabled"
Revision = tuple[int, int, date]


@dataclass(frozen=True)
class InForce:
    """The compilation as it holds today: every question by number, stopped ones too, and the index over them.

    `index` is None while the first one of a large compilation is built; `enabled` says that the office has reviewed
    it («启用汇编»): until then every answer is marked as a sample.
    """

    items: Mapping[int, QaItem]
    index: QaIndex | None
    enabled: bool


# Every question runs these, so they are put together once. In force is of each question the newest version that holds
# on a day; before all of them, the first.
_HOLDS = func.max(case((QaItem.effective_on <= bindparam("today"), QaItem.version)))
_CHOSEN = (
    select(QaItem.number, func.coalesce(_HOLDS, func.min(QaItem.version)).label("version"))
    .group_by(QaItem.number)
    .subquery()
)
_IN_FORCE = select(QaItem).join(_CHOSEN, (QaItem.number == _CHOSEN.c.number) & (QaItem.version == _CHOSEN.c.version))
_ALL = _IN_FORCE.order_by(QaItem.number)
_ONE = _IN_FORCE.where(QaItem.number == bindparam("number"))
_STATE = select(
    select(func.coalesce(func.max(QaItem.id), 0)).scalar_subquery(),
    select(func.coalesce(func.max(QaWay.id), 0)).scalar_subquery(),
    select(Setting.value).where(Setting.key == ENABLED).scalar_subquery(),
)


def items(session: Session, today: date) -> list[QaItem]:
    """Every question in the version that holds on this day, repealed ones included, by number."""
    return list(session.scalars(_ALL, {"today": today}))


def find(context: Context, number: int) -> QaItem | None:
    """One question of the compilation as it holds today."""
    return context.session.scalars(_ONE, {"today": context.today, "number": number}).one_or_none()


def is_repealed(item: QaItem, today: date) -> bool:
    """Whether the answer is no longer in use on this day."""
    return item.repealed_on is not None and item.repealed_on <= today


def state(session: Session, today: date) -> tuple[Revision, bool]:
    """The revision, another after every change of the compilation and on every day; and whether it is enabled."""
    item, way, setting = session.execute(_STATE).one()
    return (item, way, today), bool(setting and setting.get("on"))


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


def texts(session: Session, rows: Iterable[QaItem]) -> list[QaText]:
    """These items as retrieval reads them, with the wordings that the office has added."""
    added: dict[int, list[str]] = {}
    for way in session.scalars(select(QaWay).order_by(QaWay.id)):
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


def is_enabled(session: Session) -> bool:
    """Whether the office has said «启用汇编»: until then every answer is marked as a sample."""
    row = session.get(Setting, ENABLED)
    return bool(row and row.value.get("on"))


def enable(context: Context, on: bool) -> None:
    """Turn the compilation from sample to reviewed, or back."""
    row = context.session.get(Setting, ENABLED) or Setting(key=ENABLED)
    row.value, row.changed_at = {"on": on, "by": context.me.userid}, context.now
    context.session.add(row)
    record(context, "enable_compilation" if on else "disable_compilation")
