"""A file that is what a department owes: attached to the report, which is then sent after 确认."""

from collections.abc import Iterator
from functools import partial

from actions.common import departments
from actions.common.errors import UserError
from actions.ledger import attachments
from actions.ledger.attachments import Subject
from actions.overview import board
from actions.report import owed, submit
from actions.report.submit import Obligation
from handlers.report.receipt import contents, receipt, title_of
from handlers.talk import question
from handlers.talk.message import Desk, Reply, SentFile
from handlers.talk.registry import DEPARTMENT
from handlers.talk.sent_file import Use, use_of_file

MOST = 3  # reports that are offered, those due next


@use_of_file(DEPARTMENT)
def report_files(desk: Desk, file: SentFile) -> Iterator[Use]:
    """Any file may be what is owed: which, the file does not say."""
    mine = [each.id for each in departments.own(desk.context)]
    for row in owed.open_obligations(desk.context, mine)[:MOST]:
        yield Use(f"obligation:{row.id}", f"报送{title_of(row)}", partial(_attach, desk, row, file))


def _attach(desk: Desk, row: Obligation, file: SentFile) -> Reply:
    subject = Subject(f"obligation:{row.id}", row.department_id)
    attachments.keep(desk.context, attachments.take(desk.context, subject, file.name, file.kind, file.data))
    draft = submit.draft(desk.context, row)
    on_file = f"，连同已登记的{contents(draft)}" if draft.count else ""
    text = f"已将“{file.name}”附于{title_of(row)}{on_file}，尚未报送。"
    dropped = f"好的，暂不报送，文件已附上。需要报送时请再发文件或回复“报送 {row.title}”。"
    return question.confirm(desk, "report_with_file", text, row.id, verb="报送", dropped=dropped)


@question.answers("report_with_file", roles=DEPARTMENT)
def report_with_file(desk: Desk, obligation: int, _yes: str) -> Reply:
    """The report goes in with what is on file and the files attached."""
    row = board.find_obligation(desk.context, obligation)
    if row is None or row.department_id not in desk.context.me.department_ids:
        raise UserError("该项报送已不在您的范围内，未作办理。")
    draft = submit.draft(desk.context, row)
    return Reply(receipt(desk, draft, "entries" if draft.count else "page"))
