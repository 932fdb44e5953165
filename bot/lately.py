"""A complaint told in pieces is one: what a person said within five minutes is judged together (domain.md «not taken in chat»);
and «11月呢» goes on from what was said before it.

In the memory of this process alone, at most 2 KB a person, and nothing that is older.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

from policy.screening.screen import Refusal, refusal_of

TOGETHER: Final = timedelta(minutes=5)
MOST_BYTES: Final = 2048


@dataclass(frozen=True)
class Piece:
    """One message: when it came, the key of its row in the inbox, and what was said."""

    at: datetime
    key: str
    text: str


class Lately:
    """What everybody said in the last five minutes; safe for several threads."""

    def __init__(self) -> None:
        self._said: OrderedDict[str, list[Piece]] = OrderedDict()
        self._lock = Lock()

    def hear(self, userid: str, piece: Piece) -> tuple[Refusal | None, list[str]]:
        """Why this message must not be kept beside the earlier ones, and the keys of those; they are forgotten then."""
        with self._lock:
            self._forget(piece.at)
            pieces = [each for each in self._said.pop(userid, []) if each.key != piece.key]
            earlier = [each for each in pieces if abs(piece.at - each.at) < TOGETHER]
            together = _newest(sorted([*earlier, piece], key=lambda each: each.at))
            whole = "\n".join(each.text for each in together)  # each was judged by itself when it came
            refused = refusal_of(whole, lines=False) if len(together) > 1 else None
            if refused is None:
                if together:  # nothing is kept of a piece that is too long alone
                    self._said[userid] = together
                return None, []
        return refused.refusal, [each.key for each in earlier]

    def before(self, userid: str, key: str, now: datetime) -> tuple[str, ...]:
        """What this person said in the five minutes before the message of this key, newest first."""
        with self._lock:
            pieces = [each for each in self._said.get(userid, []) if each.key != key]
        return tuple(each.text for each in reversed(pieces) if timedelta() <= now - each.at < TOGETHER)

    def _forget(self, now: datetime) -> None:
        """Drop whoever said nothing for five minutes: the first in the order, which is that of the last word."""
        while self._said:
            userid, pieces = next(iter(self._said.items()))
            if (
                now - pieces[-1].at < TOGETHER
            ):  # an older message, taken over from a dead process, makes nobody forgotten
                return
            del self._said[userid]


def _newest(pieces: list[Piece]) -> list[Piece]:
    """The last pieces that fit; of one that is too long alone nothing is kept, for it was judged by itself."""
    left, kept = MOST_BYTES, list[Piece]()
    for piece in reversed(pieces):
        left -= len(piece.text.encode())
        if left < 0:
            break
        kept.append(piece)
    return kept[::-1]
