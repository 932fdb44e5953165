"""The outside world of the scheduler's tests: a channel that remembers, and pushes that wait."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from scheduler.deliver.channels import CHECK_SECONDS, TO_MEMBERS, SendError, SendResult
from storage.engine import Database
from storage.models import Push, PushRecipient


@dataclass(frozen=True)
class Sent:
    """One call: everything that makes its body."""

    channel: str
    targets: tuple[str, ...]
    text: str
    check_seconds: int
    safe: bool = False


@dataclass
class RecordingChannels:
    """Remembers every call and shows what members saw; like WeCom it shows an identical call once."""

    answer: Callable[[Sent], SendResult] = lambda call: SendResult("msgid")
    calls: list[Sent] = field(default_factory=list)
    accepted: list[Sent] = field(default_factory=list)
    shown: list[tuple[str, str]] = field(default_factory=list)
    made: dict[str, list[str]] = field(default_factory=dict)
    uploads: dict[str, bytes] = field(default_factory=dict)
    media: dict[str, bytes | SendError] = field(default_factory=dict)
    recalled: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def send(
        self,
        channel: str,
        targets: Sequence[str],
        text: str,
        check_seconds: int = CHECK_SECONDS,
        safe: bool = False,
    ) -> SendResult:
        call = Sent(channel, tuple(targets), text, check_seconds, safe)
        with self._lock:
            self.calls.append(call)
        result = self.answer(call)
        with self._lock:
            repeated = channel in TO_MEMBERS and call in self.accepted
            self.accepted.append(call)
            if not repeated:
                self.shown += [(target, text) for target in targets if target.casefold() not in result.invalid]
        return result

    def make_chat(self, chatid: str, name: str, members: Sequence[str]) -> None:
        with self._lock:
            self.made[chatid] = list(members)

    def upload(self, name: str, content: bytes) -> str:
        with self._lock:
            self.uploads[name] = content
        return f"media-{len(self.uploads)}"

    def download(self, media_id: str) -> bytes:
        found = self.media.get(media_id, b"")
        if isinstance(found, SendError):
            raise found
        return found

    def change_chat(self, chatid: str, added: Sequence[str], removed: Sequence[str]) -> None:
        with self._lock:
            self.made[chatid] = [each for each in (*self.made[chatid], *added) if each not in removed]

    def recall(self, msgid: str) -> None:
        with self._lock:
            self.recalled.append(msgid)


def put(
    database: Database,
    targets: Sequence[str],
    text: str,
    at: datetime,
    *,
    reason: str = "test",
    channel: str = "app",
    delay: timedelta = timedelta(),
) -> None:
    """A push that waits since `at`."""
    due = at + delay
    push = Push(created_at=at, not_before=due, reason=reason, text=text, channel=channel)
    push.recipients = [PushRecipient(target=target, next_try_at=due) for target in targets]
    with database.write() as session:
        session.add(push)


def states(database: Database) -> list[tuple[str, str]]:
    """(target, state) of every recipient, oldest first."""
    with database.read() as session:
        query = select(PushRecipient.target, PushRecipient.state).order_by(PushRecipient.id)
        return [(target, state) for target, state in session.execute(query)]


def reasons(database: Database) -> set[str | None]:
    """Why recipients are in the state in which they are."""
    with database.read() as session:
        return set(session.scalars(select(PushRecipient.reason)))
