"""Photos sent in chat are fetched from WeCom while it keeps them, outside any transaction; each is stored once."""

import structlog

from actions.common.context import Context, Rules
from actions.ledger import evidence
from actions.ledger.evidence import KEPT_BY_WECOM, Waiting
from scheduler.deliver.channels import Channels, DroppedError, RefusedError, SendError
from scheduler.run.clock import Clock
from storage.engine import Database

log = structlog.get_logger()


class PhotoFetcher:
    """Brings home what waits. Several may do it at once: a photo fetched twice is stored once."""

    def __init__(self, database: Database, rules: Rules, clock: Clock, channels: Channels) -> None:
        self._database = database
        self._rules = rules
        self._clock = clock
        self._channels = channels

    def run(self) -> int:
        """Fetch what waits; returns how many photos were stored."""
        now = self._clock.now()
        with self._database.read() as session:
            photos = evidence.waiting(Context(session, now, self._rules))
        stored = sum(self._fetch(each) for each in photos)
        if stored:
            log.info("photos_stored", photos=stored)
        return stored

    def _fetch(self, photo: Waiting) -> bool:
        now = self._clock.now()
        try:
            data = self._channels.download(photo.media_id)
        except (RefusedError, DroppedError):
            return self._give_up(photo)
        except SendError as error:  # comes again with the next pass, while WeCom keeps the photo
            log.warning("photo_not_fetched", reason=error.reason)
            return self._give_up(photo) if now - photo.sent_at > KEPT_BY_WECOM else False
        with self._database.write() as session:
            return evidence.keep(Context(session, now, self._rules), photo.note_id, data)

    def _give_up(self, photo: Waiting) -> bool:
        with self._database.write() as session:
            evidence.give_up(
                Context(session, self._clock.now(), self._rules), photo.note_id, "已超过保存期限或无法读取"
            )
        return False
