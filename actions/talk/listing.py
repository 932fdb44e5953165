"""The rest of a long list, kept until «续» asks for it."""

from collections.abc import Sequence

from actions.common.context import Context
from storage.models import Listing

PAGE_LINES = 10


def keep(context: Context, title: str, lines: Sequence[str]) -> None:
    """Remember a list of which the first page has been shown; it takes the place of an older one."""
    key = context.userid.casefold()
    row = context.session.get(Listing, key) or Listing(userid_key=key)
    row.title, row.lines, row.page, row.shown_at = title, list(lines), 1, context.now
    context.session.add(row)


def next_page(context: Context) -> tuple[str, list[str], int] | None:
    """Title, all lines and the number of the page that comes next; None when nothing waits to be shown."""
    row = context.session.get(Listing, context.userid.casefold())
    if row is None or row.page * PAGE_LINES >= len(row.lines):
        return None
    row.page, row.shown_at = row.page + 1, context.now
    return row.title, row.lines, row.page
