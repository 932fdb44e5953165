"""A notice that begins with the word of a register is a notice; an entry of that register stays one."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE

PARTS = "12月3日（周四）上午9:30，局党组会，三楼会议室，议题：护栏维修方案"


@pytest.mark.parametrize(
    "words",
    [
        f"报备一下，{PARTS}",
        f"报备：{PARTS}",
        "报备会议一次\n类型：党组会\n日期：2026-12-03\n开始：9:30\n地点：三楼会议室\n事项\n- 护栏维修 6万元\n- 档案外包",
    ],
)
def test_what_has_a_notices_parts_is_one(bot: Conversation, words: str) -> None:
    reply = bot.say("wangmin", words)
    assert "党组会议，12月3日（周四）09:30，三楼会议室" in reply
    assert "报备审核" not in reply


@pytest.mark.parametrize("words", ["报备 干部因私出国 12月20日至26日", f"记报备 {PARTS}"])
def test_what_is_filed_by_the_registers_word_is_filed(bot: Conversation, words: str) -> None:
    assert "报备审核" in bot.say("wangmin", words)


def test_a_matter_that_leaves_its_place_unnamed_is_no_clue(bot: Conversation) -> None:
    told = "12月3日上午9点 局党组会 三楼会议室\n议题：\n1）执法服装采购 8万\n2）某路段监控维护费 19万"
    assert "党组会议，12月3日（周四）09:00" in bot.say("wangmin", told)
    assert "未作保存" in bot.say("wangmin", told.replace("某路段监控维护费 19万", "某局长收了老板监控维护费 19万"))
