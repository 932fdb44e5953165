"""A group's webhook key is a credential: it is taken out of a message before anything is stored, shown or logged."""

import re
from typing import Final

HIDDEN: Final = "（群机器人密钥，不予保存）"
_KEY: Final = r"[0-9A-Za-z][0-9A-Za-z_-]{5,99}"
_URL: Final = re.compile(rf"[!-~]*webhook/send\?[!-~]*?key=(?P<key>{_KEY})[!-~]*")
_BARE: Final = re.compile(rf"(?<=绑定群)[\s：:]*(?P<key>{_KEY})(?![0-9A-Za-z_-])")


def hide_key(text: str) -> tuple[str, str]:
    """The text with the key's place marked, and the key (empty where there is none)."""
    found = _URL.search(text) or _BARE.search(text)
    if found is None:
        return text, ""
    return f"{text[: found.start()]} {HIDDEN} {text[found.end() :]}", found["key"]
