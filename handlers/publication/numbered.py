"""A word with a publication's number: «撤回 2026-0001 ……», «2026-0001 撤回 ……»."""

import re
from typing import Any

from actions.common.numbers import NUMBER, read_number
from actions.publication import publish
from actions.publication.publish import Publication
from handlers.talk.message import Desk, Message


def numbered(words: str) -> re.Pattern[str]:
    """«撤回 2026-0001 ……», «2026-0001 撤回 ……»."""
    number = NUMBER.pattern
    return re.compile(
        rf"(?:(?P<before>{number})\s*)?(?P<word>{words})[\s：:]*(?P<after>{number})?[\s：:，,]*(?P<rest>.*?)[。]?",
        re.DOTALL,
    )


def of_desk(words: str) -> Any:
    """Matches a word with the number of a publication of the desk's; any other number is somebody else's affair."""
    pattern = numbered(words)

    def match(desk: Desk, message: Message) -> tuple[Publication, str] | None:
        found = pattern.fullmatch(message.text.strip()) if message.kind == "text" and desk.context.actor else None
        number = read_number(found["before"] or found["after"] or "") if found else None
        row = publish.find(desk.context, number) if found and number else None
        return (row, found["rest"].strip()) if row is not None and found else None

    return match
