"""A card as WeCom draws it (wecom-contract.md §3.3): up to six short choices as buttons, up to ten as a list to choose from."""

from typing import Any, Final

from actions.talk.cards import Card

BUTTONS, LABEL, OPTION = 6, 10, 16  # of one card; characters that a button and an option show
TITLE, BODY = 26, 112  # characters
ONE_OF: Final = "choice"  # the key of the list, and of the button that sends what was chosen in it


def button_card(card: Card, task_id: str) -> dict[str, Any]:
    """The card; the key of each button, and the id of each option, is the position of its choice."""
    head = card.text.strip().partition("\n")[0]  # the whole text stands above the card
    drawn: dict[str, Any] = {"card_type": "button_interaction", "main_title": {"title": _cut(head, TITLE)}}
    drawn |= {"sub_title_text": _cut(head, BODY)} if len(head) > TITLE else {}
    return drawn | {"task_id": task_id} | _choices(card)


def _choices(card: Card) -> dict[str, Any]:
    labels = [each.label for each in card.choices]
    if len(labels) <= BUTTONS and all(len(label) <= LABEL for label in labels):
        keys = enumerate(labels)
        return {"button_list": [{"text": label, "style": 1 if i == 0 else 2, "key": str(i)} for i, label in keys]}
    options = [{"id": str(i), "text": _cut(f"{i + 1} {label}", OPTION)} for i, label in enumerate(labels)]
    return {
        "button_selection": {"question_key": ONE_OF, "title": "请选择", "option_list": options},
        "button_list": [{"text": "确定", "style": 1, "key": ONE_OF}],
    }


def done_card(words: str, task_id: str) -> dict[str, Any]:
    """The card after its press: what was done and when, and nothing to press."""
    notice = {"card_type": "text_notice", "main_title": {"title": _cut(words, TITLE)}, "task_id": task_id}
    return notice | {"card_action": {"type": 1, "url": "https://work.weixin.qq.com/"}}


def chosen(event_key: str, selected: Any) -> str:
    """The position that a press stands for; of a list the id of the option. One or many come alike (§2.2)."""
    if event_key != ONE_OF:
        return event_key
    for name in ("SelectedItem", "selected_item"):
        selected = (selected or {}).get(name, selected)
    first = selected[0] if isinstance(selected, list) and selected else selected
    ids = (first or {}).get("OptionIds") or (first or {}).get("option_ids") or {}
    found = ids.get("OptionId") or ids.get("option_id") or ""
    return str(found[0] if isinstance(found, list) and found else found or "")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
