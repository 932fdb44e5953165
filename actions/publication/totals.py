"""How much was sent out: issues and people reached, how many of them said something back, by kind and month (M12, M14, M15)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, case, func, or_
from sqlalchemy.orm import contains_eager, joinedload

from actions.common.context import Context
from actions.common.scope import Ids, every, within
from actions.publication.finding import at_desk
from storage.models import Publication, Receipt
from storage.states import PublicationState, ReceiptState

OUT: Final = Publication.state.in_((PublicationState.SENT, PublicationState.SUPERSEDED))
BACK: Final = or_(Receipt.signed_at.is_not(None), Receipt.state != ReceiptState.WAITING)
"""Of a receipt: signed, or answered in any way."""


@dataclass(frozen=True)
class Total:
    """Of one kind: issues and people by month, who of them said something back, and what came of held meetings."""

    months: Mapping[int, tuple[int, int]]
    back: int
    problems: int
    suggestions: int

    @property
    def issues(self) -> int:
        """How many were sent."""
        return sum(issues for issues, _ in self.months.values())

    @property
    def reached(self) -> int:
        """How many people they went to, each as often as he got one."""
        return sum(people for _, people in self.months.values())

    @property
    def rate(self) -> str:
        """«75.0%»."""
        return f"{self.back / self.reached:.1%}" if self.reached else "0.0%"


def totals(context: Context, year: int) -> Mapping[str, Total]:
    """By kind, as the kinds stand in their folder: what the person's groups sent in a year. What was recalled does not count."""
    query = (
        at_desk(context)
        .with_only_columns(
            Publication.kind, Publication.sent_at, Publication.problems, Publication.suggestions,
            func.count(Receipt.id), func.sum(case((BACK, 1), else_=0)),
        )
        .outerjoin(Receipt, Receipt.publication_id == Publication.id)
        .where(OUT)
        .group_by(Publication.id)
    )  # fmt: skip
    found: dict[str, Total] = {}
    for kind, sent_at, problems, suggestions, reached, answered in context.session.execute(query):
        day = context.local(sent_at).date() if sent_at else None
        if day is None or day.year != year:
            continue
        had = found.get(kind, Total({}, 0, 0, 0))
        issues, people = had.months.get(day.month, (0, 0))
        found[kind] = Total(
            dict(sorted({**had.months, day.month: (issues + 1, people + reached)}.items())),
            had.back + answered, had.problems + (problems or 0), had.suggestions + (suggestions or 0),
        )  # fmt: skip
    return {each.key: found[each.key] for each in context.rules.publications if each.key in found}


def asking(context: Context) -> list[str]:
    """The kinds of which something is to come back."""
    return [each.key for each in context.rules.publications if each.expects != "nothing"]


def from_library(context: Context) -> list[str]:
    """The kinds whose texts come from the library: 廉政提醒."""
    return [each.key for each in context.rules.publications if each.library]


def received(ids: Ids, first: datetime, last: datetime, kinds: Collection[str] | None = None) -> Select[Any]:
    """What people of these departments were sent in this time, a receipt each; of these kinds, or of all."""
    query = within(Receipt, ids).join(Receipt.publication).options(
        contains_eager(Receipt.publication), joinedload(Receipt.department), joinedload(Receipt.member)
    )  # fmt: skip
    query = query.where(OUT, Publication.sent_at.between(first, last))
    return query if kinds is None else query.where(Publication.kind.in_(kinds))


def issued(ids: Ids, first: datetime, last: datetime, kinds: Collection[str] | None = None) -> Select[Any]:
    """What was sent to these departments in this time, each once, to however many; of these kinds, or of all."""
    query = every(Publication).where(OUT, Publication.sent_at.between(first, last))
    query = query.where(Publication.receipts.any(Receipt.department_id.in_(ids)))
    return query if kinds is None else query.where(Publication.kind.in_(kinds))
