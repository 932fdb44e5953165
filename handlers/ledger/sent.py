"""A file of a ledger: a list kept in Excel, compared before it is brought in, or evidence of an entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from actions.common.errors import UserError
from actions.ledger import attachments, bring_in, entries, evidence
from actions.ledger.attachments import Subject
from actions.ledger.bring_in import Source
from actions.ledger.entries import LedgerEntry
from actions.ledger.file_rows import ImportRow, ImportRowsError
from documents.list_xlsx import ListFileError, read_list
from documents.photo_entry import read_entry_photo
from handlers.ledger.photo import no_photo, show
from handlers.ledger.photo_of import PHOTO
from handlers.talk import question
from handlers.talk.message import Desk, Reply, SentFile
from handlers.talk.registry import DEPARTMENT
from handlers.talk.sent_file import SAFE, Use, use_of_file
from policy.text.compare import fold

WRITERS = DEPARTMENT | {"office"}
SHOWN = 8  # changes that are listed
_LEAST = 2  # titles of columns by which a list is known


@dataclass(frozen=True)
class Brought:
    """Rows of a list as they were compared, until 确认."""

    key: str
    rows: list[tuple[str, str, Mapping[str, str]]]


@use_of_file(WRITERS)
def ledger_files(desk: Desk, file: SentFile) -> Iterator[Use]:
    """A list is known by the titles of its columns, evidence by the entry that waits for it or has just been filed."""
    if file.photo is not None and (entry := read_entry_photo(file.photo, entries.definitions(desk.context))):
        yield Use("photo_entry", f"照片上的{entry.definition.title}", partial(show, desk, entry), True)
    found = _lists(desk, file) if file.kind == "xlsx" else []
    for source in found:
        yield Use(f"list:{source.key}", f"导入{source.title}", partial(_compare, desk, source, file), True)
    number = question.kept_of(desk, PHOTO, str)
    waits = entries.find(desk.context, number) if number else None
    row = waits[0] if waits else evidence.just_touched(desk.context)
    if row is not None and not found:
        sure = waits is not None or file.kind in ("jpg", "png")
        yield Use(f"entry:{row.number}", f"{row.number} 的佐证", lambda: _evidence(desk, row, file), sure)


def _lists(desk: Desk, file: SentFile) -> list[Source]:
    """The ledgers of which the most columns stand in one row of the file."""
    lines = [{fold(cell) for cell in line.split("　")} for line in file.lines]
    counted = []
    for key, _title in bring_in.sources(desk.context):
        source = bring_in.source_of(desk.context, key)
        named = [{fold(each) for each in titles} for titles in source.columns.values()]
        first = {fold(each) for each in source.columns[source.first]}
        most = max((sum(bool(each & line) for each in named) for line in lines if first & line), default=0)
        counted.append((most, source))
    best = max((most for most, _source in counted), default=0)
    return [source for most, source in counted if most == best] if best >= _LEAST else []


def _compare(desk: Desk, source: Source, file: SentFile) -> Reply:
    """What the list would change; nothing is changed yet."""
    try:
        read = read_list(f"{file.name}.{file.kind}", file.data, source.columns, source.first)
        rows = [ImportRow(f"工作表“{each.sheet}”第{each.number}行", each.sheet, each.cells) for each in read.lines]
        plan = source.compare(desk.context, rows)
    except (ListFileError, ImportRowsError) as error:
        raise UserError(str(error)) from error
    more = f"……共{len(plan.lines)}项" if len(plan.lines) > SHOWN else ""
    lines = [f"“{file.name}”是{source.title}：{plan.summary}。", *plan.lines[:SHOWN], more, *read.notes]
    kept = Brought(source.key, [(each.where, each.sheet, dict(each.cells)) for each in rows])
    text = "\n".join(line for line in lines if line)
    return question.confirm(desk, "bring_in_list", f"{text}\n", kept, verb="导入", dropped="好的，未导入。")


@question.answers("bring_in_list", roles=WRITERS)
def bring_in_list(desk: Desk, kept: Brought, _yes: str) -> Reply:
    """Bring it in as it was shown."""
    source = bring_in.source_of(desk.context, kept.key)
    try:
        plan = source.load(desk.context, [ImportRow(*each) for each in kept.rows])
    except ImportRowsError as error:
        raise UserError(str(error)) from error
    return Reply(f"{source.title}已导入：{plan.summary}。")


def _evidence(desk: Desk, row: LedgerEntry, file: SentFile) -> Reply:
    """The file lies with the entry at once."""
    context, definition = desk.context, entries.definition_of(desk.context, row.ledger)
    if definition is None or definition.parsed_only:
        return no_photo(row)
    evidence.check_may_attach(context, definition, row)
    if question.is_open(desk, PHOTO):
        question.close(desk)
    subject = Subject(f"entry:{row.number}", row.department_id)
    attachments.keep(context, attachments.take(context, subject, file.name, file.kind, file.data))
    count = evidence.attach(context, row, name=file.name)
    return Reply(f"已作为 {row.number} 的佐证登记（第{count}件）。{SAFE}")
