"""The plaintext XML of what members do (contract §2)."""

from __future__ import annotations


def cdata(text: str) -> str:
    """Wrap any text, also one that holds the closing mark."""
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def element(name: str, value: str) -> str:
    """Return one element; numbers go bare, as WeCom writes them."""
    return f"<{name}>{value if value.isdigit() else cdata(value)}</{name}>"


def _message(head: dict[str, str], **fields: str) -> str:
    return "<xml>" + "".join(element(name, value) for name, value in {**head, **fields}.items()) + "</xml>"


def text_xml(head: dict[str, str], text: str, msgid: int) -> str:
    """A member wrote something; digits alone are text too, hence CDATA always."""
    plain = _message(head, MsgType="text", MsgId=str(msgid))
    return plain.removesuffix("</xml>") + f"<Content>{cdata(text)}</Content></xml>"


def image_xml(head: dict[str, str], url: str, media_id: str, msgid: int) -> str:
    """A member sent a photo."""
    return _message(head, MsgType="image", PicUrl=url, MediaId=media_id, MsgId=str(msgid))


def press_xml(head: dict[str, str], task_id: str, key: str, code: str, option: str = "") -> str:
    """A button of a card was pressed; `option` is what was chosen in its list."""
    plain = _message(head, MsgType="event", Event="template_card_event", EventKey=key, TaskId=task_id)
    items = (
        f"<SelectedItems><SelectedItem>{element('QuestionKey', key)}<OptionIds>{element('OptionId', option)}</OptionIds>"
        "</SelectedItem></SelectedItems>"
    )
    rest = f"{element('CardType', 'button_interaction')}{element('ResponseCode', code)}{items if option else ''}</xml>"
    return plain.removesuffix("</xml>") + rest


def event_xml(head: dict[str, str], event: str, event_key: str) -> str:
    """Something happened; events have no MsgId."""
    return _message(head, MsgType="event", Event=event, EventKey=event_key)
