"""The compilation's index of a process: built again when any process has changed the compilation."""

import threading
from datetime import date

import structlog
from sqlalchemy.orm import Session

from actions import compilation
from actions.compilation import Revision
from policy.retrieval import QaIndex, QaText

log = structlog.get_logger()
QUICK = 200  # answers whose index is built while the message waits: a tenth of a second; 3,000 take two seconds


class QaCache:
    """Small compilations are current in the very transaction that asks; large ones a few seconds later."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._revision: Revision | None = None
        self._index: QaIndex | None = None
        self._building: threading.Thread | None = None

    def index(self, session: Session, today: date) -> QaIndex | None:
        """The index in force; while a large one is being built the one before it, None when there was none."""
        revision = compilation.revision(session, today)
        with self._lock:
            if revision != self._revision and (self._building is None or not self._building.is_alive()):
                self._build(revision, compilation.texts(session, today))
            return self._index

    def wait(self) -> None:
        """Until the index that is being built is there."""
        if self._building is not None:
            self._building.join()

    def _build(self, revision: Revision, texts: list[QaText]) -> None:
        if len(texts) <= QUICK:
            self._index, self._revision = QaIndex(texts), revision
            return
        self._building = threading.Thread(target=self._replace, args=(revision, texts), name="qa-index", daemon=True)
        self._building.start()

    def _replace(self, revision: Revision, texts: list[QaText]) -> None:
        index = QaIndex(texts)
        with self._lock:
            self._index, self._revision = index, revision
        log.info("compilation_indexed", answers=len(texts))
