"""One entry of a register: what it says, what befell it, and what this person can do with it now."""

from collections.abc import Callable

from flask import abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from actions.common import recipients, states
from actions.common.context import Context
from actions.common.errors import UserError
from actions.ledger import attachments, changes, entries, evidence, finding
from actions.ledger import history as register_history
from actions.ledger import review as register_review
from actions.ledger.entries import LedgerEntry
from dashboard.frame.access import BOTH, INSIDE, Part, looked, the
from dashboard.frame.forms import FormError, confirmed, filled, said, said_day
from dashboard.ledger.entry_acts import ACTS
from dashboard.ledger.form import asked, filled_in, name_of, read_form
from policy.ledger.definition import LedgerDefinition

blueprint = Part("entries", __name__)


def find(context: Context, number: str) -> tuple[LedgerEntry, LedgerDefinition]:
    """An entry in view; 404 for any other number."""
    found: tuple[LedgerEntry, LedgerDefinition] = the(entries.find(context, number))
    return found


@blueprint.shows("/entries/<number>", *BOTH, *INSIDE)
def show(context: Context, number: str) -> ResponseReturnValue:
    """The whole entry."""
    row, definition = find(context, number)
    if definition.safe:
        looked("look", number)
    token, values = filled(context)
    return render_template(
        "entry.html", row=row, definition=definition, token=token, name_of=name_of,
        values={**filled_in(definition, row), **values}, fields=asked(changes.changeable(context, definition, row)), done=entries.DONE,
        lines=[line.partition("：") for line in entries.say_fields(definition, row)],
        events=register_history.history(context, definition, row), acts=_open_acts(context, definition, row),
        gates=[each for each in definition.gates if each.key not in changes.passed(row)],
        hints=register_review.hints(context, definition, row) if context.me.is_group_side else [],
        files=attachments.attached(context, f"entry:{row.number}"),
        people={row.department.name: list(entries.members(context, row.department))}, today=context.today,
    )  # fmt: skip


def _open_acts(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> set[str]:
    """What the page offers: only what the act would allow."""
    mine = row.entered_by == context.me.userid
    tests: dict[str, Callable[[], object]] = {
        "correct": lambda: changes.check_may_change(context, definition, row, "更正", ()),
        "withdraw": lambda: changes.check_may_change(context, definition, row, "撤回"),
        "attach": lambda: evidence.check_may_attach(context, definition, row),
        "judge": lambda: register_review.check_may_review(context, definition, row),
    }
    found = {name for name, test in tests.items() if _allowed(test)}
    if states.allows(row, changes.progress_of(definition)) and (definition.close or definition.review):
        found.add("progress")
    if states.allows(row, "close") and definition.close:
        closer = mine and not definition.shared_with_group
        if closer or changes.may(context, definition, row, definition.close):
            found.add("close")
    if states.allows(row, "report") and finding.is_departments(context, definition, row):
        found |= {"report", "extend"} if row.due_on else {"report"}
    if definition.close and changes.may(context, definition, row, definition.close):
        found |= {"reopen"} if states.allows(row, "reopen") else set()
        found |= {"grant"} if states.allows(row, "extend") and finding.asked(row) else set()
    if "judge" in found and states.allows(row, "accept"):
        found.add("accept")
    if not row.told and context.me.is_group_side:
        found.add("tell")
    if not row.shared and states.allows(row, "share") and (mine or context.me.has("liaison", "principal")):
        found.add("share")
    if row.submission_id is not None:
        found.discard("withdraw")
    if "withdraw" in found and states.allows(row, "resubmit"):
        found.add("resubmit")
    return found


def _allowed(test: Callable[[], object]) -> bool:
    try:
        test()
    except UserError:
        return False
    return True


@blueprint.does("/entries/<number>/correct", *BOTH, *INSIDE)
def correct(context: Context, number: str) -> str:
    """New values in the place of old ones; one that was returned goes back to the desk by this."""
    row, definition = find(context, number)
    changes.check_may_change(context, definition, row, "更正", ())
    form = read_form(context, definition, row.department, changes.changeable(context, definition, row))
    if form.problems:
        raise FormError(form.problems)
    changed = {key: value for key, value in form.values.items() if row.fields.get(key) != value}
    if states.allows(row, "resubmit"):
        register_review.resubmit(context, definition, row, changed)
        flash(f"{number} 已重报，待审核。")
    elif changed:
        changes.correct(context, definition, row, changed)
        flash(f"已更正 {number}，原内容予以保留。")
    else:
        flash("内容没有变化，未作更正。")
    return url_for("page.entries.show", number=number)


@blueprint.does("/entries/<number>/return", *BOTH)
def send_back(context: Context, number: str) -> str:
    """Return with reasons: first shown with its addressees, sent when confirmed."""
    row, definition = find(context, number)
    reasons = said("words", 500)
    if not reasons:
        raise FormError({"words": "请写明退回原因，如“措施请具体到责任人和时限”。"})
    register_review.check_may_review(context, definition, row)
    names = recipients.names(context, register_review.addressees(context, row))
    to, back = f"{row.department.name}{'、'.join(names.values())}", url_for("page.entries.show", number=number)
    confirmed("退回预览", register_review.returning_text(definition, row, reasons), back, {"words": reasons}, to=to)
    register_review.return_entry(context, definition, row, reasons)
    flash(f"已退回 {number}，并已告知该单位。")
    return back


@blueprint.does("/entries/<number>/reopen", *BOTH)
def reopen(context: Context, number: str) -> str:
    """To be done again: first shown with its addressees, sent when confirmed."""
    row, definition = find(context, number)
    reason, due_on = said("words", 500), said_day("due")
    finding.check_may_reopen(context, definition, row, reason, due_on)
    names = recipients.names(context, finding.reopening_to(context, row))
    to, back = f"{row.department.name}{'、'.join(names.values())}", url_for("page.entries.show", number=number)
    text = finding.reopening_text(definition, row, reason, due_on)
    confirmed("重新办理预览", text, back, {"words": reason, "due": due_on or ""}, to=to)
    finding.reopen(context, definition, row, reason, due_on)
    flash(f"{number} 已重新办理，并已告知该单位。")
    return back


@blueprint.does("/entries/<number>/<name>", *BOTH, *INSIDE)
def befall(context: Context, number: str, name: str) -> str:
    """Progress, closing, withdrawing, sharing, accepting: the act itself says who may."""
    act = ACTS.get(name) or abort(404)
    row, definition = find(context, number)
    words = said("words", 1000)
    flash(act(context, definition, row, words))
    return url_for("page.entries.show", number=number)
