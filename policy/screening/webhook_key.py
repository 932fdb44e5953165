"""A group's webhook key is a credential: it is taken out of a message before anything is stored, shown or logged."""

from typing import Final

from policy.text.lazy import lazily

HIDDEN: Final = "（群机器人密钥，不予保存）"
_KEY: Final = r"[0-9A-Za-z][0-9A-Za-z_-]{5,99}"
_ANY: Final = lazily(
    rf"[!-~]*webhook/send\?[!-~]*?key=(?P<url>{_KEY})[!-~]*"
    r"|(?<![0-9A-Za-z-])(?P<uuid>[0-9A-Za-z]{8}(?:-[0-9A-Za-z]{4}){3}-[0-9A-Za-z]{12})(?![0-9A-Za-z-])"  # as WeCom makes them
    rf"|(?P<before>绑定\s*群?(?:聊|机器人)?[\s：:]*)(?P<bare>{_KEY})"
)


def hide_key(text: str) -> tuple[str, str]:
    """The text with the place of every key marked, and the first key (empty where there is none)."""
    found = [each["url"] or each["uuid"] or each["bare"] for each in _ANY.finditer(text)]
    return _ANY.sub(lambda each: f"{each['before'] or ''} {HIDDEN} ", text), found[0] if found else ""
