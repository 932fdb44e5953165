"""A message on its way in: through which door it came and what that door carries, and as it waits in the inbox."""

import time
from dataclasses import dataclass
from typing import Final

from actions.common.pushes import TEXT_BYTES
from actions.talk.cards import Press
from handlers.talk.message import Message


@dataclass(frozen=True)
class Door:
    """A way by which messages come in and are answered.

    `reply_bytes`: UTF-8 bytes of one reply; what is longer follows as a push. With `keeps_replies` an answer may be given
    for hours and is said to have arrived: it waits in the inbox until then, and needs no push when nobody waits any more.
    """

    name: str
    reply_bytes: int
    keeps_replies: bool = False


APP: Final = Door("app", TEXT_BYTES)
ROBOT: Final = Door("robot", 20_480, keeps_replies=True)


WECOM_WAITS = 5.0  # seconds, then it gives the reply up and asks once more (contract §1)


@dataclass(frozen=True)
class Pressed:
    """A card of which a button was pressed, and the code by which it can be changed then."""

    task: str
    response_code: str = ""


@dataclass(frozen=True)
class Incoming:
    """A decrypted callback: `source` identifies it (MsgId, or the whole text of an event), `text` is raw.

    `fetch_from` is where the file lies that was sent with it, as `bot/aibot/media.py` reads it: good for five minutes.

    `reply_to` is what its door needs to answer later, and is kept until the answer has arrived (doors that keep replies).
    Of a press `text` is the position of the choice.
    """

    userid: str
    source: str
    kind: str
    text: str
    media_id: str | None = None
    chat: str = ""  # the id of the group chat in which it was said
    quote: str = ""  # the text that it quotes
    door: Door = APP
    reply_to: str | None = None
    pressed: Pressed | None = None
    fetch_from: str = ""


@dataclass(frozen=True)
class Stored:
    """A message that is in the inbox and waits for its handler; `masked` when names were taken out of it."""

    row_id: int
    key: str
    message: Message
    masked: bool = False
    door: Door = APP
    press: Press | None = None
    fetch_from: str = ""

    def is_late(self, began: float | None) -> bool:
        """Whether nobody waits for the reply any more."""
        return not self.door.keeps_replies and (began is None or time.monotonic() - began > WECOM_WAITS)
