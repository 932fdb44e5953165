"""What a message may hold, kind by kind, and how it then looks (contract §3.2, §3.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from simulator import cards
from simulator.call import Call
from simulator.limits import TEXT_BYTES, ApiError, cut_utf8
from simulator.timeline import Shown

WEBHOOK_MARKDOWN_BYTES = 4096
TITLE_BYTES, DESCRIPTION_BYTES, URL_BYTES = 128, 512, 2048  # C4: bytes, the stricter text


@dataclass(frozen=True)
class Content:
    """A checked message body as the client shows it."""

    kind: str
    text: str
    truncated: bool = False
    media_id: str = ""
    mentions: tuple[str, ...] = ()
    card: cards.Card | None = None

    def shown_in(self, chat: str, at: datetime, msgid: str = "") -> Shown:
        """Return the bubble of a push."""
        shown = Shown(chat, "push", self.kind, self.text, at, msgid, self.truncated, self.media_id, self.mentions)
        return replace(shown, card=self.card)


def read_content(call: Call, kinds: set[str], *, webhook_key: str = "") -> Content:
    """Check the body's own kind; raise ApiError 40008 for a kind not in `kinds`, or the field's code."""
    kind = call.string("msgtype")
    if kind not in kinds:
        raise ApiError(40008, "invalid message type")
    part = call.part(kind)
    if kind == "text":
        return _text(call, part)
    if kind in ("markdown", "markdown_v2"):
        limit = WEBHOOK_MARKDOWN_BYTES if webhook_key else TEXT_BYTES
        return _markdown(call, kind, part, limit)
    if kind == "textcard":
        return _textcard(call, part)
    if kind == "news":
        return _news(call, part)
    if kind == "template_card":
        cards.check(part)
        if webhook_key and cards.calls_back(part):
            raise ApiError(42031, "invalid card_type")
        return Content(kind, cards.as_text(part), card=part)
    media = call.corp.media.get(part.get("media_id"), kind, webhook_key)
    return Content(kind, media.filename, media_id=media.media_id)


def _text(call: Call, part: Mapping[str, Any]) -> Content:
    content = call.string("content", part)
    if not content:
        raise ApiError(44004, "empty content")
    shown, truncated = cut_utf8(content, TEXT_BYTES)
    if truncated and call.corp.settings.text_over_limit == "refuse":
        raise ApiError(45002, "content size out of limit")
    return Content("text", shown, truncated, mentions=tuple(call.strings("mentioned_list", part)))


def _markdown(call: Call, kind: str, part: Mapping[str, Any], limit: int) -> Content:
    content = call.string("content", part)
    if not content:
        raise ApiError(44004, "empty content")
    if len(content.encode()) > limit:
        raise ApiError(40058, f"{kind}.content exceed max length {limit}. invalid Request Parameter")
    return Content(kind, content)


def _textcard(call: Call, part: Mapping[str, Any]) -> Content:
    for name, code in (("title", 41016), ("description", 41033), ("url", 41010)):
        if not call.string(name, part):
            raise ApiError(code, f"missing {name}")
    title, cut_title = cut_utf8(call.string("title", part), TITLE_BYTES)
    description, cut_description = cut_utf8(call.string("description", part), DESCRIPTION_BYTES)
    return Content("textcard", f"{title}\n{description}\n{_url(call, part)}", cut_title or cut_description)


def _news(call: Call, part: Mapping[str, Any]) -> Content:
    articles = part.get("articles")
    if not isinstance(articles, list) or not articles:
        raise ApiError(40035, "invalid articles")
    if len(articles) > 8:
        raise ApiError(45008, "article size out of limit")
    if call.body.get("safe") == 1:
        raise ApiError(40074, "news cannot be safe")
    lines = []
    for article in articles:
        if not isinstance(article, dict) or not call.string("title", article):
            raise ApiError(41016, "missing title")
        lines.append(f"{cut_utf8(call.string('title', article), TITLE_BYTES)[0]}\n{_url(call, article)}")
    return Content("news", "\n".join(lines))


def _url(call: Call, part: Mapping[str, Any]) -> str:
    url = call.string("url", part)
    if len(url.encode()) > URL_BYTES:
        raise ApiError(40039, "invalid url size")
    if not url.startswith(("http://", "https://")):
        raise ApiError(45034, "url must have a scheme")
    return url
