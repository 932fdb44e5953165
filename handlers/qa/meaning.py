"""What a text means: a question of the compilation or an act said in words that are no command; decided here alone.

One engine, two collections: the compilation of the person's group, and the ways of saying acts (knowledge/ways.yaml).
"""

from typing import Final

from actions.common import departments
from handlers.talk.message import Desk, Message
from handlers.talk.registry import acts
from handlers.talk.ways import Meant
from policy.retrieval import Found
from policy.text.asking import is_question

_CERTAIN: Final = 0.95  # confidence of an answer from which no act is looked for
_CLEARER: Final = 0.1  # by how much an act must be surer than the answer to a question
_FOUND, _MEANT = "qa_found", "act_meant"


def search(desk: Desk, message: Message) -> Found | None:
    """What the text asks of the compilation, searched once a message; None while a first index is built."""
    read, index = desk.context.read, desk.compilation.index
    if _FOUND not in read:
        read[_FOUND] = index.search(message.text) if index is not None else None
    found: Found | None = read[_FOUND]
    return found


def meaning(desk: Desk, message: Message) -> Found | Meant | None:
    """The compilation's answer, or the acts that are meant, whichever is surer; decided once a message."""
    if _MEANT not in desk.context.read:
        desk.context.read[_MEANT] = _decide(desk, message)
    found: Found | Meant | None = desk.context.read[_MEANT]
    return found


def _decide(desk: Desk, message: Message) -> Found | Meant | None:
    answer = search(desk, message)
    answered = answer is not None and answer.question is not None
    if desk.context.actor is None or (answer is not None and answered and answer.confidence >= _CERTAIN):
        return answer
    meant = desk.ways.search(
        departments.without_names(desk.context, message.text), (each.name for each in acts() if each.is_open_to(desk))
    )
    if meant is None or answer is None:
        return meant or answer
    if answered:
        margin = _CLEARER if is_question(message.text) else 0  # what is no question is rather an act
        return meant if meant.sure and meant.confidence > answer.confidence + margin else answer
    asks = is_question(message.text) and answer.candidates
    return answer if asks and not meant.sure else meant
