"""How a meeting is told to people: one line, its items, its verdict."""

from collections.abc import Sequence
from typing import Any

from actions.common.context import Context
from actions.common.states import AttendanceState
from actions.meeting import rules
from policy.fields.report_form import KINDS
from policy.meeting.facts import FACT
from policy.meeting.matter_match import ALIKE, likeness
from policy.text.write import say_day, say_moment, say_yuan
from policy.time.lead_time import Verdict
from storage.models import MeetingItem, MeetingNotice

RECEIPT_END = "仅表示收到登记，不代表同意会议事项。"
WAYS = {"phone": "电话", "paper": "纸质", "page": "网页"}


def when(context: Context, meeting: MeetingNotice) -> str:
    """«11月27日（周五）14:30», «11月27日（周五），时间待定» or «时间待定»."""
    if meeting.starts_at is not None:
        return say_moment(context.local(meeting.starts_at))
    return f"{say_day(meeting.day)}，时间待定" if meeting.day else "时间待定"


def headline(context: Context, meeting: MeetingNotice) -> str:
    """«党组会议，11月27日（周五）14:30，局三楼会议室»."""
    return "，".join([meeting.type, when(context, meeting), meeting.place or "地点待定"])


def say_item(item: MeetingItem) -> str:
    """«2.改造项目资金320万元的分配方案（大额资金使用，320万元）»."""
    known = [KINDS[item.kind]] if item.kind in KINDS else []
    if item.amount_yuan is not None:
        known.append(say_yuan(item.amount_yuan, item.approximate))
    return f"{item.position}.{item.text}" + (f"（{'，'.join(known)}）" if known else "")


def say_items(meeting: MeetingNotice) -> str:
    """The agenda, a line an item; "" without one."""
    return "\n".join([f"议题{len(meeting.items)}项：", *map(say_item, meeting.items)]) if meeting.items else ""


def say_verdict(context: Context, meeting: MeetingNotice) -> str:
    """«距会议2天，少于规定的3日…», always naming the rule; "" while the day is unknown."""
    verdict = rules.verdict(context, meeting)
    if verdict is None:
        return ""
    latest = f"最迟应于{say_moment(verdict.latest)}前报告" if verdict.latest else ""
    excused = f"经派驻组认可{meeting.excused}，单独统计。" if meeting.excused else ""
    if verdict.on_time:
        return f"距会议{verdict.lead_days}天，符合{verdict.rule}报告的要求（{latest}）。"
    days = rules.lead_time(context, meeting.kind).days
    return f"距会议{verdict.lead_days}天，少于规定的{days}日（按{verdict.rule}，{latest}）。{excused}"


def say_others(verdicts: Sequence[Verdict]) -> str:
    """What the other readings of 三天 say: «其他算法：会议日前3个工作日，最迟11月24日（周二）23:59（按时）…»."""
    said = [
        f"{each.rule}，最迟{say_moment(each.latest)}（{'按时' if each.on_time else '已过'}）"
        for each in verdicts
        if each.latest
    ]
    return f"其他算法（供参考）：{'；'.join(said)}。" if said else ""


def say_unprepared(meeting: MeetingNotice) -> str:
    """«第2项未查到前期会议（评估、评审、可研）报告。»; "" when every item has one."""
    positions = "、".join(str(position) for position in rules.unprepared(meeting))
    return f"第{positions}项未查到前期会议（评估、评审、可研）报告。" if positions else ""


def who_attends(number: str) -> str:
    """How the desk says who goes."""
    return (
        f"本人参会请回复“参会 {number}”，他人参会请回复“参会 {number} 姓名”或“转他人 {number}”；“查看 {number}”看全文。"
    )


