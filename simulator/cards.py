"""template_card: what WeCom accepts, how a card looks, and what a press and a change do to it (contract §3.3, §3.4)."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from simulator.errors import ApiError

LIVES = timedelta(hours=72)
TASK_ID = re.compile(r"[0-9A-Za-z_\-@]{1,128}")
KEY_BYTES, OPTION_BYTES = 1024, 128
Card = dict[str, Any]


def check(card: Card) -> None:
    """Raise the field's code for a card that WeCom would not show; button_interaction and text_notice are known here."""
    kind = card.get("card_type")
    if kind not in ("button_interaction", "text_notice"):
        raise ApiError(42031, "invalid card_type")
    if not (card.get("main_title") or {}).get("title") and not (kind == "text_notice" and card.get("sub_title_text")):
        raise ApiError(42033, "missing title")
    if kind == "text_notice":
        if (card.get("card_action") or {}).get("type") not in (1, 2):
            raise ApiError(42045, "invalid card_action")
        return
    if not TASK_ID.fullmatch(str(card.get("task_id") or "")):
        raise ApiError(42014, "invalid task_id")
    _check_buttons(card.get("button_list") or [])
    _check_options(card.get("button_selection"))


def _check_buttons(buttons: list[Card]) -> None:
    if not 1 <= len(buttons) <= 6:
        raise ApiError(42038, "invalid button_list")
    keys = [str(each.get("key") or "") for each in buttons]
    if not all(each.get("text") for each in buttons):
        raise ApiError(42038, "missing button text")
    if len(set(keys)) != len(keys) or not all(key and len(key.encode()) <= KEY_BYTES for key in keys):
        raise ApiError(42039, "invalid button key")


def _check_options(selection: Card | None) -> None:
    if selection is None:
        return
    if not selection.get("question_key"):
        raise ApiError(42043, "missing question_key")
    options = selection.get("option_list") or []
    if not 1 <= len(options) <= 10:
        raise ApiError(42037, "invalid option_list")
    for each in options:
        if not each.get("text"):
            raise ApiError(42041, "missing option text")
        if not 0 < len(str(each.get("id") or "").encode()) <= OPTION_BYTES:
            raise ApiError(42040, "invalid option id")


def as_text(card: Card) -> str:
    """The words of a card, without its buttons."""
    title = str((card.get("main_title") or {}).get("title") or "")
    return "\n".join(each for each in (title, str(card.get("sub_title_text") or "")) if each)


@dataclass
class Code:
    """A response_code: for which card, since when; it serves once."""

    task_id: str
    at: datetime
    used: bool = False


@dataclass
class Sent:
    """A card that was shown: in which bubble to whom."""

    card: Card
    msgid: str
    targets: list[str]


@dataclass
class Cards:
    """The cards of one app or robot."""

    sent: dict[str, Sent] = field(default_factory=dict)  # by task_id
    codes: dict[str, Code] = field(default_factory=dict)

    def keep(self, card: Card, msgid: str, targets: list[str]) -> None:
        """Remember a card; raise ApiError 42014 for a task_id that has been used."""
        task_id = str(card["task_id"])
        if task_id in self.sent:
            raise ApiError(42014, "task_id exists")
        self.sent[task_id] = Sent(card, msgid, targets)

    def new_code(self, task_id: str, now: datetime) -> str:
        """Hand out a code for one change."""
        code = secrets.token_urlsafe(24)
        self.codes[code] = Code(task_id, now)
        return code

    def use(self, code: str, now: datetime) -> Sent:
        """The card that may be changed by this code, now used up; raise ApiError 60140."""
        found = self.codes.get(code)
        if found is None or found.used or now - found.at > LIVES:
            raise ApiError(60140, "response_code invalid")
        found.used = True
        return self.sent[found.task_id]
