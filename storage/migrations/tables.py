"""The tables that a migration makes, written down as a table of them:

    absence: id, member_id ->member indexed, first day, reason str200?, unique member_id first

A column is its name, its type (`?`: may be empty) and what else holds of it; `id` is the whole-number key, `->member` names a
row of that table, `->member cascade` with its rule on deletion. A key, a unique or an indexed set of columns stands for itself.
"""

import re
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

_TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "int": sa.Integer(),
    "text": sa.Text(),
    "moment": sa.DateTime(timezone=True),
    "day": sa.Date(),
    "json": sa.JSON(),
    "bool": sa.Boolean(),
    "bytes": sa.LargeBinary(),
}
_SETS = {"unique", "index"}


def create(tables: str, reference: str = "fk_{table}_{column}") -> None:
    """Make these tables, those that are named before those that name them.

    Args: tables, in the notation above, a table begins at the line's start; reference, how a foreign key is called.
    """
    for name, columns in _read(tables):
        plain = [words for words in columns if words[0] not in _SETS]
        op.create_table(name, *map(_column, plain), *_constraints(name, columns, reference))
        for words in columns:
            if "indexed" in words:
                op.create_index(op.f(f"ix_{name}_{words[0]}"), name, [words[0]])
            elif words[0] == "index":
                of, called = _set(words[1:], f"ix_{name}")
                op.create_index(called, name, of)


def drop(tables: str) -> None:
    """Take these tables away again, the last one first."""
    for name, _columns in reversed(_read(tables)):
        op.drop_table(name)


def _read(tables: str) -> list[tuple[str, list[list[str]]]]:
    """Each table with the words of its columns and sets."""
    found = []
    for each in re.split(r"\n(?=\w)", tables.strip()):
        name, columns = each.split(":", 1)
        found.append((name, [("id int key" if part.strip() == "id" else part).split() for part in columns.split(",")]))
    return found


def _column(words: list[str]) -> sa.Column[Any]:
    name, kind = words[0], words[1].rstrip("?")
    if kind.startswith("->"):
        kind = "int"
    length = re.fullmatch(r"str(\d+)", kind)
    made = sa.String(int(length[1])) if length else _TYPES[kind]
    return sa.Column(name, made, nullable=words[1].endswith("?"))


def _constraints(name: str, columns: list[list[str]], reference: str) -> Iterator[sa.Constraint]:
    for column, kind, *more in columns:
        if kind.startswith("->"):
            target = kind[2:].rstrip("?")
            rule = next((word.upper() for word in more if word in ("cascade", "restrict")), None)
            named = op.f(reference.format(table=name, column=column, target=target))
            yield sa.ForeignKeyConstraint([column], [f"{target}.id"], name=named, ondelete=rule)
        if "unique" in more:
            yield sa.UniqueConstraint(column, name=op.f(f"uq_{name}_{column}"))
        elif column == "unique":
            of, called = _set([kind, *more], f"uq_{name}")
            yield sa.UniqueConstraint(*of, name=called)
    yield sa.PrimaryKeyConstraint(*(words[0] for words in columns if "key" in words[1:]), name=op.f(f"pk_{name}"))


def _set(words: list[str], begin: str) -> tuple[list[str], str]:
    """Several columns, and the name of what holds of them: after «as», else made of theirs."""
    columns, _as, given = " ".join(words).partition(" as ")
    return columns.split(), op.f(given or f"{begin}_{'_'.join(columns.split())}")
