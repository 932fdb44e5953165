"""What is said of a thing that was told, by what is asked for: a line of text each (told_kinds.py has the table)."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from actions.common import recipients
from actions.common.context import Context
from actions.common.states import MeetingState, ReportState, name_of
from actions.ledger import entries
from actions.ledger.entries import LedgerEntry
from actions.meeting import view
from actions.meeting.report import MeetingNotice
from actions.meeting.words import when
from actions.overview import board, status
from actions.overview.status import Obligation
from actions.publication import finding, receipts
from actions.publication.finding import Publication
from actions.report import contents
from policy.ledger.definition import LedgerDefinition
from policy.text.write import say_day, say_moment, say_yuan
from policy.words.asked import About

Say = Callable[[Context, Any], str]
_A_YEAR: Final = timedelta(days=400)
_NAMES: Final = 12
MOST: Final = 100  # things of a kind that are looked through


def local(context: Context, moment: datetime) -> str:
    """A moment as the clock here shows it."""
    return say_moment(context.local(moment))


def by(who: Callable[[Any], str | None]) -> Say:
    """Who reported, entered, sent or drew it."""

    def say(context: Context, row: Any) -> str:
        userid = who(row)
        return f"{recipients.names(context, [userid]).get(userid, userid)}同志" if userid else "尚无"

    return say


# --- meetings ---------------------------------------------------------------------------------------------------------


def sums(_context: Context, row: MeetingNotice) -> str:
    said = [
        f"{each.text}（{say_yuan(each.amount_yuan, each.approximate)}）"
        for each in row.items
        if each.amount_yuan is not None
    ]
    return "；".join(said) or "未写明金额"


def meeting_state(context: Context, row: MeetingNotice) -> str:
    verdict = {True: "按时报告", False: "迟报", None: ""}[row.on_time]
    done = [f"第{each.position}项{each.conclusion}" for each in row.items if each.conclusion]
    said = (row.state.word, verdict, f"经认可{row.excused}" if row.excused else "", *done)
    return "，".join(filter(None, said)) + "。" + view.still_missing(context, row)


def who_comes(_context: Context, row: MeetingNotice) -> str:
    attends = view.say_attendance(row) or "派驻组尚未确定是否参会"
    return f"{attends}；联系人：{row.contact}" if row.contact else attends


def why_so(_context: Context, row: MeetingNotice) -> str:
    off = f"{row.state.word}原因：{row.state_reason or '未写明'}" if row.state is not MeetingState.REGISTERED else ""
    late = f"迟报原因：{row.late_reason or '未写明'}" if row.on_time is False else ""
    return "；".join(filter(None, (off, late))) or "按时报告，未登记原因"


def again(context: Context, row: MeetingNotice) -> str:
    """Whether a change of it is reported anew."""
    if row.state is not MeetingState.REGISTERED or (row.day and row.day < context.today):
        return "该会议已召开或已取消，另开的会请重新报告"
    return "时间、地点、议题、人员有变，在此说明即按更正登记，不用重新报告；改期的，提前天数按新时间重新计算"


def meeting_line(context: Context, row: MeetingNotice) -> str:
    off = "" if row.state is MeetingState.REGISTERED else f"（{row.state.word}）"
    return f"{row.number} {row.department.name}{row.type}，{when(context, row)}，{row.place or '地点待补'}{off}"


# --- reports owed -----------------------------------------------------------------------------------------------------


def reports(context: Context) -> list[Obligation]:
    """What is owed now, and what came in, or was let off, within a year."""
    owed = status.open_obligations(context, context.me.department_ids or None)
    since = context.today - _A_YEAR
    done = (*board.history(context, since), *board.history(context, since, states=(ReportState.EXCUSED,)))
    return list({row.id: row for row in (*owed, *done)}.values())


def report_line(_context: Context, row: Obligation) -> str:
    """«2026-0028 交通局11月主体责任台账», with its newest number where it has one."""
    return f"{row.submissions[-1].number if row.submissions else ''} {name_of(row)}".strip()


def extended(_context: Context, row: Obligation) -> str:
    """What became of the wish for more time, and the day that holds now."""
    return f"{'尚未' if row.extension_reason else '已'}答复，现按{say_day(row.due_on)}截止"


def is_in(row: Obligation) -> bool:
    return bool(row.submissions) and row.state is not ReportState.RETURNED


def days_late(context: Context, row: Obligation) -> int:
    """By how many days the first report came late, or is late now; 0 where it is in time."""
    by = context.local(row.submissions[0].submitted_at).date() if row.submissions else context.today
    return max(0, (by - row.due_on).days)


def report_state(context: Context, row: Obligation) -> str:
    if row.state is ReportState.EXCUSED:
        return f"{row.state.word}，无需报送（{row.excused_reason or '未写明原因'}）"
    late = days_late(context, row)
    verdict = f"晚{late}天" if late else "按时" if row.submissions else ""
    said = f"{local(context, row.submissions[-1].submitted_at)}收到" if row.submissions else ""
    return "，".join(filter(None, (row.state.word, verdict, said, f"{say_day(row.due_on)}截止")))


def why_returned(_context: Context, row: Obligation) -> str:
    back = [each for each in row.submissions if each.returned_at]
    why = f"退回原因：{back[-1].returned_reason}" if back else ""
    return (
        "；".join(filter(None, (why, f"申请延期：{row.extension_reason}" if row.extension_reason else "")))
        or "未登记原因"
    )


def when_due(context: Context, row: Obligation) -> str:
    if row.state is ReportState.EXCUSED:
        return report_state(context, row)
    left = (row.due_on - context.today).days
    due = f"{say_day(row.due_on)}截止" + (f"，还有{left}天" if left > 0 and not is_in(row) else "")
    return f"{local(context, row.submissions[-1].submitted_at)}收到（{due}）" if row.submissions else due


def content(context: Context, row: Obligation) -> str:
    return contents.content(context, row) if row.submissions else f"尚未报送，{when_due(context, row)}"


# --- registers --------------------------------------------------------------------------------------------------------

Filed = tuple[LedgerEntry, LedgerDefinition]


def register(key: str) -> Callable[[Context], list[Filed]]:
    """Entries of this register in view, the newest told first."""

    def rows(context: Context) -> list[Filed]:
        definition = entries.definition_of(context, key)
        found = [] if definition is None or definition.safe else entries.entries(context, definition)
        return [(row, definition) for row in sorted(found, key=lambda row: -row.id) if definition]

    return rows


def entry_line(_context: Context, found: Filed) -> str:
    row, definition = found
    return f"{row.number} {row.department.name}{row.owner.name}{say_day(row.happened_on)}{entries.short_words(definition, row)}"


def due_line(_context: Context, found: Filed) -> str:
    row, definition = found
    due = f"，{say_day(row.due_on)}前" if row.due_on else ""
    return f"{row.number} {row.department.name} {entries.short_words(definition, row)}{due}（{row.state.word}）"


def _fields(_context: Context, found: Filed) -> str:
    return "，".join(entries.say_fields(found[1], found[0]))


def _due(context: Context, found: Filed) -> str:
    if found[0].due_on is None:
        return say_day(found[0].happened_on)
    left = (found[0].due_on - context.today).days
    over = f"已过{-left}天" if left < 0 else f"还有{left}天"
    return f"{say_day(found[0].due_on)}前" + (f"（{over}）" if found[0].state not in entries.QUIET else "")


def _told_on(context: Context, found: Filed) -> str:
    return f"{say_day(found[0].happened_on)}（{local(context, found[0].filed_at)}登记）"


def _registered(context: Context, found: Filed) -> str:
    late = context.today - found[0].due_on if found[0].due_on and found[0].state not in entries.QUIET else timedelta()
    notes = [each.text for each in found[0].notes if each.text][-1:]
    return "，".join([found[0].state.word + (f"，逾期{late.days}天" if late.days > 0 else ""), *notes])


def _of_whom(_context: Context, found: Filed) -> str:
    row = found[0]
    said = [
        f"{title}{row.fields[key]}"
        for key, title in (("people", "对象："), ("person", "责任人："))
        if key in row.fields
    ]
    return "，".join([f"{row.department.name}{row.owner.name}同志", *map(str, said)])


OF_ENTRY: Final[Mapping[About, Say]] = {
    About.WHEN: _told_on, About.WHAT: _fields, About.WHO: _of_whom, About.STATE: _registered, About.WHERE: _fields,
    About.BY: by(lambda found: found[0].entered_by),
}  # fmt: skip
OF_DUTY: Final[Mapping[About, Say]] = {**OF_ENTRY, About.WHEN: _due}


# --- what was sent out, and what was asked of the desk ----------------------------------------------------------------


def sent_out(attended: bool) -> Callable[[Context], list[Publication]]:
    """What the own desk sent, and what was sent to the person: what is attended, or what is read."""

    def rows(context: Context) -> list[Publication]:
        mine = [each.publication for each in receipts.mine(context)]
        known = mine + [row for row in finding.listing(context, most=MOST) if row not in mine]
        return [row for row in known if (finding.definition_of(context, row.kind).expects == "attendance") is attended]

    return rows


def _sent_day(context: Context, row: Publication) -> str:
    if row.starts_at or row.day:
        return local(context, row.starts_at) if row.starts_at else say_day(row.day) if row.day else ""
    due = f"，{say_day(row.due_on)}前答复" if row.due_on else ""
    return f"{local(context, row.sent_at)}发出{due}" if row.sent_at else row.state.word


def _came_back(context: Context, row: Publication) -> str:
    """For the desk who has not answered; for an addressee what he has."""
    if finding.find(context, row.number) is None:
        return "、".join(each.state.word for each in receipts.mine(context, number=row.number)) or row.state.word
    how, left = receipts.standing(context, row), receipts.left(context, row)
    names = "、".join(f"{unit}{name}" for unit, name in left[:_NAMES]) + (
        f"等{len(left)}人" if len(left) > _NAMES else ""
    )
    told = "；".join(receipts.line(each) for each in receipts.told_more(context, row, ()))
    return "；".join(filter(None, (f"已回{how.signed}/{how.total}", f"未回：{names}" if names else "", told)))


OF_SENT: Final[Mapping[About, Say]] = {
    About.WHEN: _sent_day,
    About.WHERE: lambda _context, row: row.place or "未写明地点",
    About.WHAT: lambda _context, row: row.text,
    About.WHO: _came_back,
    About.COUNT: _came_back,
    About.STATE: _came_back,
    About.BY: by(lambda row: row.sent_by or row.created_by),
}
