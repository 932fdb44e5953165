"""清单进展: the quarter's progress of the department's checklist, item by item on one page."""

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.ledger import changes, checklists, entries
from dashboard.frame.access import DEPARTMENT, Part
from dashboard.frame.forms import said

blueprint = Part("checklist", __name__)
ROWS = 60  # items on one page


@blueprint.shows("/checklist", *DEPARTMENT)
def show(context: Context) -> ResponseReturnValue:
    """Every item of which the next report has nothing to say yet, with room for its progress."""
    items, total = checklists.without_progress(context)
    definition = checklists.register_of(context, checklists.KIND)
    rows = [(item, dict(line.split("：", 1) for line in entries.say_fields(definition, item))) for item in items]
    return render_template("checklist.html", rows=rows[:ROWS], left=len(rows), total=total)


@blueprint.does("/checklist", *DEPARTMENT)
def save(context: Context) -> str:
    """Keep what was filled in; an item left empty stays open."""
    items, _total = checklists.without_progress(context)
    words = {item.number: text for item in items if (text := said(f"item.{item.number}", 500))}
    numbers = {item.number: item for item in items}
    if not words:
        raise UserError("请至少填写一项进展后再保存；没有变化的可填“无变化”。")
    definition = checklists.register_of(context, checklists.KIND)
    for number, text in words.items():
        if definition is not None:
            changes.progress(context, definition, numbers[number], text)
    flash(f"已登记{len(words)}项进展，还有{len(items) - len(words)}项待填。")
    return url_for("page.checklist.show")
