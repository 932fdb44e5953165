"""What a sentence names, read for an act that was found by its meaning."""

from actions.common import departments
from actions.common.departments import Department
from handlers.talk.message import Desk, Message


def department_of(desk: Desk, message: Message) -> tuple[str, Department | list[str]] | None:
    """The department that a sentence is about; several are asked for, none is not guessed."""
    named = departments.mentioned(desk.context, message.text) or departments.own(desk.context)
    if not named:
        return None
    return named[0].name, named[0] if len(named) == 1 else [each.name for each in named]
