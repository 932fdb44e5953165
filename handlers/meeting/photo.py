"""A notice or form on paper, photographed: shown back field by field, and registered after 确认 alone (M1)."""

from collections.abc import Iterator

from documents.photo import Reading
from handlers.meeting.notice import Read, report_read
from handlers.talk import question
from handlers.talk.message import Desk, Reply
from handlers.talk.registry import DEPARTMENT
from handlers.talk.sent_file import read_back
from policy.notice import Notice
from policy.text.write import say_day, say_moment


def show(desk: Desk, photo: Reading) -> Reply:
    """What was read, each field in doubt with a mark; nothing is recorded yet."""
    assert photo.notice is not None  # whoever shows it has looked
    kept = Read(photo.notice, photo.text, form=photo.fields)
    dropped = "好的，未登记。请用文字发送通知，或对准、调亮后重拍。"
    return question.confirm(desk, "report_photo", read_back(_fields(photo)), kept, verb="登记", dropped=dropped)


def _fields(photo: Reading) -> Iterator[tuple[str, str, bool]]:
    notice: Notice = photo.notice or Notice()
    when = say_moment(notice.starts_at) if notice.starts_at else say_day(notice.day) if notice.day else ""
    yield "会议", notice.type or "", "type" in photo.doubts
    yield "时间", when, "starts_at" in photo.doubts
    yield "地点", notice.place or "", "place" in photo.doubts
    for number, item in enumerate(notice.items, 1):
        yield f"议题{number}", item.text, f"items.{number}" in photo.doubts
    if notice.contact:
        yield "联系人", notice.contact, "contact" in photo.doubts


@question.answers("report_photo", roles=DEPARTMENT)
def report_photo(desk: Desk, kept: Read, _yes: str) -> Reply:
    """As if it had been typed."""
    return report_read(desk, kept)
