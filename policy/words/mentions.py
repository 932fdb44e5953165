"""Who is mentioned in a group's text: «<@userid>», as WeCom writes it (wecom-contract.md §3.6, §3.7)."""

import re
from typing import Final

_MENTION: Final = re.compile(r" ?<@([^<>\s]{1,64})>")


def mention(userid: str) -> str:
    """The mark of somebody in a text."""
    return f"<@{userid}>"


def take_mentions(text: str) -> tuple[str, list[str]]:
    """The text without the marks, and who they name: a client shows mentioned_list itself, also an older one."""
    return _MENTION.sub("", text), list(dict.fromkeys(_MENTION.findall(text)))


def plain(words: str) -> str:
    """Words of others that stand in a group's text and must mention nobody."""
    return words.replace("<@", "＜@")
