"""One meeting with everything on file about it, and a department's meetings as lines."""

from sqlalchemy import func
from sqlalchemy.orm import selectinload

from actions.common.context import Context
from actions.common.scope import of
from actions.common.states import MeetingState, OpinionState
from actions.meeting import rules
from actions.meeting.words import WAYS, headline, say_items, say_others, say_unprepared, say_verdict, when
from policy.fields.report_form import say_lacks
from policy.meeting.facts import FACT
from policy.text.write import say_day
from storage.models import Department, MeetingNotice, Opinion


def full_text(context: Context, meeting: MeetingNotice) -> str:
    """The whole of one meeting, what matters on top."""
    state = _off(meeting)
    why = f"（{meeting.state_reason}）" if meeting.state_reason else ""
    version = f"，第{meeting.version}版" if meeting.version > 1 else ""
    way = f"，{WAYS[meeting.way]}报告" if meeting.way in WAYS else ""
    lines = [
        f"{meeting.number} {meeting.department.name}{f'【{state}】{why}' if state else ''}{version}{way}",
        headline(context, meeting),
        say_items(meeting),
        say_verdict(context, meeting),
        say_others(rules.other_verdicts(context, meeting)),
        f"迟报原因：{meeting.late_reason}" if meeting.late_reason and meeting.on_time is False else "",
        f"单位说明：{meeting.statement}" if meeting.statement else "",
        still_missing(context, meeting),
        say_unprepared(meeting),
        *history(context, meeting),
        f"联系人：{meeting.contact}" if meeting.contact else "",
        say_attendance(meeting),
        *(opinion_line(opinion) for opinion in opinions_of(context, meeting)),
        *(_decision(item.position, item.conclusion, item.votes, item.minutes) for item in meeting.items),
    ]
    return "\n".join(line for line in lines if line)


def still_missing(context: Context, meeting: MeetingNotice) -> str:
    """«还缺：会议地点。报告表还缺：…»; "" when nothing is missing."""
    absent = "、".join(FACT[name].title for name in rules.missing(meeting))
    return (f"还缺：{absent}。" if absent else "") + say_lacks(rules.form_lacks(context, meeting))


def history(context: Context, meeting: MeetingNotice) -> list[str]:
    """For each item, the meetings that its matter went through before."""
    lines = []
    for item in meeting.items:
        others = [other.meeting for other in item.matter.items if other.meeting is not meeting] if item.matter else []
        said = "、".join(
            f"{other.type}（{other.number}，{say_day(other.day) if other.day else '时间待定'}）" for other in others
        )
        if item.matter and said:
            lines.append(f"第{item.position}项事项 {item.matter.number}，{item.matter.stage.word}：{said}")
    return lines


def say_attendance(meeting: MeetingNotice) -> str:
    """Who attends, or that nobody does; "" while undecided."""
    if meeting.attends is False:
        return "派驻组不派员参会。"
    said = (
        f"{each.member.name}（{each.state.word}{f'，{each.reason}' if each.reason else ''}）"
        for each in meeting.attendances
    )
    names = "、".join(said)
    return f"参会：{names}" if names else ""


def opinions_of(context: Context, meeting: MeetingNotice) -> list[Opinion]:
    """Opinions on this meeting that stand, oldest first."""
    query = of(Opinion, meeting).where(Opinion.state != OpinionState.RECALLED)
    return list(context.session.scalars(query.order_by(Opinion.id)))


def opinion_line(opinion: Opinion) -> str:
    """«意见 2026-0131：……（待答复）»."""
    answer = f"答复：{opinion.answer}" if opinion.state == OpinionState.ANSWERED else opinion.state.word
    return f"意见 {opinion.number}：{opinion.text}（{answer}）"


def _decision(position: int, conclusion: str | None, votes: str | None, minutes: str | None) -> str:
    return (
        f"第{position}项结论：{'，'.join(each for each in (conclusion, votes, minutes) if each)}" if conclusion else ""
    )


def department_lines(context: Context, department: Department) -> list[str]:
    """The department's meetings: those to come, soonest first, then the past ones, newest first."""
    query = (
        of(MeetingNotice, department)
        .options(selectinload(MeetingNotice.attendances))
        .order_by(func.coalesce(MeetingNotice.day, context.today), MeetingNotice.starts_at, MeetingNotice.id)
    )
    rows = list(context.session.scalars(query))
    coming = [row for row in rows if row.day is None or row.day >= context.today]
    past = [row for row in rows if row.day is not None and row.day < context.today]
    return [_line(context, row) for row in [*coming, *reversed(past)]]


def _off(meeting: MeetingNotice) -> str:
    return "" if meeting.state is MeetingState.REGISTERED else meeting.state.word


def _line(context: Context, meeting: MeetingNotice) -> str:
    verdict = {True: "按时", False: "迟报", None: ""}[meeting.on_time]
    said = "，".join(each for each in (_off(meeting), verdict, "经认可" if meeting.excused else "") if each)
    return f"{meeting.number} {when(context, meeting)} {meeting.type}{f'（{said}）' if said else ''}"
