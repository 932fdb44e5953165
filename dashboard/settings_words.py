"""The operator's settings, said with their effect; they are changed in config.yaml, not here."""

from actions.context import Rules
from policy.settings import LadderStep

_COUNTS = {"calendar": "按自然日计算", "workdays": "按工作日计算", "hours": "按开会前的小时数计算"}
_SHIFTS = {"previous_workday": "提前到上一个工作日", "same_day": "仍在当日", "next_workday": "顺延到下一个工作日"}
_WHOM = {"liaison": "联络员", "leader": "分管领导", "principal": "主要负责人", "group": "派驻组名单"}

Line = tuple[str, str]


def settings_in_words(rules: Rules) -> list[tuple[str, list[Line]]]:
    """Sections of lines «what» – «effect»."""
    duties = [
        (each.title, f"常用名“{each.short}”，{each.effective_from}起，规则 {each.rrule}") for each in rules.obligations
    ]
    return [
        ("会议报告", [("提前天数", f"{rules.lead_time.days}日，{_COUNTS[rules.lead_time.count]}")]),
        ("报送事项", duties),
        ("提醒", _reminders(rules)),
        ("联系方式", [("综合科", rules.office), ("时区", str(rules.zone))]),
    ]


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
