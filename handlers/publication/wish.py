"""Whether the desk's words want to send something; decided once a message, for this room and for those that must not take them."""

from functools import cache, partial

from actions.publication import audience, finding
from handlers.talk.message import Desk, Message
from handlers.talk.registry import GROUP
from policy.publication.audience import Audience
from policy.publication.wish import Wish, meeting_kind
from policy.publication.wording import read_freely, read_wish, refuses
from policy.text.asking import is_question
from policy.when.clock import CLOCK

SENDERS = GROUP | {"commission"}
_READ = "wish"


def wish_of(desk: Desk, message: Message) -> Wish | None:
    """What a text of the desk wants to send; None for everybody else, and for a department's own notice."""
    read = desk.context.read.setdefault(_READ, {})
    if not desk.context.me.has(*SENDERS):
        return None
    if message.text not in read:
        known = cache(partial(audience.named, desk.context))
        read[message.text] = read_wish(message.text, finding.definitions(desk.context), known)
    found: Wish | None = read[message.text]
    return found


def called(desk: Desk, message: Message) -> Wish | None:
    """Words that were found to call a meeting: whom, where that is said, and all of them; «三点到三楼，讲讲报告表咋填» asks nothing."""
    if refuses(message.text) or (is_question(message.text) and not CLOCK.search(message.text)):
        return None
    definitions = finding.definitions(desk.context)
    said = read_freely(message.text, definitions, partial(audience.named, desk.context))
    return Wish(meeting_kind(message.text, definitions), said.audience or Audience(), message.text)


def freely(desk: Desk, message: Message) -> Wish | None:
    """What words that were found to want that say of it; what they do not say is asked for. None where something is asked, or is not to be sent."""
    if is_question(message.text) or refuses(message.text):
        return None
    return read_freely(message.text, finding.definitions(desk.context), partial(audience.named, desk.context))
