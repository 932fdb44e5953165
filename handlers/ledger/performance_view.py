"""Lists of the 履责台账 as people read them: short lines, in pages."""

from actions.common import departments
from actions.common.departments import Department
from actions.ledger import performance
from handlers.talk.message import Desk, Reply
from handlers.talk.paging import paged
from policy.text.write import say_day
from policy.time.months import Span


def own_entries(desk: Desk, span: Span) -> Reply:
    """A leader's own; a liaison's department; the group's departments."""
    actor = desk.context.me
    if actor.has("leader", "principal"):
        return entries_of(desk, departments.own(desk.context), span, f"我的{span.label}台账", actor.member.id)
    where = departments.visible(desk.context)
    return entries_of(
        desk,
        where,
        span,
        f"{where[0].name if len(where) == 1 else '本组' if actor.is_group_side else '本单位'}{span.label}台账",
    )


def entries_of(desk: Desk, where: list[Department], span: Span, title: str, owner_id: int | None = None) -> Reply:
    """Entries of these departments within the span; with `owner_id` those of one leader's post."""
    rows = performance.entries(desk.context, [department.id for department in where], span, owner_id)
    if not rows:
        return Reply(
            f"{title}：暂无记录。" + ("回复“记台账 今天……”即可登记。" if desk.context.me.department_ids else "")
        )
    lines = []
    for row in rows:
        named = f"{row.department.name}{row.owner.name} " if owner_id is None else f"{row.owner.name} "
        who = "" if row.owner_id == owner_id else named  # an entry of the post's earlier holder shows the name
        marks = "".join(f"（{mark}）" for mark in row.fields.get("marks", ()))
        lines.append(f"{row.number} {say_day(row.happened_on)} {who}{row.fields['way']}：{_short(row.text)}{marks}")
    return Reply(paged(desk, f"{title}，共{len(rows)}条：", lines))


def _short(text: str, limit: int = 24) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def without_entry(desk: Desk, span: Span, department: Department | None) -> Reply:
    """The group's side reads counts per department; a department reads its own names."""
    where = [department] if department else departments.visible(desk.context)
    found = performance.without_entry(desk.context, where, span)
    lacking = {name: names for name, names in found.items() if names}
    if not lacking:
        return Reply(f"{span.label}台账：班子成员均已有记录。")
    if desk.context.me.is_group_side:
        lines = [f"{name}：{len(names)}名班子成员尚无记录" for name, names in lacking.items()]
    else:
        lines = [f"{name}：{'、'.join(names)}尚无记录" for name, names in lacking.items()]
    return Reply(paged(desk, f"{span.label}台账还差：", lines))
