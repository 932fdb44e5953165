"""The compilations of a process: read and indexed again when any process has changed them."""

import threading
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import structlog
from sqlalchemy.orm import Session

from actions.common.standing import Known
from actions.qa import compilation
from actions.qa.compilation import InForce, QaItem, Revision
from policy.retrieval import QaIndex, QaText

log = structlog.get_logger()
QUICK = 200  # answers whose index is built while the message waits: a tenth of a second; 3,000 take two seconds


class QaCache:
    """The version of what stands says whose compilation answers, and whether what is kept of it still holds.

    Answers, and the index of a small compilation, are current in the very transaction that asks; the index of a large
    one follows a few seconds later.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[int, _Kept] = {}

    def in_force(self, session: Session, today: date, group: int = 0, known: Known | None = None) -> InForce:
        """What answers a group's people now; while a large index is being built, with the one before it."""
        revision, enabled = compilation.state(session, today, group, known)
        with self._lock:
            kept = self._kept.setdefault(revision[0], _Kept(self._lock))
            return InForce(*kept.current(session, revision), enabled)

    def wait(self) -> None:
        """Until the indexes that are being built are there."""
        for kept in list(self._kept.values()):
            kept.wait()


class _Kept:
    """The compilation of one holder; under the lock of the cache."""

    def __init__(self, lock: threading.Lock) -> None:
        self._lock = lock
        self._read: Revision | None = None
        self._items: Mapping[int, QaItem] = {}
        self._indexed: Revision | None = None
        self._index: QaIndex | None = None
        self._building: threading.Thread | None = None

    def current(self, session: Session, revision: Revision) -> tuple[Mapping[int, QaItem], QaIndex | None]:
        """The items of this revision, and the index of it or, while that is being built, of the one before."""
        holder, today = revision[0], revision[-1]
        if revision != self._read:
            self._items, self._read = _items(session, today, holder), revision
        if revision != self._indexed and (self._building is None or not self._building.is_alive()):
            self._build(revision, compilation.searched(session, self._items.values(), today))
        return self._items, self._index

    def wait(self) -> None:
        """Until the index that is being built is there."""
        if self._building is not None:
            self._building.join()

    def _build(self, revision: Revision, texts: list[QaText]) -> None:
        if len(texts) <= QUICK:
            self._index, self._indexed = _small_index(tuple(texts)), revision
            return
        self._building = threading.Thread(target=self._replace, args=(revision, texts), name="qa-index", daemon=True)
        self._building.start()

    def _replace(self, revision: Revision, texts: list[QaText]) -> None:
        index = QaIndex(texts)
        with self._lock:
            self._index, self._indexed = index, revision
        log.info("compilation_indexed", answers=len(texts))


@lru_cache(maxsize=2)
def _small_index(texts: tuple[QaText, ...]) -> QaIndex:
    """The next day asks for the same again, and so does a group whose answers are another's."""
    return QaIndex(texts)


def _items(session: Session, today: date, holder: int) -> dict[int, QaItem]:
    """The rows, taken out of the transaction: one that is rolled back would empty what every thread reads."""
    rows = compilation.items(session, today, holder)
    for row in rows:
        session.expunge(row)
    return {row.number: row for row in rows}
