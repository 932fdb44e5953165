"""A member who sends more than thirty messages in a minute keeps nobody waiting: the rest is stored, and handled in its order."""

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.dispatcher import Dispatcher
from bot.incoming import Incoming, Stored

MOST, WITHIN = 30, 60.0  # messages of one member that are answered at once, in so many seconds
REMEMBERED = 5_000  # members, then those who have been silent for a minute are forgotten
SAID = "您一分钟内发来的消息较多，其后的消息均已收到，将按先后逐条办理，办理结果随后发送给您。"


@dataclass
class _Pace:
    """One member: when the last messages came, how many are not handled yet, and when that was last said."""

    heard: deque[float] = field(default_factory=lambda: deque(maxlen=MOST))
    behind: int = 0
    told: float = float("-inf")

    def hear(self, now: float) -> bool:
        """Note a message; returns whether it has to wait."""
        waits = self.behind > 0 or (len(self.heard) == MOST and now - self.heard[0] < WITHIN)
        self.heard.append(now)
        self.behind += waits
        return waits

    def tell(self, now: float) -> bool:
        """Whether it is to be said now that messages wait."""
        due = now - self.told >= WITHIN
        self.told = now if due else self.told
        return due


class InTurn:
    """Passes messages on to the dispatcher. Whoever sends too many is told so once, and answered by pushes until nothing waits.

    Each process counts by itself. What waits is in the inbox: if the process dies, another takes it over.
    """

    def __init__(self, dispatcher: Dispatcher, take: Callable[[Incoming], str] | None = None) -> None:
        """`take` answers what need not wait: bot/together.py, or the dispatcher itself."""
        self._dispatcher = dispatcher
        self._take = take or dispatcher.dispatch
        self._lock = threading.Lock()
        self._paces: dict[str, _Pace] = defaultdict(_Pace)
        self._waiting: list[Stored] = []

    def dispatch(self, incoming: Incoming) -> str:
        """The text of the passive reply; "" for what waits for its turn."""
        now = time.monotonic()
        with self._lock:
            pace = self._paces[incoming.userid.casefold()]
            waits = pace.hear(now)
            self._forget_silent(now)
        return self._put_off(incoming, pace, now) if waits else self._take(incoming)

    def _put_off(self, incoming: Incoming, pace: _Pace, now: float) -> str:
        stored: Stored | str = ""
        try:
            stored = self._dispatcher.receive(incoming)
        finally:
            with self._lock:
                if isinstance(stored, Stored):
                    self._waiting.append(stored)
                else:
                    pace.behind -= 1
        if isinstance(stored, str):
            return stored
        return SAID if pace.tell(now) else ""

    def _forget_silent(self, now: float) -> None:
        if len(self._paces) > REMEMBERED:
            silent = [who for who, each in self._paces.items() if not each.behind and now - each.heard[-1] > WITHIN]
            for who in silent:
                del self._paces[who]

    def catch_up(self) -> int:
        """Handle what waits, the oldest first; returns how many. What the database does not take now waits on."""
        done = 0
        while self._waiting:
            with self._lock:
                stored = min(self._waiting, key=lambda each: each.row_id)
            self._dispatcher.handle(stored)
            with self._lock:
                self._waiting.remove(stored)
                self._paces[stored.message.userid.casefold()].behind -= 1
            done += 1
        return done
