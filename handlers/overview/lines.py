"""The lines in which reports owed, periods and meetings are written for people."""

from datetime import date

from actions.common.context import Context
from actions.common.states import ReportState
from actions.overview.status import MeetingNotice, Obligation, PeriodStatus
from actions.report.urge import Reminded
from policy.publication.audience import ROLE_NAMES
from policy.text.write import say_day

NAMES_SHOWN = 12


def _period(label: str, due_on: date, today: date) -> str:
    """A period's name, with its year when that is not the current one."""
    return label if due_on.year == today.year or not label or label[:4].isdigit() else f"{due_on.year}年{label}"


def owed(context: Context, row: Obligation, named: bool) -> str:
    """A report that is owed, with its date and what became of it; `named` puts the department in front."""
    late = (context.today - row.due_on).days
    said = {ReportState.RETURNED: "待重报", ReportState.ANNOUNCED: "，待综合科登记"}
    state = f"，{row.state.word}{said[row.state]}" if row.state in said else ""
    if late > 0 and not state:
        state = f"，已逾期{late}天"
    label = _period(row.label, row.due_on, context.today)
    return f"{row.department.name if named else ''}{label}{row.title}：{say_day(row.due_on)}截止{state}"


def meeting(context: Context, row: MeetingNotice) -> str:
    """A meeting: number, time, department, type, place."""
    hour = f"{context.local(row.starts_at):%H:%M}" if row.starts_at else "时间待补"
    day = say_day(row.day) if row.day else ""
    return f"{row.number} {day}{hour} {row.department.name}{row.type}，{row.place or '地点待补'}"


def heading(context: Context, period: PeriodStatus) -> str:
    """A period with how many of how many are in."""
    return f"{name_of(context, period)}：{period.total}家已报{period.reported}家"


def name_of(context: Context, period: PeriodStatus) -> str:
    """«11月主体责任台账（11月25日（周三）截止）», with its year when that is not the current one."""
    label = _period(period.label, period.due_on, context.today)
    return f"{label}{period.title}（{say_day(period.due_on)}截止）"


def period_line(context: Context, period: PeriodStatus) -> str:
    """A period with who is missing; for a single department just whether it is in."""
    if period.total == 1:
        return f"{name_of(context, period)}：{'未报' if period.missing else ReportState.SUBMITTED.word}"
    if not period.missing:
        return f"{heading(context, period)}，已全部报送。"
    more = f"等{len(period.missing)}家" if len(period.missing) > NAMES_SHOWN else ""
    paper = f"（其中称送纸质待登记：{'、'.join(period.announced)}）" if period.announced else ""
    return f"{heading(context, period)}，未报：{'、'.join(period.missing[:NAMES_SHOWN])}{more}{paper}"


def reminded(name: str, done: Reminded) -> str:
    """What a reminder by hand did for the department `name`."""
    paper = "".join(f"{_title(row)}称已送纸质，请登记。" for row in done.announced)
    if not done.obligations:
        return f"{name}目前没有到催办期的待报事项，未发出；如要提前提醒请写明事项。" if not paper else f"{name}{paper}"
    titles = "、".join(_title(row) for row in done.obligations)
    if not done.names:
        return f"{name}待报：{titles}。名单中暂无该单位联络员，未能发出，请电话联系并补充名单。"
    who = "、".join(ROLE_NAMES[role] for role in done.roles)
    return f"已提醒{name}{who}{'、'.join(done.names)}：{titles}。{paper}"


def _title(row: Obligation) -> str:
    return f"{row.label}{row.title}"
