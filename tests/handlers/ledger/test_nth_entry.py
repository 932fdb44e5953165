"""One's own entry named by its place, changed or taken back after 确认; a corrected day is judged anew."""

import re

import pytest
from sqlalchemy import select

from storage.models import LedgerEntry
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


@pytest.fixture
def filed(bot: Conversation) -> Conversation:
    bot.at("2026-11-18T09:00").say("zhangwei", "记台账 11月16日 督导客运站整改，发现隐患2处")
    bot.say("zhangwei", "记台账 11月17日 与养护科3名同志开展廉政谈话")
    return bot


def entry(bot: Conversation, number: str) -> LedgerEntry:
    with bot.session() as session:
        return session.scalars(select(LedgerEntry).where(LedgerEntry.number == number)).one()


@pytest.mark.parametrize(
    ("words", "number", "content"),
    [
        ("第1条写错了，应该是5处", "2026-0001", "督导客运站整改，发现隐患5处"),
        ("把第一条改成4处隐患", "2026-0001", "督导客运站整改，发现隐患4处"),
        ("最后一条错了，应该是6个人", "2026-0002", "与养护科6名同志开展廉政谈话"),
        ("人数改成6人", "2026-0002", "与养护科6名同志开展廉政谈话"),
        ("补一句：要求本周整改", "2026-0002", "与养护科3名同志开展廉政谈话；要求本周整改"),
        ("上一条改成与机关纪委2名同志座谈", "2026-0002", "与机关纪委2名同志座谈"),
    ],
)
def test_a_number_takes_the_place_of_its_kind(filed: Conversation, words: str, number: str, content: str) -> None:
    before = entry(filed, number).text
    assert content in filed.say("zhangwei", words)
    assert entry(filed, number).text == before  # shown, not done
    assert f"已更正 {number}" in filed.say("zhangwei", "确认")
    assert entry(filed, number).text == content


@pytest.mark.parametrize("words", ["删掉最后一条", "最后一条不要了", "第二条撤回"])
def test_taken_back_after_the_word(filed: Conversation, words: str) -> None:
    assert "将撤回 2026-0002" in filed.say("zhangwei", words)
    assert entry(filed, "2026-0002").state == "filed"
    assert "已撤回" in filed.say("zhangwei", "确认")
    assert entry(filed, "2026-0002").state == "withdrawn"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("帮我把周一客运站那条删了", "2026-0001"),
        ("把督导客运站那条撤了吧", "2026-0001"),
        ("删掉昨天那条廉政谈话", "2026-0002"),
        ("和养护科谈话的那条不要了", "2026-0002"),
    ],
)
def test_taken_back_by_what_it_is_about(filed: Conversation, words: str, number: str) -> None:
    assert f"将撤回 {number}" in filed.say("zhangwei", words)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("客运站那条日期应该是11月13日", "将更正 2026-0001：日期 11月16日（周一） → 11月13日（周五）"),
        ("养护科谈话那条人数应该是5个", "养护科5名同志"),
        ("刚才那条人数是5个不是3个", "养护科5名同志"),
        ("昨天那条人数是5个不是3个", "养护科5名同志"),
        ("养护科谈话那条日期是11月13日", "11月17日（周二） → 11月13日（周五）"),
        ("客运站那条应该是5处不是2处", "发现隐患5处"),
    ],
)
def test_corrected_by_what_it_is_about(filed: Conversation, words: str, shown: str) -> None:
    assert shown in filed.say("zhangwei", words)


@pytest.mark.parametrize("words", ["把上周三和运输科谈话那条删了", "删掉11月12日那条约谈"])
def test_a_wish_to_delete_is_never_offered_as_an_entry(filed: Conversation, words: str) -> None:
    assert "是否记入" not in filed.say("zhangwei", words)


def test_of_two_named_alike_it_is_asked_which(filed: Conversation) -> None:
    filed.say("zhangwei", "记台账 11月18日 与养护科2名同志开展廉政谈话")
    reply = filed.say("zhangwei", "养护科谈话那条删了")
    assert "请问是哪一条" in reply
    assert {"2026-0002", "2026-0003"} <= set(re.findall(r"\d{4}-\d{4}", reply))


def test_what_is_not_said_is_asked_and_what_is_not_there_is_said(filed: Conversation) -> None:
    assert "请写明正确内容" in filed.say("zhangwei", "第2条写错了")
    assert "没有这一条" in filed.say("zhangwei", "第7条写错了，应该是4处")


def test_nobody_elses_entry(filed: Conversation) -> None:
    assert "没有这一条" in filed.say("yangxue", "删掉最后一条")
    assert entry(filed, "2026-0002").state == "filed"


def test_a_corrected_day_is_judged_again(filed: Conversation) -> None:
    assert "（补录）" in filed.say("zhangwei", "更正 2026-0001 日期：10月20日")
    assert "补录" not in filed.say("zhangwei", "更正 2026-0001 日期：11月16日")


def test_the_way_is_read_alike_when_filing_and_when_correcting(filed: Conversation) -> None:
    assert "履责方式：检查督促" in filed.say("zhangwei", "更正 2026-0002 方式：检查")
    assert "履责方式：廉政谈话" in filed.say("zhangwei", "更正 2026-0002 方式：谈心")
