"""Questions that a database of 0.1 holds open: nothing of them is guessed, and nobody meets a fault."""

from datetime import timedelta

import pytest

from storage.models import Dialogue
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE

KEPT = {  # as 0.1 wrote them: who was asked, by which act, what it kept, and an answer
    "a list": ("zhaoli", "choose", {"commands": {"水利局": "催办 水利局"}, "choices": ["水利局"]}, "1"),
    "a list, by its words": ("zhaoli", "choose", {"commands": {"水利局": "催办 水利局"}, "choices": ["水利局"]}, "水利局"),
    "a confirmation": ("zhaoli", "confirm_return", {"obligation": 1, "short": "台账", "reasons": "x", "choices": ["确认", "取消"]}, "确认"),
    "a place": ("wangmin", "meeting_answer", {"number": "2026-0001", "waiting": ["place"], "changed": False, "choices": []}, "三楼那间"),
    "progress": ("wangmin", "progress_answer", {"numbers": ["2026-0001"], "total": 1, "choices": []}, "已完成招标文件编制"),
    "an entry": ("zhangwei", "register_missing", {"command": "记整改", "title": "措施", "answers": {}, "choices": []}, "每月抽查一次"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KEPT)
def test_the_answer_is_to_be_sent_again(bot: Conversation, kind: str) -> None:
    userid, handler, state, said = KEPT[kind]
    now = bot.clock.now()
    with bot.assistant.database.write() as session:
        session.add(
            Dialogue(
                userid_key=userid,
                handler=handler,
                question="请问？",
                state=state,
                asked_at=now,
                expires_at=now + timedelta(days=1),
            )
        )
    assert "请重发" in bot.say(userid, said)
    with bot.session() as session:
        assert session.get(Dialogue, userid) is None
    assert bot.pushes("wangmin") == []


@pytest.mark.parametrize("kind", KEPT)
def test_a_command_is_served_all_the_same(bot: Conversation, kind: str) -> None:
    userid, handler, state, _said = KEPT[kind]
    now = bot.clock.now()
    with bot.assistant.database.write() as session:
        session.add(
            Dialogue(
                userid_key=userid,
                handler=handler,
                question="请问？",
                state=state,
                asked_at=now,
                expires_at=now + timedelta(days=1),
            )
        )
    assert bot.say(userid, "问答目录").startswith("问答汇编目录")
