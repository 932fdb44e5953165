"""The documents tell the truth: links lead somewhere, named files exist, what a README shows is served."""

import re
from pathlib import Path

import pytest

from handlers.talk.message import Message
from handlers.talk.registry import Order, claims
from tests.conftest import NOW, Conversation

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
PAGES = [ROOT / name for name in READMES] + sorted((ROOT / "docs").rglob("*.md"))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
NAMED_FILE = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.\w+)`")
EXAMPLE = re.compile(r"^\| `?([^`|]+?)`? \| `([^`]+)` \|", re.MULTILINE)
SPEAKERS = {
    "liaison": "wangmin", "leader": "zhangwei", "office": "zhaoli", "inspector": "liqiang",
    "联络员": "wangmin", "班子成员": "zhangwei", "综合科": "zhaoli", "派驻组": "liqiang",
}  # fmt: skip
NOT_SERVED = re.compile("没有看懂|汇编中没有找到|您的岗位暂不能办理|不在成员名单|暂未办理成功")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def examples(name: str) -> list[tuple[str, str]]:
    """Who says what, in the README's table of messages."""
    rows = EXAMPLE.findall(text_of(name))
    return [(SPEAKERS[role], words) for role, words in rows if role in SPEAKERS]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    targets = [link.partition("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8"))]
    missing = [each for each in targets if each and "://" not in each and not (page.parent / each).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    in_example = set(re.findall(r"```python\n# (\S+)", text))
    named = {path for path in NAMED_FILE.findall(text) if not path.startswith("data/")}
    assert sorted(path for path in named - in_example if not (ROOT / path).exists()) == []


def test_the_architecture_names_files_of_every_folder_of_the_program() -> None:
    named = {path.split("/")[0] for path in NAMED_FILE.findall(text_of("docs/architecture.md"))}
    assert named >= {"bot", "handlers", "actions", "policy", "scheduler", "storage"}


@pytest.mark.parametrize("name", READMES)
def test_both_commands_stand_on_the_first_screen(name: str) -> None:
    first_screen = "\n".join(text_of(name).splitlines()[:40])
    assert "make demo" in first_screen
    assert "make test" in first_screen


@pytest.mark.parametrize(("userid", "words"), examples("README.md"))
def test_every_example_of_the_readme_is_served(bot: Conversation, userid: str, words: str) -> None:
    with bot.session() as session:
        desk = bot.assistant.desk(session, userid)
        first, _found = next(claims(desk, Message(userid, words, NOW)))
        assert first.is_open_to(desk)
        assert first.order < Order.LAST  # not merely by the act that takes everything
    assert not NOT_SERVED.search(bot.say(userid, words))


def test_both_readmes_show_the_same_examples() -> None:
    assert examples("README.md") == examples("README.zh-CN.md")
    assert len(examples("README.md")) == 9


@pytest.mark.parametrize("requirements", ["requirements.txt", "requirements-dev.txt"])
def test_the_record_of_libraries_names_every_pinned_package(requirements: str) -> None:
    pinned = re.findall(r"^([\w.-]+)(?:\[\w+\])?==", text_of(requirements), re.MULTILINE)
    rows = [line.split("|")[1] for line in text_of("docs/adr/0002-libraries.md").splitlines() if line.startswith("|")]
    explained = {name.strip() for row in rows for name in row.split(",")}
    assert len(pinned) >= 10
    assert sorted(set(pinned) - explained) == []


def test_every_decision_is_listed() -> None:
    records = {path.name for path in (ROOT / "docs/adr").glob("0*.md")}
    assert set(LINK.findall(text_of("docs/adr/README.md"))) == records
