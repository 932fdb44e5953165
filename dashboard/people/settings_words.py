"""The operator's settings, said with their effect (they are changed in config.yaml, not here), and how the service runs."""

from actions.common import outages
from actions.common.context import Context, Rules
from actions.running import alerts
from policy.text.write import say_moment
from policy.time.recurrence import say_rule
from policy.time.settings import LadderStep

_COUNTS = {"calendar": "按自然日计算", "workdays": "按工作日计算", "hours": "按开会前的小时数计算"}
_SHIFTS = {"previous_workday": "提前到上一个工作日", "same_day": "仍在当日", "next_workday": "顺延到下一个工作日"}
_WHOM = {"liaison": "联络员", "leader": "分管领导", "principal": "主要负责人", "group": "派驻组名单"}

OUTAGES_SHOWN = 5
Line = tuple[str, str]


def settings_in_words(rules: Rules) -> list[tuple[str, list[Line]]]:
    """Sections of lines «what» – «effect»."""
    duties = [
        (each.title, f"常用名“{each.short}”，{each.effective_from}起，{say_rule(each.rrule, each.first_day)}截止")
        for each in rules.obligations
    ]
    return [
        ("会议报告", [("提前天数", f"{rules.lead_time.days}日，{_COUNTS[rules.lead_time.count]}")]),
        ("报送事项", duties),
        ("提醒", _reminders(rules)),
        ("联系方式", [("综合科", rules.office), ("时区", str(rules.zone))]),
    ]


def running_in_words(context: Context) -> list[tuple[str, list[Line]]]:
    """What is wrong now and which outages there were; the same form as the settings."""
    lines = [
        (f"{say_moment(context.local(row.raised_at))}起", f"{alerts.TITLES[row.cause]}。{row.text}")
        for row in alerts.standing(context.session)
    ] or [("告警", "无")]
    if not context.rules.office_phone:
        lines.append(("综合科电话", "未登记（office.phone）：有人问电话时只能转告综合科回电，请补登"))
    for row in outages.latest(context.session, OUTAGES_SHOWN):
        span = f"{say_moment(context.local(row.began_at))}至{say_moment(context.local(row.ended_at))}"
        lines.append(("曾停用", f"{span}，其间到期的报送不计逾期"))
    return [("运行情况", lines)]


def _reminders(rules: Rules) -> list[Line]:
    settings, hours = rules.reminders, rules.hours
    release = "由综合科回复“发送”后发出" if settings.principal_step == "release" else "自动发出"
    judged = "按规定日期认定" if settings.verdict == "written" else "按顺延后的日期认定"
    return [
        ("截止时刻", f"{settings.due_time:%H:%M}，{judged}"),
        ("遇非工作日", f"提醒{_SHIFTS[settings.shift]}"),
        ("提醒步骤", "；".join(map(_step, settings.ladder))),
        ("主要负责人一步", release),
        ("发送时段", f"工作日{hours.start:%H:%M}至{hours.end:%H:%M}"),
        ("会议提醒时段", f"{hours.meeting_start:%H:%M}至{hours.meeting_end:%H:%M}"),
    ]


def _step(step: LadderStep) -> str:
    if step.offset == 0:
        return f"当日→{_WHOM[step.to]}"
    side = "前" if step.offset < 0 else "后"
    return f"{side}{abs(step.offset)}个工作日→{_WHOM[step.to]}"
