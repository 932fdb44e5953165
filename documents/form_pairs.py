"""From tables of cells to fields and their values: beside the label, below it, or in the same cell."""

from collections.abc import Iterator, Sequence

from documents.form_labels import Labels, with_unit
from documents.grid import Cell, Row, Table

Pair = tuple[str, str]  # the field and its value
_NAME = "item.name"


def read_pairs(tables: Sequence[Table], labels: Labels) -> Iterator[Pair]:
    """Every field that a form names with what stands in it, in the order of reading; empty values too."""
    for table in tables:
        place = 0
        while place < len(table):
            below = _columns(table[place], labels)
            if below:
                taken = _records(table[place + 1 :], below, labels)
                yield from _as_pairs(taken, below)
                place += len(taken)
            yield from _beside(table[place - len(taken) if below else place], labels)
            place += 1


def _beside(row: Row, labels: Labels) -> Iterator[Pair]:
    """Labels with their value in the next cell of the row, and cells that hold both."""
    claimed = -1
    for place, cell in enumerate(row):
        field = labels.field(cell.text)
        if field is None:
            if place != claimed:
                yield from labels.inline(cell.text)
            continue
        value = row[place + 1] if place + 1 < len(row) else None
        if value is not None and labels.field(value.text) is None:
            claimed = place + 1
            yield field, with_unit(value.text, cell.text)


def _columns(row: Row, labels: Labels) -> list[tuple[Cell, str]]:
    """The labels of a row whose values stand below: beside them is another label, or nothing."""
    found = [labels.field(cell.text) for cell in row]
    columns = []
    for place, (cell, field) in enumerate(zip(row, found, strict=True)):
        if field is None:
            continue
        after_label = place > 0 and found[place - 1] is not None
        beside_label = place + 1 < len(row) and found[place + 1] is not None
        last = all(not each.text for each in row[place + 1 :])
        if beside_label or (last and (after_label or place + 1 == len(row))):
            columns.append((cell, field))
    return columns


def _records(rows: Sequence[Row], columns: list[tuple[Cell, str]], labels: Labels) -> list[Row]:
    """The rows below a header of columns, up to the next row that has labels of its own or is empty."""
    taken: list[Row] = []
    for row in rows:
        values = [_under(row, head) for head, _field in columns]
        if any(labels.field(cell.text) for cell in row) or not any(values):
            break
        taken.append(row)
        if not any(field.startswith("item.") for _head, field in columns):
            break
    return taken


def _as_pairs(rows: Sequence[Row], columns: list[tuple[Cell, str]]) -> Iterator[Pair]:
    """A matter's name first, wherever its column stands: with it the matter begins."""
    for row in rows:
        pairs = [(field, with_unit(_under(row, head), head.text)) for head, field in columns]
        yield from sorted(pairs, key=lambda pair: pair[0] != _NAME)


def _under(row: Row, head: Cell) -> str:
    return next((cell.text for cell in row if cell.column <= head.column < cell.column + cell.span), "")
