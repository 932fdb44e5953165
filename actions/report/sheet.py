"""填报表: a report line by line, pre-filled from what is on record; what comes back filled in is shown, then put on record and sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from actions.common import states
from actions.common.context import Context
from actions.common.errors import UserError
from actions.ledger import changes, checklists, entries, filing
from actions.ledger.leaders import leaders
from actions.matter import matters
from actions.report import assignments, contents
from actions.report.drafts import Draft, draft
from policy.fields.values import label_value
from policy.ledger.definition import LedgerDefinition
from policy.ledger.reading import EntryRead, read_entry
from storage.models import LedgerEntry, LedgerNote, MatterNote, Obligation

PAPER: Final = "纸质"  # what is written into a line whose material comes on paper
REST: Final = "其他说明"
CONTENT: Final = "内容"
NOTHING: Final = ("无", "没有", "/", "—")
LONGEST: Final = 500  # characters of a line that the page takes


@dataclass(frozen=True)
class Line:
    """A line of a report: its number on record, or whose it is (`key`); what it is about; last period's words; what is on record for this one."""

    key: str
    about: str
    before: str = ""
    said: str = ""


@dataclass(frozen=True)
class Filled:
    """A line as it came back; `problem` is a polite sentence on what cannot be taken."""

    line: Line
    text: str
    problem: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it says something that is not on record yet."""
        return bool(self.text) and self.text != self.line.said


def lines(context: Context, obligation: Obligation) -> list[Line]:
    """What the report asks for, with what is on record; the last line takes what belongs to none of the others."""
    drafted, register = draft(context, obligation), checklists.register_of(context, obligation.kind)
    earlier = contents.previous(context, obligation)
    then, told = contents.both(context, earlier.submissions) if earlier else ([], [])
    written = _written(obligation)
    found: list[Line] = []
    if register is not None and register.kept_by:
        found = list(_of_entries(register, drafted, then, written))
    elif register is not None:
        found = [_of_item(register, item, drafted.notes, told) for item in drafted.items]
    elif drafted.since is not None:
        found = [_of_matter(drafted, matter) for matter in drafted.matters]
    taken = {f"{line.key}：{PAPER}" for line in found}
    rest = REST if found else CONTENT
    left = "\n".join(each for each in written if each not in taken)
    return [*found, Line(rest, rest, (earlier.submissions[-1].text or "") if earlier else "", left)]


def _written(obligation: Obligation) -> list[str]:
    """The text of the report that came back, line by line."""
    return (obligation.submissions[-1].text or "").splitlines() if obligation.submissions else []


def _of_entries(
    register: LedgerDefinition, drafted: Draft, then: Sequence[LedgerEntry], written: Sequence[str]
) -> Iterator[Line]:
    """An entry a line, then a line for every leader who has none."""

    def before(name: str) -> str:
        return "；".join(each.text for each in then if each.owner.name == name)

    for entry in drafted.entries:
        yield Line(entry.number, entry.owner.name, before(entry.owner.name), _said(register, entry))
    for name in drafted.gaps:
        yield Line(name, name, before(name), PAPER if f"{name}：{PAPER}" in written else "")


def _said(register: LedgerDefinition, entry: LedgerEntry) -> str:
    """An entry's fields, each with its title, in a form that reads back as the same entry."""
    told = (field for field in register.fields if field.type != "file" and entry.fields.get(field.key) is not None)
    return " ".join(label_value(field, entry.fields[field.key]) for field in told)


def _of_item(
    register: LedgerDefinition, item: LedgerEntry, notes: Sequence[LedgerNote], then: Sequence[LedgerNote]
) -> Line:
    now, before = ([note.text for note in each if note.entry_id == item.id] for each in (notes, then))
    return Line(item.number, entries.short_words(register, item, 60), "；".join(before), now[-1] if now else "")


def _of_matter(drafted: Draft, matter: matters.Matter) -> Line:
    def newest(notes: list[MatterNote]) -> str:
        return notes[-1].text if notes else ""

    since = drafted.since
    now = [note for note in matter.notes if since and note.noted_at >= since]
    return Line(
        matter.number,
        f"{matter.title}（{matter.stage.word}）",
        newest(matter.notes[: len(matter.notes) - len(now)]),
        newest(now),
    )


