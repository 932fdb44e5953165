"""«那下属单位呢» within ten minutes of an answer: what is left unsaid is what was asked before."""

import re
from datetime import timedelta
from typing import Final

from actions.qa import questions
from actions.qa.compilation import QaItem
from handlers.talk.message import Desk, Message
from policy.retrieval import Candidate, Found
from policy.retrieval.wording import simplify

WITHIN: Final = timedelta(minutes=10)
_LED: Final = r"(?:那么?|要是|如果是?|换成|对于)"
_REST: Final = r"(?P<{}>[^，。,？?！!]{{2,12}}?)"
_ENDS: Final = r"(?:怎么办|怎么算|可以吗|行吗|也一样吗|也是吗)?[呢？?。]*"
_FOLLOWS: Final = re.compile(rf"{_LED}{_REST.format('led')}{_ENDS}|{_REST.format('said')}呢[？?]?")


def follow_up(desk: Desk, message: Message, found: Found) -> Found:
    """What was found, or the answer that names what is asked on about: one that is near, else the one just given."""
    match = _FOLLOWS.fullmatch(message.text.strip()) if found.question is None and not message.in_group else None
    before = questions.last_answered(desk.context, WITHIN) if match else None
    if match is None or before is None:
        return found
    rest, items = simplify(match["led"] or match["said"]), desk.compilation.items
    near = [items[number] for number in (before, *(each.question for each in found.candidates)) if number in items]
    named = [item for item in near if rest in simplify(_asked(item), None)]
    told = [item for item in near[:1] if item.number == before and rest in simplify(item.answer, None)]
    meant = next(iter(named + told), None)
    return Found(meant.number, (Candidate(meant.number, 1.0),), "asked on", 1.0) if meant else found


def _asked(item: QaItem) -> str:
    return "\n".join((item.question, *item.keywords, *item.ways))
