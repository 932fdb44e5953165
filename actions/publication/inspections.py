"""监督检查, recorded after the fact: departments, days, counts; its findings are rectifications, each department's its own (M17)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import select

from actions.common.context import Context
from actions.common.departments import Department, mentioned
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.scope import at_desk, of
from actions.common.trail import record
from policy.publication.unannounced import plans_unannounced
from policy.text.write import say_day
from policy.when import Days, read_days
from storage.models import Inspection, LedgerEntry
from storage.states import EntryState

__all__ = ["Inspection"]

BACK: Final = 240  # days: a day without a year that lies farther back is one to come
NOT_HERE: Final = (
    "检查在结束后登记：尚未开展或尚未结束的检查，日期和对象请勿录入，本条未留存。"
    "检查结束后请回复“登记检查 单位 起止日期 问卷……份 谈话……人次”。"
)


def plans(context: Context, text: str) -> bool:
    """Whether a text tells the day or the target of an unannounced inspection to come: «12月3日暗访», «去教育局突击检查»."""
    calendar = context.rules.calendar
    if not plans_unannounced(text, context.said_at, calendar):
        return False
    return bool(mentioned(context, text)) or isinstance(read_days(text, context.said_at, calendar, back=BACK), Days)


def record_inspection(
    context: Context, where: Sequence[Department], first: date, last: date, questionnaires: int, interviews: int
) -> Inspection:
    """Raises UserError for one that is not over: what is to come is entered nowhere."""
    if not where:
        raise UserError("请写明检查了哪些单位。")
    if last > context.said_on or first > last:
        raise UserError("检查在结束后登记：请写明已经完成的起止日期，尚未开展的检查请勿录入。")
    row = Inspection(
        number=next_number(context), group_id=where[0].group_id, department_ids=[each.id for each in where], first=first, last=last,
        questionnaires=questionnaires, interviews=interviews, recorded_at=context.now, recorded_by=context.me.userid,
    )  # fmt: skip
    context.session.add(row)
    record(context, "record_inspection", row.number)
    return row


def find(context: Context, number: str) -> Inspection | None:
    """An inspection of the person's groups."""
    query = at_desk(context, Inspection).where(Inspection.number == number)
    return context.session.scalar(query)


def departments_of(context: Context, row: Inspection) -> list[Department]:
    """The departments that were inspected."""
    query = select(Department).where(Department.id.in_(row.department_ids)).order_by(Department.id)
    return list(context.session.scalars(query))


def listing(context: Context, most: int | None = None) -> list[Inspection]:
    """The inspections of the person's groups, the latest first."""
    query = at_desk(context, Inspection).order_by(Inspection.first.desc(), Inspection.id.desc())
    return list(context.session.scalars(query.limit(most)))


def findings_of(context: Context, row: Inspection) -> list[LedgerEntry]:
    """What was found, as it is being mended, by department."""
    found = of(LedgerEntry, *departments_of(context, row)).where(LedgerEntry.number.in_(row.findings))
    found = found.where(LedgerEntry.state != EntryState.WITHDRAWN).order_by(LedgerEntry.department_id, LedgerEntry.id)
    return list(context.session.scalars(found))


def line(context: Context, row: Inspection) -> str:
    """«交通局、水利局，11月10日（周二）至11月12日（周四），问卷267份，谈话34人次，问题4项，已办结1项»."""
    days = say_day(row.first) if row.first == row.last else f"{say_day(row.first)}至{say_day(row.last)}"
    where = "、".join(each.name for each in departments_of(context, row))
    found = findings_of(context, row)
    closed = sum(each.state == EntryState.CLOSED for each in found)
    return (
        f"{where}，{days}，问卷{row.questionnaires}份，谈话{row.interviews}人次，"
        f"问题{len(found)}项，{EntryState.CLOSED.word}{closed}项"
    )
