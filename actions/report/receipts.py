"""A report that came in, by the number of its receipt."""

from actions.common.context import Context
from actions.common.scope import seen
from storage.models import Submission

__all__ = ["Submission", "find_receipt"]


def find_receipt(context: Context, number: str) -> Submission | None:
    """A report by its number, if its department is in the actor's view."""
    query = seen(context, Submission).where(Submission.number == number)
    return context.session.scalar(query)
