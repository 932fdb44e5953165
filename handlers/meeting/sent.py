"""A file of a meeting: the filled-in report form, a notice as Word or PDF, or papers for a meeting on file (M1)."""

from collections.abc import Iterator
from functools import partial

from actions.ledger import attachments
from actions.ledger.attachments import Subject
from actions.meeting import report, search
from actions.meeting.report import MeetingNotice
from documents.form_intake import FormFileError, FormRead, read_form_file
from documents.form_notice import form_fields, to_notice
from documents.photo import Reading, read
from handlers.meeting.notice import Read, read_of, report_read
from handlers.meeting.photo import show
from handlers.meeting.which import label
from handlers.talk.message import Desk, Reply, SentFile
from handlers.talk.numbered import still
from handlers.talk.registry import DEPARTMENT
from handlers.talk.sent_file import SAFE, Use, use_of_file
from policy.notice import looks_like_notice

LONGEST_NOTICE = 3000  # characters: what is longer is a document that speaks of meetings
MOST_MEETINGS = 3


@use_of_file(DEPARTMENT)
def meeting_files(desk: Desk, file: SentFile) -> Iterator[Use]:
    """A form says by its labels that it is one, a notice by its words."""
    form, photo = _form(desk, file), _reading(desk, file)
    if photo is not None and photo.notice is not None:
        yield Use("photo", "照片上的会议通知或报告表", partial(show, desk, photo), sure=True)
    elif form is not None:
        yield Use("form", "填好的“三重一大”事项报告表", lambda: _report_form(desk, form), sure=True)
    elif len(file.text) <= LONGEST_NOTICE and looks_like_notice(file.text):
        yield Use(
            "notice", "会议通知", lambda: report_read(desk, read_of(desk, file.text, desk.context.said_at)), sure=True
        )
    for row in search.open_meetings(desk.context)[:MOST_MEETINGS]:
        if row.department_id in desk.context.me.department_ids:
            yield Use(f"meeting:{row.number}", f"会议材料：{label(desk, row)}", partial(_papers, desk, row, file))


def _reading(desk: Desk, file: SentFile) -> Reading | None:
    context = desk.context
    return read(file.photo, context.said_at, context.rules.calendar, context.rules.form) if file.photo else None


def _form(desk: Desk, file: SentFile) -> FormRead | None:
    if file.kind not in ("docx", "xlsx"):
        return None
    try:
        return read_form_file(f"{file.name}.{file.kind}", file.data, desk.context.rules.form, desk.context.said_on)
    except FormFileError:
        return None


def _report_form(desk: Desk, form: FormRead) -> Reply:
    """As from the page, read at once: the receipt shows what was understood and asks for what is missing."""
    notice = to_notice(form, desk.context.said_at, desk.context.rules.calendar)
    fields = {}
    if len(form.items) == len(notice.items):
        fields = form_fields(form, notice, desk.context.rules.form.on(desk.context.said_on))
    reply = report_read(desk, Read(notice, form.text, form=fields))
    return reply.plus("\n".join(form.notes))


def _papers(desk: Desk, row: MeetingNotice, file: SentFile) -> Reply:
    meeting = still(report.find_meeting(desk.context, row.number), "该会议", "文件未作登记")
    subject = Subject(f"meeting:{meeting.number}", meeting.department_id)
    kept = attachments.take(desk.context, subject, file.name, file.kind, file.data)
    attachments.keep(desk.context, kept)
    return Reply(f"已将“{file.name}”附于会议 {meeting.number}。{SAFE}")
