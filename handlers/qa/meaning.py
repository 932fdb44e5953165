"""What a text means: a question of the compilation, or an act said in words that are no command; decided here alone.

One engine, two collections: the compilation of the person's group, and the ways of saying acts (knowledge/ways.yaml).
"""

import re
from dataclasses import replace
from functools import cache
from typing import Final

from actions.common import departments
from handlers.qa.follow_up import follow_up
from handlers.talk.message import Desk, Message
from handlers.talk.registry import EVERY_ROLE, act_named, acts
from handlers.talk.ways import CLEAR, Meant
from policy.notice.announce import gives_notice_asking
from policy.retrieval import Found, QaIndex
from policy.retrieval.ways import UNIT
from policy.text.asking import asked_how, is_question
from policy.text.choice import read_word

_CERTAIN: Final = 0.95  # confidence of an answer from which no act is looked for
_CLEAR: Final = 0.5  # … of an act from which a question that has an answer means the act
_CHATTER: Final = 0.15  # … from which what belongs to no field of a compilation means an act
_NEAR: Final = 0.15  # … of a question of the compilation that is asked about rather than an act
_CLEARER: Final = 0.1  # by how much an act must be surer than a near question
_SEE_ENTRIES: Final = EVERY_ROLE - {"admin", "auditor", "commission"}
_FOREIGN: Final = ("other field", "no question", "person or case")  # why a text is no question of any compilation
_FOUND, _MEANT = "qa_found", "act_meant"


# What begins so bids something to be done: it asks nothing, and no answer of the compilation is given to it.
_BIDS: Final = re.compile(
    r"\s*(?:请|麻烦|帮我)?(?:(?:补?记|登记|报送|上报|布置|发送|发布|发?通知|催办|退回)\S*\s|(?:撤[回销]|恢复|删[掉除])(?!\S*[?？]))"
)


def search(desk: Desk, message: Message) -> Found | None:
    """What the text asks of the compilation, searched once a message; None while a first index is built."""
    read, index = desk.context.read.setdefault(_FOUND, {}), desk.compilation.index
    if message.text not in read:
        read[message.text] = _searched(desk, message, index) if index is not None else None
    found: Found | None = read[message.text]
    return found


def _searched(desk: Desk, message: Message, index: QaIndex) -> Found:
    found = follow_up(desk, message, index.search(message.text))
    bids = _BIDS.match(message.text) and not is_question(message.text)
    return replace(found, question=None, candidates=()) if bids else found


def meant_act(desk: Desk, message: Message) -> Meant | None:
    """The acts that a text may mean, or how one of them is done; searched once a message."""
    read = desk.context.read.setdefault(_MEANT, {})
    if message.text not in read:
        read[message.text] = _search_acts(desk, message.text) if desk.context.actor is not None else None
    found: Meant | None = read[message.text]
    return found


def _search_acts(desk: Desk, text: str) -> Meant | None:
    if read_word(text) is not None:
        return None  # «确认», «都不是»: the answer to a question that is no longer open
    wanted = asked_how(text)
    mine = _acts_of(desk.context.me.roles)
    said = departments.without_names(desk.context, text if wanted is None else wanted, UNIT)
    found = desk.ways.search(said, mine, desk.context.me.roles)
    return replace(found, how=True) if found is not None and wanted is not None else found


@cache
def _acts_of(roles: frozenset[str]) -> frozenset[str]:
    """The acts that these roles may need: of an entry not what everybody may say, for those who see none (admin, auditor, commission)."""
    open_acts = (each for each in acts() if each.roles & roles)
    return frozenset(
        each.name
        for each in open_acts
        if each.usage or each.roles != EVERY_ROLE or each.room in ("qa", "talk") or roles & _SEE_ENTRIES
    )


def meaning(desk: Desk, message: Message) -> Found | Meant | None:
    """The compilation's answer, or the acts that are meant, whichever is surer. What is no question is rather an act."""
    answer = search(desk, message)
    answered = answer is not None and answer.question is not None
    asks = is_question(message.text)
    if answer is not None and answered and answer.confidence >= (_CERTAIN if asks else 1.0):
        return answer
    meant = meant_act(desk, message)
    if meant is None or answer is None:
        return meant or answer
    if answered:
        return meant if meant.sure and (not asks or meant.confidence >= _CLEAR) else answer
    nearer = max(_NEAR, meant.confidence - _CLEARER) if meant.sure else meant.confidence
    if asks and not meant.how and answer.candidates and answer.confidence > nearer:
        return answer
    foreign = answer.reason.startswith(_FOREIGN)
    return answer if foreign and meant.confidence < _CHATTER else meant


def clear_question(desk: Desk, message: Message) -> Found | None:
    """What answers a text that is a question by its words; none for one that gives notice of a meeting and speaks of the hour."""
    text = message.text
    if not is_question(text) or gives_notice_asking(text):
        return None
    found = meaning(desk, message)
    return found if isinstance(found, Found) and found.question is not None else None


def means_something(desk: Desk, message: Message, *, waits: bool) -> bool:
    """Whether free words are a question that the compilation answers, or clearly an act; while an answer to something is waited
    for (`waits`), one that can be done.
    """
    found = meaning(desk, message)
    if not isinstance(found, Meant):
        return found is not None and found.question is not None
    return found.confidence >= CLEAR and not (waits and _only_told_how(desk, message, found.names[0]))


def _only_told_how(desk: Desk, message: Message, name: str) -> bool:
    """Whether the act lacks what it needs, so that all that could be said is how it is asked for."""
    meant = None if name in desk.ways.topics else act_named(name).meant
    return meant is not None and meant(desk, message) is None
