"""会前情况单: what whoever attends a meeting has to know of it on one page: its matters, what was said of them before, what the department still has open."""

from typing import Final

from actions.common.context import Context
from actions.ledger import entries as registers
from actions.meeting import view
from actions.meeting.words import headline, say_item, say_unprepared, say_verdict
from policy.text.write import say_day
from policy.words.paper import Paper, PaperSection
from storage.models import MeetingItem, MeetingNotice

_MOST: Final = 10  # open entries: the paper stays one page
_EARLIER: Final = ("时间", "会议", "编号", "结论")
_OPEN: Final = ("事项", "期限")


def meeting_paper(context: Context, meeting: MeetingNotice) -> Paper:
    """The paper of one meeting that the person may see."""
    said = (
        f"{meeting.department.name}，编号 {meeting.number}。{headline(context, meeting)}。",
        say_verdict(context, meeting),
        say_unprepared(meeting),
        view.still_missing(context, meeting),
        view.say_attendance(meeting),
    )
    sections = [PaperSection("", tuple(line for line in said if line))]
    sections += [_matter(context, item) for item in meeting.items]
    sections += _open(context, meeting)
    record = PaperSection("列席记录", sign="列席人员签字")
    return Paper(f"{meeting.type}会前情况单", (*sections, record))


def _matter(context: Context, item: MeetingItem) -> PaperSection:
    """An item with its matter's earlier meetings, what was found there and answered, and its newest progress."""
    matter = item.matter
    earlier = sorted(
        (other for other in matter.items if other.meeting_id != item.meeting_id) if matter else (),
        key=lambda each: each.id,
    )
    rows = tuple(
        (
            say_day(each.meeting.day) if each.meeting.day else "时间待定",
            each.meeting.type,
            each.meeting.number,
            each.conclusion or "未登记",
        )
        for each in earlier
    )
    opinions = [view.opinion_line(one) for each in earlier for one in view.opinions_of(context, each.meeting)]
    notes = [f"进展：{matter.notes[-1].text}"] if matter and matter.notes else []
    none = [] if rows else ["此前没有该事项的会议记录。"]
    return PaperSection(
        say_item(item).partition(".")[2], (*none, *opinions, *notes), _EARLIER, rows, (34.0, 44.0, 34.0, 44.0)
    )


def _open(context: Context, meeting: MeetingNotice) -> list[PaperSection]:
    """What the department still has to do, soonest first."""
    found = [
        (row.due_on, f"{definition.title} {row.number}：{registers.short_words(definition, row)}")
        for definition in registers.definitions(context)
        if definition.due and definition.close
        for row in registers.entries(context, definition, within=[meeting.department], waiting=True)
        if row.due_on is not None
    ]
    rows = tuple((what, say_day(due)) for due, what in sorted(found)[:_MOST])
    return [PaperSection("该单位未办结事项", (), _OPEN, rows, (116.0, 40.0))] if rows else []
