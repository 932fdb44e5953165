"""The scheduler's way out: which call of the WeCom client a channel's name stands for."""

from collections.abc import Sequence

from bot.wecom import WecomClient
from scheduler.channels import CHECK_SECONDS, RefusedError, SendResult


class WecomChannels:
    """Delivers through WeCom; a group takes one call for each address."""

    def __init__(self, client: WecomClient) -> None:
        self._client = client

    def send(self, channel: str, targets: Sequence[str], text: str, check_seconds: int = CHECK_SECONDS) -> SendResult:
        """As `scheduler.channels.Channels` says."""
        if channel == "app":
            return self._client.send_text(targets, text, check_seconds=check_seconds)
        (target,) = targets
        if channel == "webhook":
            return self._client.send_webhook(target, text)
        if channel == "appchat":
            return self._client.send_appchat(target, text)
        raise RefusedError(f"没有名为 {channel} 的渠道")

    def recall(self, msgid: str) -> None:
        """As `scheduler.channels.Channels` says."""
        self._client.recall(msgid)
