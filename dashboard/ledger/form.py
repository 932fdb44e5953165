"""The form of any register: its fields as the definition types them → the values of an entry, or what to mend."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from actions.common.context import Context
from actions.ledger import entries
from actions.ledger.entries import Department, LedgerEntry
from dashboard.frame.forms import said, said_day
from policy.fields.days import kept_day
from policy.fields.field import Field
from policy.fields.fits import Reading, UnclearValueError, WrongValueError
from policy.fields.values import read_value, say_value
from policy.ledger.definition import LedgerDefinition
from policy.ledger.reading import complete


@dataclass
class EntryForm:
    """What the form says, ready for the engine, and the words for each field that must be mended."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def asked(fields: Iterable[Field]) -> list[Field]:
    """The fields that are typed in; files are attached to an entry afterwards."""
    return [each for each in fields if each.type != "file"]


def name_of(each: Field) -> str:
    """What a field is called in the form."""
    return f"field.{each.key}"


def read_form(
    context: Context, definition: LedgerDefinition, department: Department, fields: Iterable[Field]
) -> EntryForm:
    """Read each of these fields by its type, as chat reads it behind its label."""
    reading, form = entries.reading_of(context, definition, [department], context.now), EntryForm()
    for each in asked(fields):
        text = said(name_of(each), each.longest)
        if not text:
            if each.required and not each.reader:
                form.problems[name_of(each)] = f"请填写{each.title}。"
            continue
        try:
            form.values[each.key] = _value(each, text, reading)
        except WrongValueError as wrong:
            form.problems[name_of(each)] = str(wrong)
        except UnclearValueError as unclear:
            form.problems[name_of(each)] = unclear.ask.text
    form.values = complete(definition, form.values)
    return form


def _value(each: Field, text: str, reading: Reading) -> Any:
    """A date field gives an exact day; all else is read as it was typed, a bare figure of money in yuan."""
    day = said_day(name_of(each)) if each.type == "date" else None
    if day is not None:
        return kept_day(each, day, reading)
    bare = each.type == "money" and text.replace(".", "", 1).isdigit()
    return read_value(each, f"{text}元" if bare else text, reading)


def filled_in(definition: LedgerDefinition, row: LedgerEntry) -> dict[str, str]:
    """An entry's values as the form shows them."""
    found = {}
    for each in asked(definition.fields):
        value = row.fields.get(each.key)
        if value is not None:
            plain = each.type in ("date", "choice")
            found[name_of(each)] = (
                f"{value}元" if each.type == "money" else str(value) if plain else say_value(each.type, value)
            )
    return found
