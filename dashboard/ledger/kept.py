"""台账: what every leader keeps, at the address of the application's menu: a month of it, and a new entry."""

from flask.typing import ResponseReturnValue

from actions.common.context import Context
from dashboard.frame.access import BOTH, DEPARTMENT, Part, the
from dashboard.ledger import lists
from policy.ledger.definition import LedgerDefinition

blueprint = Part("ledger", __name__)


def _kept(context: Context) -> LedgerDefinition:
    found: LedgerDefinition = the(next((each for each in lists.usable(context) if each.kept_by), None))
    return found


@blueprint.shows("/ledger", *BOTH)
def listing(context: Context) -> ResponseReturnValue:
    """The entries of a month."""
    return lists.board(context, _kept(context))


@blueprint.shows("/ledger/new", *DEPARTMENT)
def new(context: Context) -> ResponseReturnValue:
    """The form of an entry."""
    return lists.open_form(context, _kept(context))


@blueprint.takes("/ledger/new", *DEPARTMENT)
def file_entry(context: Context) -> ResponseReturnValue:
    """File an entry."""
    return lists.take_form(context, _kept(context))
