"""试运行 of one department: until its last day everything is recorded, and reminders reach its liaisons alone."""

from collections.abc import Sequence
from datetime import date

from actions.common import recipients
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.trail import record
from actions.people.department_changes import REASON
from actions.people.supervised import find, in_reach
from policy.text.write import say_day
from storage.models import Department

EVERYBODY = frozenset({"各单位", "全部单位", "所有单位", "全体单位"})


def meant(context: Context, names: Sequence[str]) -> list[Department]:
    """The departments of the person's groups that are named, «各单位» for all that count; raises UserError."""
    if EVERYBODY & set(names):
        return [each for each in in_reach(context) if not each.practice]
    found = list(dict.fromkeys(find(context, name) for name in names))
    if practising := [each.name for each in found if each.practice]:
        raise UserError(f"{'、'.join(practising)}是练习单位，本来就只提醒联络员，也不计入统计，无需试运行。")
    return found


def shown(context: Context, rows: Sequence[Department], last: date | None) -> str:
    """What would be so; `last` None ends the trial now. Raises UserError where it cannot be."""
    names = "、".join(each.name for each in rows)
    if last is None:
        if on_none := [each.name for each in rows if not is_tried(each, context.today)]:
            raise UserError(f"{'、'.join(on_none)}目前没有试运行。")
        return f"将结束试运行：{names}，今日起按正常步骤提醒和督办。"
    if last < context.said_on:
        raise UserError(f"{say_day(last)}已经过去，请写明今天或今后的日期。")
    return f"将试运行：{names}，至{say_day(last)}（含当日）。期间照常登记和统计，提醒只发联络员；期满自动按正常步骤办理，此前的督办不补发。"


def set_trial(context: Context, rows: Sequence[Department], last: date | None) -> None:
    """As it was shown; the liaisons are told."""
    shown(context, rows, last)
    for row in rows:
        row.trial_until = last
        text = f"{row.name}试运行至{say_day(last)}，期间提醒只发联络员。" if last else f"{row.name}试运行已结束。"
        queue(context, recipients.liaisons(context, row), text, REASON)
        record(context, "begin_trial" if last else "end_trial", row.name)


def is_tried(row: Department, day: date) -> bool:
    """Whether the department is on trial on this day."""
    return row.trial_until is not None and day <= row.trial_until
