"""How much was sent out: issues and people reached, how many of them said something back, by kind and month (M12, M14, M15)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import case, func, or_

from actions.common.context import Context
from actions.publication.finding import at_desk
from storage.models import Publication, Receipt
from storage.states import PublicationState, ReceiptState

_OUT = (PublicationState.SENT, PublicationState.SUPERSEDED)


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
    back = or_(Receipt.signed_at.is_not(None), Receipt.state != ReceiptState.WAITING)
    query = (
        at_desk(context)
        .with_only_columns(
            Publication.kind, Publication.sent_at, Publication.problems, Publication.suggestions,
            func.count(Receipt.id), func.sum(case((back, 1), else_=0)),
        )
        .outerjoin(Receipt, Receipt.publication_id == Publication.id)
        .where(Publication.state.in_(_OUT))
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
