"""What comes in at once is stored by one commit, then handled one by one, and committed once more before anybody is answered.

For SQLite, where every commit waits for the disk and one process writes at a time. Each message has a savepoint of its own.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Final, TypeVar

from bot.dispatcher import Dispatcher
from bot.incoming import Incoming, Stored
from storage.engine import Database

LONGEST: Final = (
    0.05  # seconds of handling, then what is done is committed and answered: a long act holds up no earlier one
)
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Waiting:
    """A message whose sender waits for the reply, since that monotonic moment."""

    incoming: Incoming
    began: float = field(default_factory=time.monotonic)
    reply: Future[str] = field(default_factory=Future)


class Together:
    """One thread stores and handles what all others bring. It ends with the process: what it has not answered, nobody was told of."""

    def __init__(self, database: Database, dispatcher: Dispatcher) -> None:
        self._database = database
        self._dispatcher = dispatcher
        self._waiting: SimpleQueue[Waiting] = SimpleQueue()
        threading.Thread(target=self._run, name="messages", daemon=True).start()

    def dispatch(self, incoming: Incoming) -> str:
        """The text of the passive reply, once it is committed; raises what the database raises."""
        if incoming.fetch_from or incoming.media_id:  # a file is fetched before it is handled: that takes seconds
            return self._dispatcher.dispatch(incoming)
        waiting = Waiting(incoming)
        self._waiting.put(waiting)
        return waiting.reply.result()

    def _run(self) -> None:
        while True:
            batch = [self._waiting.get()]
            batch += [self._waiting.get() for _ in range(self._waiting.qsize())]
            self.answer(batch)

    def answer(self, batch: Sequence[Waiting]) -> None:
        """Store all, then handle all; each is answered as soon as its reply is committed."""
        stored = list[tuple[Waiting, Stored]]()
        for waiting, said in self._committed(batch, lambda each: self._dispatcher.receive(each.incoming)):
            if isinstance(said, Stored):
                stored.append((waiting, said))
            else:
                _answer(waiting, said)
        handled = self._committed(stored, lambda each: self._dispatcher.handle(each[1], began=each[0].began))
        for (waiting, _), said in handled:
            _answer(waiting, said)

    def _committed(self, batch: Sequence[T], act: Callable[[T], R]) -> Iterator[tuple[T, R | Exception]]:
        """Each with what came of it, once that is committed."""
        while batch:
            done = self._commit(batch, act)
            yield from zip(batch, done, strict=False)
            batch = batch[len(done) :]

    def _commit(self, batch: Sequence[T], act: Callable[[T], R]) -> Sequence[R | Exception]:
        """What came of the first of these, by one commit; where it fails, of each alone: a fault is its own message's."""
        done, end = list[R](), time.monotonic() + LONGEST
        try:
            with self._database.together():
                for each in batch:
                    done.append(act(each))
                    if time.monotonic() > end:
                        break
        except Exception:
            return [_attempt(act, each) for each in batch]
        return done


def _attempt(act: Callable[[T], R], each: T) -> R | Exception:
    try:
        return act(each)
    except Exception as error:
        return error


def _answer(waiting: Waiting, said: str | Stored | Exception) -> None:
    if isinstance(said, Exception):
        waiting.reply.set_exception(said)
    else:
        waiting.reply.set_result(str(said))
