"""What each door of WeCom carries, declared once; handlers know none of them (design: decision 14, contract §1.6, §6.6)."""

from dataclasses import dataclass
from typing import Final

from actions.common.pushes import TEXT_BYTES


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