def desk_text(context: Context, meeting: MeetingNotice, head: str) -> str:
    """What the group's desk reads: what matters on top."""
    late = "" if meeting.on_time is None else ("【按时】" if meeting.on_time else "【迟报】")
    way = f"（{WAYS[meeting.way]}）" if meeting.way in WAYS else ""
    names = "、".join(each.member.name for each in meeting.attendances if each.state != AttendanceState.ABSENT)
    lines = [
        f"{head}{late} {meeting.number} {meeting.department.name}{way}",
        headline(context, meeting),
        say_items(meeting),
        say_verdict(context, meeting),
        say_unprepared(meeting),
        f"迟报原因：{meeting.late_reason}" if meeting.late_reason and meeting.on_time is False else "",
        f"单位说明：{meeting.statement}" if meeting.statement else "",
        f"联系人：{meeting.contact}" if meeting.contact else "",
        f"参会：{names}" if names else who_attends(meeting.number),
    ]
    return "\n".join(line for line in lines if line)


def snapshot(context: Context, meeting: MeetingNotice) -> dict[str, Any]:
    """What a notice says, as plain values: kept as a version, and compared to show what changed."""
    return {
        "type": meeting.type,
        "starts_at": context.local(meeting.starts_at).isoformat() if meeting.starts_at else None,
        "day": meeting.day.isoformat() if meeting.day else None,
        "when": when(context, meeting),
        "place": meeting.place,
        "contact": meeting.contact,
        "scope": meeting.scope,
        "state": meeting.state,
        "dated_at": context.local(meeting.dated_at).isoformat(),
        "lead_days": meeting.lead_days,
        "on_time": meeting.on_time,
        "late_reason": meeting.late_reason,
        "items": [say_item(item) for item in meeting.items],
        "form": dict(meeting.form),
    }


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """«时间：11月27日（周五）14:30 → 12月2日（周三）09:00», a line a changed value."""
    titles = {"when": "时间"} | {key: FACT[key].title for key in ("place", "contact", "scope")}
    lines = [
        f"{title}：{before.get(key) or '未填'} → {after.get(key) or '未填'}"
        for key, title in titles.items()
        if before.get(key) != after.get(key)
    ]
    lines += _changed_items(before.get("items", []), after.get("items", []))
    form = {key: value for key, value in after.get("form", {}).items() if before.get("form", {}).get(key) != value}
    return lines + ([f"报告表内容：更新{len(form)}处"] if form else [])


def change_head(context: Context, meeting: MeetingNotice, head: str) -> str:
    """«会议改期【迟报】 2026-0123 交通局党组会议，11月27日（周五）14:30：», above the lines that say what changed."""
    late = "" if meeting.on_time is None else ("【按时】" if meeting.on_time else "【迟报】")
    names = "、".join(each.member.name for each in meeting.attendances if each.state != AttendanceState.ABSENT)
    who = f"（参会：{names}）" if names else ""
    return f"{head}{late} {meeting.number} {meeting.department.name}{meeting.type}，{when(context, meeting)}{who}："


def chained(earlier: Sequence[str], later: Sequence[str]) -> list[str]:
    """Changes of one meeting told together: «三楼 → 五楼» and «五楼 → 六楼» are «三楼 → 六楼»; what went back is nothing."""
    lines = list(earlier)
    for line in later:
        title, _, values = line.partition("：")
        old, _, new = values.partition(" → ")
        before = next(
            (each for each in lines if new and each.startswith(f"{title}：") and each.endswith(f" → {old}")), None
        )
        if before is None:
            lines.append(line)
            continue
        first = before.removeprefix(f"{title}：").partition(" → ")[0]
        joined = [] if first == new else [f"{title}：{first} → {new}"]
        place = lines.index(before)
        lines[place : place + 1] = joined
    return lines or ["改动已恢复原样。"]


def _changed_items(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """What was reworded, dropped and added of the agenda, whatever place it moved to."""
    old, new = ([line.partition(".")[2] for line in lines] for lines in (before, after))
    gone, fresh = [text for text in old if text not in new], [text for text in new if text not in old]
    lines = []
    for text in gone:
        alike = next((each for each in fresh if likeness(text, each) >= ALIKE), None)
        lines.append(f"议题：{text} → {alike}" if alike else f"删去议题：{text}")
        fresh = [each for each in fresh if each != alike]
    return lines + [f"新增议题：{text}" for text in fresh]
