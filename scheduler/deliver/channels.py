"""The way out, as the scheduler sees it: what a channel takes, gives back, and how it fails."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

TO_MEMBERS = (
    "app",
    "file",
    "card",
    "card_done",
)  # channels whose targets are userids: a repeated call is recognised and shown once
CHECK_SECONDS = 14_400  # the longest time for which WeCom recognises a repeated call (D:90236)


@dataclass(frozen=True)
class SendResult:
    """What WeCom answered: errcode 0 is not «delivered», so who was left out is named, casefolded."""

    msgid: str | None = None
    invalid: frozenset[str] = frozenset()
    unlicensed: frozenset[str] = frozenset()
    response_code: str | None = None  # of a card: by it the card can be changed, once (§3.4)


class SendError(Exception):
    """A call that did not succeed; `reason` is short, Chinese, and holds neither text nor names."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class RetryError(SendError):
    """Certainly not accepted; may go out again at any time."""


class LostError(SendError):
    """May have been accepted: only the byte-identical call may be repeated, and only where repeats are recognised."""


class WaitError(SendError):
    """Not accepted, and nothing will be for `seconds`: a rate window, or a setting that an operator must mend."""

    def __init__(self, reason: str, seconds: float, alert: bool = False) -> None:
        super().__init__(reason)
        self.seconds = seconds
        self.alert = alert


class DroppedError(SendError):
    """The targets cannot be reached; others can."""


class RefusedError(SendError):
    """Will never be accepted."""


class Channels(Protocol):
    """Sends one text over one channel (`app`, `webhook`, `appchat`); what it is of others: storage/models/pushes.py.

    Of `card` it begins with the card's task_id, which is the call's own.
    """

    def send(
        self,
        channel: str,
        targets: Sequence[str],
        text: str,
        check_seconds: int = CHECK_SECONDS,
        safe: bool = False,
    ) -> SendResult:
        """Make the call; a `safe` one cannot be passed on by its readers, and is for `app` alone.

        The same arguments give a byte-identical call. Raises a SendError, and nothing else.
        """
        ...

    def make_chat(self, chatid: str, name: str, members: Sequence[str]) -> None:
        """Make a group of the app with this chatid, its owner first; one that exists already is ours. Raises a SendError."""
        ...

    def upload(self, name: str, content: bytes) -> str:
        """Hand a file of at most 20 MiB to WeCom: the media_id by which it can be sent for 3 days. Raises a SendError."""
        ...

    def download(self, media_id: str) -> bytes:
        """The bytes of what a member has sent, within 3 days. Raises a SendError, and nothing else."""
        ...

    def change_chat(self, chatid: str, added: Sequence[str], removed: Sequence[str]) -> None:
        """Change who is in a group of the app. Raises a SendError, and nothing else."""
        ...

    def recall(self, msgid: str) -> None:
        """Take a member's message back within 24 hours. Raises a SendError, and nothing else."""
        ...
