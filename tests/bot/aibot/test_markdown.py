"""What the robot sends is markdown that shows exactly the characters of the reply; held against an independent reader."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.aibot.frames import CONTENT_BYTES, as_markdown
from handlers.talk.registry import Act, acts
from tests.conftest import ON_ONE_ENGINE, Conversation

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_LINK = re.compile(r'<a href="[^"]*">(.*?)</a>')


def shown(markdown: str) -> str:
    """The characters that a reader sees, line by line; blanks at the ends of a line are not seen."""
    return "\n".join(line.strip() for line in _lines(READER.parse(markdown)) if line.strip())


def _lines(tokens: list[Token]) -> list[str]:
    lines = []
    for token in tokens:
        assert token.type in ("paragraph_open", "paragraph_close", "inline"), f"{token.type} is no plain text"
        if token.type == "inline":
            lines += "".join(_piece(each) for each in token.children or []).split("\n")
    return lines


def _piece(token: Token) -> str:
    assert token.type in ("text", "hardbreak", "text_special", "link_open", "link_close"), (
        f"{token.type} is no plain text"
    )
    return "\n" if token.type == "hardbreak" else token.content


def plain(reply: str) -> str:
    """The reply as the app shows it: links by their words, and no line that holds nothing."""
    lines = _LINK.sub(r"\1", reply).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _who_may(each: Act) -> str:
    return "zhaoli" if "office" in each.roles else "wangmin"


@ON_ONE_ENGINE
def test_every_sample_reply_shows_its_own_characters(bot: Conversation) -> None:
    replies = {bot.say(_who_may(each), words) for each in acts() for words in each.examples[:1]}
    assert len(replies) > 60
    for reply in filter(None, replies):
        assert shown(as_markdown(reply)) == plain(reply)
        assert len(as_markdown(reply).encode()) <= CONTENT_BYTES


PIECES = st.sampled_from(
    [*"\\`*_{}[]()<>#+-.!|~&=:1a中 \n", "1. ", "2) ", "- ", "---", "===", "> ", "# ", "***", "```", "&amp;", "&#35;",
     "<b>", "![x](y)", "[a](b)", "\n\n", "| - |\n| - |", "~~~", "http://a_b.cn", "　", "    ", "[a]: b", "<!--"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_text_becomes_a_mark(text: str) -> None:
    assert shown(as_markdown(text)) == plain(text)


@pytest.mark.parametrize("words", ["填写报告表", "a*b*c"])
def test_our_own_links_stay_links(words: str) -> None:
    markdown = as_markdown(f'请点：<a href="https://a.cn/link/x_y_z">{words}</a>。')
    hrefs = [
        each.attrGet("href")
        for token in READER.parse(markdown)
        for each in token.children or []
        if each.type == "link_open"
    ]
    assert hrefs == ["https://a.cn/link/x_y_z"]
    assert shown(markdown) == f"请点：{words}。"
