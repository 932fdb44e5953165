"""Two groups with two compilations: nothing of the one's is seen by the other's people, whatever they say or open."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.files import load_compilation
from handlers.talk.registry import acts
from storage.models import Department
from tests.conftest import Conversation, database_url  # noqa: F401  both engines, for the pages too
from tests.dashboard.conftest import Pages, content

FIRST = {"office": "zhaoli", "liaison": "wangmin", "inspector": "liqiang", "of": "交通局"}
SECOND = {"office": "zhenghui", "liaison": "zhuting", "inspector": "wutao", "of": "财政局"}
TEXT = "items:\n- {{number: 7, question: {0}树{1}？, answer: 请到{2}办理。, basis: [《{3}办法》], keywords: [{0}], ways: [{4}怎么去]}}\n"
WORDS = {  # what is asked with, and what the other group must never read: question, answer, basis, way, wording not found, added wording
    "交通局": ("梧桐", "由谁修剪", "青石巷", "白鹭", "钟楼", "海棠要求", "芦苇找谁"),
    "财政局": ("银杏", "归谁打理", "枣林街", "朱鹮", "鼓楼", "丁香要求", "蒲草找谁"),
}  # fmt: skip


def fill(bot: Conversation, folder: Path, people: dict[str, str]) -> None:
    """A compilation of the group's own, a version more, a wording, votes, and a question that was not found."""
    asked, *told, missed, added = WORDS[people["of"]]
    file = folder / "qa.yaml"
    file.write_text(TEXT.format(asked, *told), encoding="utf-8")
    with bot.assistant.database.write() as session:
        group = session.scalars(select(Department).where(Department.name == people["of"])).one().group_id
        load_compilation(bot.assistant.context(session), file, group)
    for words in (f"修改问答 7 请到{told[1]}二楼办理。", "确认", f"补充问法 7 {added}"):
        bot.say(people["office"], words)
    for words in (f"{missed}几月报送台账？", "第7问", "有用", "第7问", "有用"):
        bot.say(people["liaison"], words)


@pytest.fixture
def both(bot: Conversation, tmp_path: Path) -> Conversation:
    for people in (FIRST, SECOND):
        fill(bot, tmp_path, people)
    return bot


@pytest.mark.slow
@pytest.mark.parametrize(("mine", "others"), [(FIRST, SECOND), (SECOND, FIRST)])
def test_no_words_of_anybody_bring_anything_of_the_other_groups(
    both: Conversation, mine: dict[str, str], others: dict[str, str]
) -> None:
    asked, *secrets = WORDS[others["of"]]
    said = [
        f"{asked}找谁",
        f"{asked}怎么办",
        "问答反馈",
        "没找到的问题",
        "问答历史 7",
        "恢复问答 7 第1版",
        "检查汇编",
        "试问",
        "1",
    ]
    said += [words for each in acts() for words in dict.fromkeys((each.usage, *each.examples)) if words]
    for role in ("office", "liaison", "inspector"):
        told = {words: both.say(mine[role], words) for words in said}
        assert {words: reply for words, reply in told.items() if any(each in reply for each in secrets)} == {}
        assert WORDS[mine["of"]][2] in told["第7问"] or role == "inspector"


@pytest.mark.parametrize(("mine", "others"), [(FIRST, SECOND), (SECOND, FIRST)])
def test_no_page_shows_anything_of_the_other_groups(
    both: Conversation, pages: Pages, mine: dict[str, str], others: dict[str, str]
) -> None:
    rules = [rule for rule in pages.app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    paths = [
        rule.build({"question": 7})[1]
        for rule in rules
        if set(rule.arguments) <= {"question"} and rule.endpoint.startswith("page.")
    ]  # type: ignore[index]
    paths = [path for path in paths if "log" not in path]
    assert len(paths) > 20
    for role in ("office", "liaison", "inspector"):
        visit = pages.visit(mine[role])
        shown = {path: content(visit.get(path)) for path in paths}
        assert [path for path, text in shown.items() if any(each in text for each in WORDS[others["of"]])] == []
        assert any(WORDS[mine["of"]][2] in text for text in shown.values())