def read(context: Context, obligation: Obligation, rows: Sequence[tuple[str, str]]) -> list[Filled]:
    """Rows as they came back (key, text) beside the lines of the report; a line that no row names stays as it is on record."""
    asked, register = lines(context, obligation), checklists.register_of(context, obligation.kind)
    more = leaders_of(context, obligation) - {line.key for line in asked}
    rows = [(key, "" if key == REST and text in NOTHING else text) for key, text in rows]
    given = {key: [text for named, text in rows if named == key and text] for key, _text in rows}
    found = [(line, text) for line in asked for text in given.get(line.key) or [line.said]]
    found += [(Line(name, name), text) for name in sorted(more) for text in given.get(name, ())]
    filled = [Filled(line, text, _problem(context, obligation, register, line, text)) for line, text in found]
    known = {line.key for line in asked} | more
    unknown = [(key, text) for key, text in rows if key not in known and text]
    return filled + [
        Filled(Line(key, key or "另加一条"), text, "本期没有这一项，请核对编号。" if key else "请写明责任人。")
        for key, text in unknown
    ]


def names(context: Context, obligation: Obligation) -> set[str]:
    """What may stand before a colon instead of a number: a leader's name, or what the last line is called."""
    return {*leaders_of(context, obligation), REST, CONTENT}


def leaders_of(context: Context, obligation: Obligation) -> set[str]:
    """The names of those who may have entries, where the report is of entries."""
    register = checklists.register_of(context, obligation.kind)
    by_leader = register is not None and register.kept_by
    return {each.name for each in leaders(context, [obligation.department_id])} if by_leader else set()


def _problem(context: Context, obligation: Obligation, register: LedgerDefinition | None, line: Line, text: str) -> str:
    if not text or text == line.said or text == PAPER or register is None or line.key in (REST, CONTENT):
        return ""
    if not register.kept_by:
        item, _definition = _entry(context, line)
        return "" if states.allows(item, changes.progress_of(register)) else f"该项{item.state.word}，无需再填。"
    read = _read(context, obligation, register, text)
    if read.problem or read.ask is not None:
        return read.problem or (read.ask.text if read.ask else "")
    return f"请写明{'、'.join(field.title for field in read.missing)}。" if read.missing else ""


def _read(context: Context, obligation: Obligation, register: LedgerDefinition, text: str) -> EntryRead:
    return read_entry(register, text, entries.reading_of(context, register, [obligation.department], context.said_at))


def _entry(context: Context, line: Line) -> tuple[LedgerEntry, LedgerDefinition]:
    found = entries.find(context, line.key)
    if found is None:
        raise UserError(f"{line.key} 已不在您的范围内，请重新取表填写。")
    return found


def fill(context: Context, obligation: Obligation, filled: Sequence[Filled]) -> tuple[Draft, str, str | None]:
    """Put on record what is new; gives what the report carries now, its way and its text, as `submit` and `receipt` take them.

    Raises UserError where a line cannot be taken or nothing is said.
    """
    if wrong := next((each for each in filled if each.problem), None):
        raise UserError(f"“{wrong.line.about}”：{wrong.problem}")
    register = checklists.register_of(context, obligation.kind)
    text = []
    for each in filled:
        if each.line.key in (REST, CONTENT):
            text += [each.text] if each.text else []
        elif each.text == PAPER and each.line.key == each.line.about:  # a leader whose record comes on paper
            text += [f"{each.line.key}：{PAPER}"]
        elif each.is_new:
            _put(context, obligation, register, each)
    drafted = draft(context, obligation)
    if not drafted.count and not text:
        raise UserError("填报表中尚无内容，请填写后再报送；没有内容的可报零报告。")
    if text and not drafted.count:
        assignments.check_way(context, obligation, "文字")
    return drafted, "entries" if drafted.count else "text", "\n".join(text) or None


def _put(context: Context, obligation: Obligation, register: LedgerDefinition | None, each: Filled) -> None:
    """A line's words become progress, a new entry, or the correction of one."""
    if register is None:
        matter = matters.find_matter(context, each.line.key)
        if matter is not None:
            matters.note(context, matter, each.text, done=matters.says_done(each.text))
    elif not register.kept_by:
        item, definition = _entry(context, each.line)
        checklists.replace(item, {row.id for row in obligation.submissions})
        changes.progress(context, definition, item, each.text)
    elif each.line.key == each.line.about:
        owner = next(x for x in leaders(context, [obligation.department_id]) if x.name == each.line.key)
        values = _read(context, obligation, register, each.text).values
        filing.file(context, register, owner.department, values, owner.member)
    else:
        entry, definition = _entry(context, each.line)
        changes.correct(context, definition, entry, _read(context, obligation, register, each.text).values)
