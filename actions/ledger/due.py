"""Entries that are due, as reminders name them."""

from actions.common.context import Context
from actions.common.scope import one
from actions.ledger import entries
from policy.ledger.definition import LedgerDefinition
from policy.ledger.parts import EntryStep
from policy.words.reminder_text import Owed
from storage.models import Deadline, LedgerEntry
from storage.states import EntryState


def entry_owed(context: Context, entry: LedgerEntry) -> Owed | None:
    """What a reminder says of this entry; None where its register is gone or has no due date any more."""
    definition = entries.definition_of(context, entry.ledger)
    if definition is None or definition.due is None or entry.due_on is None:
        return None
    return Owed(
        title=definition.title,
        short=definition.names[0],
        label=entry.number,
        due_on=entry.due_on,
        returned=entry.state == EntryState.RETURNED,
        about="" if definition.parsed_only or definition.safe else entries.short_words(definition, entry),
    )


def ladder_of(context: Context, deadline: Deadline) -> tuple[EntryStep, ...]:
    """The ladder of an entry's register; no step where the register is gone or has no due date any more."""
    entry = one(context, LedgerEntry, deadline.subject_id)
    definition = entries.definition_of(context, entry.ledger)
    return ladder_for(definition, entry) if definition else ()


def ladder_for(definition: LedgerDefinition, entry: LedgerEntry) -> tuple[EntryStep, ...]:
    """The steps of an entry's ladder; as long as the department has not been told of it all of them go to its writer."""
    ladder = definition.due.ladder if definition.due else ()
    return ladder if entry.told else tuple(step.model_copy(update={"to": "writer"}) for step in ladder)
