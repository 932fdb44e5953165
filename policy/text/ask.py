"""A question back to the sender: what is unclear, and the answers that may have been meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from policy.text.write import say_day, say_moment


@dataclass(frozen=True)
class Ask:
    """What is unclear, in words for the sender, with the answers that the sender may have meant, likeliest first.

    Choices about time are ISO local minutes («2026-11-28T15:00») or ISO days («2026-11-27»); others are words.
    """

    field: str
    text: str
    choices: tuple[str, ...] = ()


def say_choice(choice: str, today: date | None = None) -> str:
    """A choice as a person reads it, the year named when it is not today's; words stay as they are."""
    try:
        moment = datetime.fromisoformat(choice)
    except ValueError:
        return choice
    year = f"{moment.year}年" if today is not None and moment.year != today.year else ""
    return year + (say_moment(moment) if "T" in choice else say_day(moment.date()))


def ask_between(field: str, what: str, why: str, choices: Sequence[str], today: date | None = None) -> Ask:
    """A question «why，请问what是A，还是B？»; with no choice it asks for the thing itself."""
    spelled = [say_choice(choice, today) for choice in choices]
    if len(spelled) > 1:
        question = f"请问{what}是{'，还是'.join(spelled)}？"
    elif spelled:
        question = f"请问{what}是{spelled[0]}吗？如不是，请您写明{what}。"
    else:
        question = f"请您写明{what}。"
    return Ask(field, f"{why}，{question}", tuple(choices))
