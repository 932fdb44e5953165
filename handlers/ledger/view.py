"""Entries of a register as chat shows them: the receipt, a line of a list, and how an entry is written."""

from actions.common.states import EntryState
from actions.ledger import entries
from actions.ledger.entries import LedgerEntry
from actions.report import obligations, periods
from handlers.talk.message import Desk
from policy.ledger.definition import LedgerDefinition
from policy.ledger.reading import unsaid
from policy.text.write import say_day

SHORT = 24  # characters of an entry in a list


def already_filed(number: str) -> str:
    """What is said of the same entry, sent again."""
    return f"同样的内容已登记，编号 {number}，未重复登记；如确为另一条，请写明不同之处后重发。"


def receipt(desk: Desk, definition: LedgerDefinition, row: LedgerEntry) -> str:
    """What is said of an entry that has just been filed; of a `safe` register its number alone."""
    kept = bool(definition.kept_by)
    lines = [
        f"已登记，编号 {row.number}{entries.say_marks(row)}。",
        f"责任人：{row.owner.name}同志（{row.department.name}）"
        if kept
        else f"{definition.title}（{row.department.name}）",
        *([] if definition.safe else entries.say_fields(definition, row, desk.context.today.year if kept else 0)),
        "待审核，结果另行告知。" if row.state == EntryState.SUBMITTED else "",
        f"{say_day(row.due_on)}到期，到期前提醒。" if row.due_on else "",
        *(
            f"尚缺{each.title}，可回复“更正 {row.number} {each.title}：……”补充。"
            for each in unsaid(definition, row.fields)
        ),
        _next_report(desk, definition, row) if kept else "",
        f"更正请回复“更正 {row.number} ……”；佐证图片可直接发送（涉密不上网）。"
        if any(field.type == "file" for field in definition.fields)
        else "",
    ]
    return "\n".join(line for line in lines if line)


def _next_report(desk: Desk, definition: LedgerDefinition, row: LedgerEntry) -> str:
    """With which report the entry goes."""
    settings = obligations.settings_of(desk.context, definition.report) if definition.report else None
    if settings is None:
        return ""
    reporter = periods.reporter(row.department, settings)
    period = periods.next_period(desk.context, reporter, settings)
    return f"列入{period.label}{settings.short}，{say_day(period.due_on)}前由联络员报送。" if period else ""


def usage(definition: LedgerDefinition) -> str:
    """How an entry of the register is written, with its fields."""
    fields = [field for field in definition.fields if field.type != "file" and not field.reader]
    said = "，".join(f"{field.title}{'' if field.required else '（可不写）'}" for field in fields)
    labels = " ".join(f"{field.title}：……" for field in fields if field.required and not field.free)
    example = definition.example or f"{definition.words[0]} {labels} ……"
    return f"{definition.title}请写明：{said}。\n如“{example}”。"


def kept_line(row: LedgerEntry, post_of: int | None) -> str:
    """«2026-0001 11月22日（周日） 廉政谈话：……»; of one's own post without a name, but that of a predecessor."""
    named = f"{row.department.name}{row.owner.name} " if post_of is None else f"{row.owner.name} "
    who = "" if row.owner_id == post_of else named
    text = row.text if len(row.text) <= SHORT else row.text[: SHORT - 1] + "…"
    return f"{row.number} {say_day(row.happened_on)} {who}{row.fields.get('way', '')}：{text}{entries.say_marks(row)}"


def line(desk: Desk, definition: LedgerDefinition, row: LedgerEntry, named: bool, *, disclose: bool = False) -> str:
    """«2026-0123 交通局 项目评审记录不完整，12月20日（周日）前（办理中，逾期3天）»."""
    late = (desk.context.today - row.due_on).days if row.due_on and row.state not in entries.QUIET else 0
    state = row.state.word + (f"，逾期{late}天" if late > 0 else "")
    day = "" if row.due_on else f"{say_day(row.happened_on)} "
    where = f"{row.department.name} " if named else ""
    return f"{row.number} {where}{day}{entries.describe(definition, row, disclose=disclose)}（{state}）"
