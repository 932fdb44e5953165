"""template_card: what WeCom accepts, how a card looks, and what a press and a change do to it (contract §3.3, §3.4)."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from simulator.limits import ApiError

LIVES = timedelta(hours=72)
TASK_ID = re.compile(r"[0-9A-Za-z_\-@]{1,128}")
KEY_BYTES, OPTION_BYTES = 1024, 128
MOST_OPTIONS, MOST_BOXES = 10, 20
NOTICES = ("text_notice", "news_notice")
KINDS = (*NOTICES, "button_interaction", "vote_interaction", "multiple_interaction")
Card = dict[str, Any]


def check(card: Card) -> None:
    """Raise the field's code for a card that WeCom would not show."""
    kind = card.get("card_type")
    if kind not in KINDS:
        raise ApiError(42031, "invalid card_type")
    main = card.get("main_title") or {}
    if not main.get("title") and not (kind == "text_notice" and card.get("sub_title_text")):
        raise ApiError(42033, "missing title")
    _check_lists(card)
    if kind in NOTICES:
        if (card.get("card_action") or {}).get("type") not in (1, 2):
            raise ApiError(42045, "invalid card_action")
        if kind == "news_notice":
            _check_image(card)
    if calls_back(card) and not TASK_ID.fullmatch(str(card.get("task_id") or "")):
        raise ApiError(42014, "invalid task_id")
    if kind == "button_interaction":
        _check_buttons(card.get("button_list") or [])
        _check_selection(card.get("button_selection"), MOST_OPTIONS)
    if kind == "vote_interaction":
        _check_selection(card.get("checkbox") or {}, MOST_BOXES)
    if kind == "multiple_interaction":
        _check_selectors(card.get("select_list") or [])
    if kind in ("vote_interaction", "multiple_interaction"):
        _check_submit(card.get("submit_button") or {})


def _check_lists(card: Card) -> None:
    """What stands on any card beside its title, where it stands there."""
    across, down = card.get("horizontal_content_list") or [], card.get("vertical_content_list") or []
    for rows, most, code in ((across, 6, 42035), (down, 4, 42036), (card.get("jump_list") or [], 3, 42042)):
        if len(rows) > most:
            raise ApiError(code, f"more than {most} rows")
    for row in across:
        if not row.get("keyname"):
            raise ApiError(42027, "missing keyname")
        for kind, name, code in ((1, "url", 42028), (2, "media_id", 42029), (3, "userid", 42050)):
            if row.get("type") == kind and not row.get(name):
                raise ApiError(code, f"missing {name}")
    if not all(row.get("title") for row in (*down, *(card.get("jump_list") or []))):
        raise ApiError(42033, "missing title")
    if (menu := card.get("action_menu")) is not None:
        acts = menu.get("action_list") or []
        if not 1 <= len(acts) <= 3 or len({each.get("key") for each in acts}) != len(acts):  # C6
            raise ApiError(42051, "invalid action_list")


def _check_image(card: Card) -> None:
    image, beside = card.get("card_image"), card.get("image_text_area")
    if image is None and not (beside or {}).get("image_url"):
        raise ApiError(42044, "missing card_image")
    if image is not None and not (image.get("url") and 1.3 <= float(image.get("aspect_ratio", 1.3)) <= 2.25):
        raise ApiError(42044, "invalid card_image")


def _check_buttons(buttons: list[Card]) -> None:
    if not 1 <= len(buttons) <= 6:
        raise ApiError(42038, "invalid button_list")
    keys = [str(each.get("key") or "") for each in buttons if each.get("type", 0) == 0]
    if not all(each.get("text") for each in buttons):
        raise ApiError(42038, "missing button text")
    if len(set(keys)) != len(keys) or not all(key and len(key.encode()) <= KEY_BYTES for key in keys):
        raise ApiError(42039, "invalid button key")
    if not all(each.get("url") for each in buttons if each.get("type") == 1):
        raise ApiError(42028, "missing url")


def _check_selection(selection: Card | None, most: int) -> None:
    if selection is None:
        return
    if not selection.get("question_key"):
        raise ApiError(42043, "missing question_key")
    options = selection.get("option_list") or []
    if not 1 <= len(options) <= most:
        raise ApiError(42037, "invalid option_list")
    for each in options:
        if not each.get("text"):
            raise ApiError(42041, "missing option text")
        if not 0 < len(str(each.get("id") or "").encode()) <= OPTION_BYTES:
            raise ApiError(42040, "invalid option id")


def _check_selectors(selectors: list[Card]) -> None:
    if not 1 <= len(selectors) <= 3:
        raise ApiError(42047, "invalid select_list")
    for each in selectors:
        _check_selection(each, MOST_OPTIONS)
    if len({each["question_key"] for each in selectors}) != len(selectors):
        raise ApiError(42043, "question_key clash")


def _check_submit(button: Card) -> None:
    if not button.get("text"):
        raise ApiError(42049, "missing submit text")
    if not 0 < len(str(button.get("key") or "").encode()) <= KEY_BYTES:
        raise ApiError(42046, "invalid submit key")


def calls_back(card: Card) -> bool:
    """Whether something on it can be pressed that comes back to the bot: then it has a task_id and a response_code."""
    return card.get("card_type") not in NOTICES or "action_menu" in card


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
    """The cards of one app or robot; `taken` is what a task_id that has been used is refused with."""

    taken: int = 42014
    sent: dict[str, Sent] = field(default_factory=dict)  # by task_id
    codes: dict[str, Code] = field(default_factory=dict)

    def keep(self, card: Card, msgid: str, targets: list[str]) -> None:
        """Remember a card; raise ApiError for a task_id that has been used."""
        task_id = str(card["task_id"])
        if task_id in self.sent:
            raise ApiError(self.taken, "task_id exists")
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
