"""A report that came in, by the number of its receipt."""

from sqlalchemy import select

from actions.common.actor import sees
from actions.common.context import Context
from storage.models import Department, Obligation, Submission

__all__ = ["Submission", "find_receipt"]


def find_receipt(context: Context, number: str) -> Submission | None:
    """A report by its number, if its department is in the actor's view."""
    query = select(Submission).join(Obligation).join(Department).where(Submission.number == number, sees(context.me))
    return context.session.scalar(query)
