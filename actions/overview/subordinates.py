"""下属单位: what each subordinate institution owes by itself, and what of it the parent's next report carries."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import or_, select

from actions.common.context import Context
from actions.report import drafts
from actions.report.owed import open_obligations
from storage.models import Department, Obligation


@dataclass(frozen=True)
class Below:
    """One institution: its own open reports, and its records per report that its parent owes next."""

    department: Department
    owed: tuple[Obligation, ...]
    carried: tuple[tuple[Obligation, int], ...]


def below(context: Context) -> list[Below]:
    """Living institutions of the person's own departments, or of the desk's, in the order of the list."""
    me = context.me
    mine = or_(Department.parent_id.in_(me.department_ids), Department.group_id.in_(me.group_ids))
    query = select(Department).where(mine, Department.parent_id.is_not(None), Department.ended_on.is_(None))
    rows = list(context.session.scalars(query.order_by(Department.parent_id, Department.id)))
    owed = open_obligations(context, {each.id for row in rows for each in (row, row.parent) if each is not None})
    with_entries = [each for each in owed if drafts.carries_entries(context, each.kind)]
    counted = {
        each.id: Counter(entry.department_id for entry in drafts.draft(context, each).entries) for each in with_entries
    }
    return [
        Below(
            row,
            tuple(each for each in owed if each.department_id == row.id),
            tuple((each, counted[each.id][row.id]) for each in with_entries if each.department_id == row.parent_id),
        )
        for row in rows
    ]
