"""The scheduler's way out: which call of the WeCom client a channel's name stands for."""

from collections.abc import Sequence

from actions.talk.cards import CHANNEL, MARKS, read
from bot.wecom.cards import button_card
from bot.wecom.client import WecomClient
from documents.plot import png
from policy.words.mentions import take_mentions
from policy.words.paper import plot_of
from scheduler.deliver.channels import CHECK_SECONDS, RefusedError, SendResult


class WecomChannels:
    """Delivers through WeCom; a group takes one call for each address."""

    def __init__(self, client: WecomClient) -> None:
        self._client = client

    def send(
        self,
        channel: str,
        targets: Sequence[str],
        text: str,
        check_seconds: int = CHECK_SECONDS,
        safe: bool = False,
    ) -> SendResult:
        """As `scheduler.channels.Channels` says."""
        if channel == "app":
            return self._client.send_text(targets, text, safe=int(safe), check_seconds=check_seconds)
        if channel == "file":
            media_id = text.partition(" ")[0]
            return self._client.send_file(targets, media_id, safe=int(safe), check_seconds=check_seconds)
        if channel == CHANNEL:
            task_id, _, card = text.partition(" ")
            return self._client.send_card(targets, button_card(read(card), task_id), check_seconds=check_seconds)
        if channel == MARKS:
            response_code, _, words = text.partition(" ")
            self._client.change_card(targets, response_code, words)
            return SendResult()
        (target,) = targets
        if plot := plot_of(text):
            return self._client.send_picture(channel, target, f"{plot.title}.png", png(plot))
        content, mentioned = take_mentions(text)
        if channel == "webhook":
            return self._client.send_webhook(target, content, mentioned)
        if channel == "appchat":
            return self._client.send_appchat(target, content, mentioned)
        raise RefusedError(f"没有名为 {channel} 的渠道")

    def make_chat(self, chatid: str, name: str, members: Sequence[str]) -> None:
        """As `scheduler.channels.Channels` says."""
        self._client.create_appchat(chatid, name, members)

    def upload(self, name: str, content: bytes) -> str:
        """As `scheduler.channels.Channels` says."""
        return self._client.upload_file(name, content)

    def download(self, media_id: str) -> bytes:
        """As `scheduler.channels.Channels` says."""
        return self._client.download_media(media_id)

    def change_chat(self, chatid: str, added: Sequence[str], removed: Sequence[str]) -> None:
        """As `scheduler.channels.Channels` says."""
        self._client.update_appchat(chatid, added, removed)

    def recall(self, msgid: str) -> None:
        """As `scheduler.channels.Channels` says."""
        self._client.recall(msgid)
