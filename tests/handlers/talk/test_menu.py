"""A click of the menu is answered by the role of who clicked."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.assistant import make_rules
from bot.config import parse_config
from handlers.talk.menu import BUTTONS
from storage.models import OneTimeForm
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
SAID = {
    ("todo", "wangmin"): "您的待办",
    ("todo", "zhaoli"): "暂无待办事项",
    ("meeting", "wangmin"): "请直接发送会议通知原文",
    ("meeting", "zhaoli"): "本周",
    ("ledger", "wangmin"): "履责台账请写明",
    ("ledger", "zhaoli"): "台账",
    ("report", "wangmin"): "请问报送哪一项",
    ("report", "zhaoli"): "未报",
    ("document", "wangmin"): "可领取的材料",
    ("questions", "zhaoli"): "第1问",
    ("help", "wangmin"): "帮助",
}


@pytest.mark.parametrize(("key", "userid"), SAID)
def test_what_a_click_means(bot: Conversation, key: str, userid: str) -> None:
    assert SAID[key, userid] in bot.say(userid, key, "event:click")


@pytest.mark.parametrize("userid", ["wangmin", "zhangwei", "zhaoli", "admin", "nobody"])
def test_no_click_is_met_with_silence(bot: Conversation, userid: str) -> None:
    for key in BUTTONS:
        assert bot.say(userid, key, "event:click")


def test_a_click_is_its_act_and_no_words(bot: Conversation) -> None:
    root = Path(__file__).parents[3] / "handlers"
    own_words = {
        "qa/in_group.py",
        "ledger/counts.py",
        "overview/remind.py",
        "publication/signing.py",
        "talk/follow_on.py",
        "talk/out_of_view.py",
        "talk/put_right.py",
    }  # what the sender wrote is looked up there
    users = {str(path.relative_to(root)) for path in root.rglob("*.py") if "taker(" in path.read_text(encoding="utf-8")}
    assert users - {"talk/registry.py"} == own_words
    bot.say("wangmin", "报送 台账")  # asks; a click is no answer to what is asked
    bot.say("wangmin", "help", "event:click")
    assert "请问报送哪一项" in bot.say("wangmin", "report", "event:click")


def test_a_button_of_a_former_menu_is_none(bot: Conversation) -> None:
    assert bot.say("wangmin", "gone", "event:click") == ""


@pytest.mark.parametrize(("userid", "page"), [("wangmin", "/todo"), ("zhaoli", "/worktable")])
def test_with_a_page_todo_opens_what_is_ones_own(bot: Conversation, userid: str, page: str) -> None:
    object.__setattr__(bot.assistant, "rules", make_rules(parse_config({"server": {"public_url": "https://host"}})))
    assert "https://host/link/" in bot.say(userid, "todo", "event:click")
    with bot.session() as session:
        assert [row.page for row in session.scalars(select(OneTimeForm))] == [page]
