"""What no act took and no answer fits is forgotten in the transaction that answers it (domain.md «not taken in chat»)."""

import pytest
from sqlalchemy import select

from policy.screening.listable import listable
from storage.models import Dialogue, InboxMessage, UnansweredQuestion
from tests.conftest import Conversation

MISSED = "今天的云真好看，老阎也来了"
ASKED = "红头文件字号用几号"


def test_what_nothing_took_is_not_kept(bot: Conversation) -> None:
    reply = bot.say("zhangwei", MISSED)
    with bot.session() as session:
        row = session.scalars(select(InboxMessage).order_by(InboxMessage.id.desc())).first()
        assert row is not None
        assert (row.state, row.text, row.reply, row.userid) == ("done", "", reply, None)
        assert session.scalars(select(UnansweredQuestion)).all() == []
        kept = [repr(each.state) + each.question for each in session.scalars(select(Dialogue))]
    assert "老阎" not in reply + "".join(kept)


def test_an_answer_that_is_not_understood_is_not_kept_either(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月")
    replies = [bot.say("wangmin", MISSED) for _ in range(2)]
    with bot.session() as session:
        kept = [row.text + (row.reply or "") for row in session.scalars(select(InboxMessage))]
    assert "老阎" not in "".join(replies + kept)


def test_what_is_said_beside_a_report_that_is_in_is_not_kept(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 11月 无")
    assert "无需重复报送" in bot.say("wangmin", f"报送台账。另：{MISSED}")
    with bot.session() as session:
        assert "老阎" not in "".join(row.text for row in session.scalars(select(InboxMessage)))


@pytest.mark.parametrize("words", ["2026-0001 {}", "{}，见 2026-0001", "我的待办，{}", "三重一大要提前几天报？{}"])
def test_what_is_said_beside_a_number_a_list_or_a_question_is_not_kept(bot: Conversation, words: str) -> None:
    bot.say("wangmin", "会议通知：12月3日下午3点在三楼召开党组会，研究预算编制。")
    with bot.session() as session:
        assert "12月3日" in "".join(row.text for row in session.scalars(select(InboxMessage))), "what was done is kept"
    reply = bot.say("wangmin", words.format(MISSED))
    with bot.session() as session:
        kept = [row.text + (row.reply or "") for row in session.scalars(select(InboxMessage))]
        kept += [repr(each.state) for each in session.scalars(select(Dialogue))]
    assert "老阎" not in reply + "".join(kept)


def test_a_repeat_gets_the_same_reply(bot: Conversation) -> None:
    assert bot.say("zhangwei", MISSED, source="m1") == bot.say("zhangwei", MISSED, source="m1") != ""


@pytest.mark.parametrize(
    "text",
    [
        "张伟违纪了吗",
        "我们局长的台账怎么没人管",
        "住建局副局长上个月为什么被免了",
        "王某某的处分决定下来没有",
        "小舅子承包工程要不要报，就是我们赵局家的",
        "他收了三万块钱要不要上交材料",
        "周末有人值班吗",
        "城东停车场的收入怎么不入账，责任是谁的，去问老阎",
        MISSED,
        "教育局那个副局长的处分定了没有",
        "水利局一把手会不会被问责",
        "老阎的台账为什么可以不报",
        "李强什么时候能审核我的报告",
        "上次会议通报的那个人是谁",
        "校长的考核结果怎么还不公示",
        "城建科的会议为什么从来不通知我",
        "处分决定送达了没有",
        "给了三万的项目负责人要不要处分",
    ],
)
def test_the_list_takes_nobody_and_nothing_but_questions_of_the_field(text: str) -> None:
    assert listable(text) is None


@pytest.mark.parametrize("text", [ASKED, "党内警告处分影响晋升多久", "公务接待能上烟酒吗", "台账的照片怎么交"])
def test_a_question_of_the_field_is_listed(text: str) -> None:
    assert listable(text) == text


def test_numbers_in_the_list_are_masked() -> None:
    assert listable("材料不够怎么补交，编号20261234567") == "材料不够怎么补交，编号***"
