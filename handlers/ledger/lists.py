"""Lists of a register, and of what every leader keeps, who has none; and the registers that there are."""

from dataclasses import dataclass, replace
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.ledger import entries, leaders
from handlers.ledger.list_words import Wanted, asks_for_list, kept_list, kept_meant, lacking_this_month, list_meant
from handlers.ledger.view import kept_line, line
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import ANYONE, act, plainly
from handlers.talk.safely import safely
from policy.time.months import Span

MOST_LINES = 200  # of a list: twenty pages of «续»; who wants more names a department or a month
MOST_SAFE_LINES = 40  # of a list that is sent apart, and has no next page


@dataclass(frozen=True)
class _Filter:
    """A list whose department is asked for."""

    ledger: str
    span: Span | None
    mine: bool
    overdue: bool
    waiting: bool
    lacking: bool = False


def _any_list(desk: Desk, message: Message) -> Wanted | str:
    return list_meant(desk, message) or ""


@act(
    "list_entries",
    meant=kept_meant,
    match=kept_list,
    clicked=lacking_this_month,
    roles=ANYONE,
    usage="我的台账 11月",
    summary="查看履责记录；“台账 本月 还差谁”看缺记录的同志",
    examples=("我的台账 11月", "上个月台账", "台账 本月 还差谁"),
)
@act("register_list", match=asks_for_list, meant=_any_list)
def register_list(desk: Desk, message: Message, found: Wanted | str) -> Reply:
    """«整改 逾期», «交办 我的», «我的台账 11月»: short lines with numbers, in pages; where no register is named, all that there are."""
    if isinstance(found, str):
        return list_registers(desk, message, None)
    wanted = found
    if isinstance(wanted.department, list):
        kept = _Filter(wanted.definition.key, wanted.span, wanted.mine, wanted.overdue, wanted.waiting, wanted.lacking)
        return question.ask_department(desk, "register_list_of", wanted.words, wanted.department, kept)
    return _list(desk, wanted, wanted.department)


@question.answers("register_list_of")
def register_list_of(desk: Desk, kept: _Filter, name: str) -> Reply:
    """The department was chosen."""
    definition = entries.definition_of(desk.context, kept.ledger)
    if definition is None:
        raise UserError("该台账已停用，请回复“登记目录”查看可用台账。")
    department = question.chosen_department(desk, name)
    wanted = Wanted(definition, kept.span, kept.mine, kept.overdue, kept.waiting, department, name, "", kept.lacking)
    return _list(desk, wanted, department)


def _list(desk: Desk, wanted: Wanted, department: Department | None) -> Reply:
    definition = wanted.definition
    if wanted.lacking and wanted.span:
        return _without_entry(desk, wanted.span, department)
    post_of = leaders.own_ledger(desk.context, definition) if department is None else None
    within = [department] if department else departments.own(desk.context) if post_of else None
    if wanted.leader:
        post_of, within = wanted.leader.member.id, [wanted.leader.department]
    rows, total = entries.first(
        desk.context, definition, MOST_LINES, within=within, post_of=post_of, span=wanted.span, mine=wanted.mine,
        overdue=wanted.overdue, waiting=wanted.waiting,
    )  # fmt: skip
    if not rows and wanted.mine and not definition.kept_by and desk.context.me.has("liaison", "principal"):
        return _list(
            desk, replace(wanted, mine=False), department
        )  # «我的整改» of who answers for a department is its own
    title = _title(desk, wanted, department, post_of is not None)
    if not rows:
        more = (
            f"回复“{definition.words[0]} 今天……”即可登记。"
            if definition.kept_by and desk.context.me.department_ids and not wanted.leader
            else ""
        )
        return Reply(f"{title}：暂无记录。{more}")
    several = len({row.department_id for row in rows}) > 1
    if definition.kept_by:
        lines = [kept_line(row, post_of) for row in rows]
    else:
        lines = [line(desk, definition, row, several, disclose=definition.safe) for row in rows]
    if definition.safe:
        return safely(
            desk, "\n".join([f"{title}，共{total}条：", *lines[:MOST_SAFE_LINES]]), looked_at=definition.title
        )
    more = f"，列出前{MOST_LINES}条（其余请加单位、月份查看或导出）" if total > len(rows) else ""
    return Reply(paged(desk, f"{title}，共{total}条{more}：", lines))


def _title(desk: Desk, wanted: Wanted, department: Department | None, own: bool) -> str:
    """«我的11月台账», «本组11月台账», «交通局问题整改（逾期）»."""
    if not wanted.definition.kept_by:
        return f"{department.name if department else ''}{wanted.definition.title}{wanted.label}"
    if wanted.leader:
        return f"{wanted.leader.name}同志{wanted.label}{wanted.definition.names[0]}"
    where = departments.visible(desk.context)
    whose = (
        "我的" if own else where[0].name if len(where) == 1 else "本组" if desk.context.me.is_group_side else "本单位"
    )
    return f"{department.name if department else whose}{wanted.label}{wanted.definition.names[0]}"


def _without_entry(desk: Desk, span: Span, department: Department | None) -> Reply:
    """The group's side reads counts per department; a department reads its own names."""
    where = [department] if department else departments.visible(desk.context)
    found = leaders.without_entry(desk.context, where, span)
    lacking = {name: names for name, names in found.items() if names}
    if not lacking:
        return Reply(f"{span.label}台账：班子成员均已有记录。")
    if desk.context.me.is_group_side:
        lines = [f"{name}：{len(names)}名班子成员尚无记录" for name, names in lacking.items()]
    else:
        lines = [f"{name}：{'、'.join(names)}尚无记录" for name, names in lacking.items()]
    return Reply(paged(desk, f"{span.label}台账还差：", lines))


@act(
    "registers",
    meant=plainly,
    words=r"(?:查看)?(?:可登记事项|登记目录|台账目录|有哪些台账|登记事项)[。？?]?",
    usage="登记目录",
    summary="查看各类台账怎么记、怎么查",
)
def list_registers(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Every register in force that the person may write or read, with its words."""
    roles = desk.context.me.roles
    lines = []
    for each in entries.definitions(desk.context):
        write = f"登记“{each.words[0]} ……”" if each.words and roles & set(each.write) else ""
        if each.kinds and roles & set(each.write):
            write = f"登记“记 {each.kinds[0].title} 3{each.kinds[0].unit} 单位”"
        see = f"查看“{each.names[0]}”" if each.names and roles & set(each.see) else ""
        lines.append(f"{each.title}：{'，'.join(part for part in (write, see) if part) or '计入“统计”'}")
    tail = "按编号办理：查看、更正、撤回、进展、办结。"
    return Reply(f"{paged(desk, f'可用台账{len(lines)}类：', lines)}\n{tail}" if lines else "您的岗位暂无可用台账。")
