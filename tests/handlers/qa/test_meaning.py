"""Acts said in words that are no command: found by meaning, done when clear, shown as choices when not."""

import pytest
from sqlalchemy import func, select

from actions.people.members import ROLE_TITLES
from bot.ways import load_ways
from handlers.talk.registry import acts
from handlers.talk.ways import NO_ACT
from storage.models import LedgerEntry, MeetingNotice, Submission
from tests.conftest import ON_ONE_ENGINE, Conversation

UNCLEAR = "没报材料的单位名单给提醒下"
TO_THE_DESK = "没动静的单位提醒"  # of those who may remind


def rows(bot: Conversation) -> list[int]:
    with bot.session() as session:
        counted = (select(func.count()).select_from(table) for table in (LedgerEntry, MeetingNotice, Submission))
        return [session.scalar(query) or 0 for query in counted]


def test_every_list_of_ways_is_of_an_act_that_can_be_said() -> None:
    ways, known = load_ways(), {act.name: act for act in acts()}
    assert ways.said.keys() | ways.forms.keys() <= known.keys() | {NO_ACT}
    unsaid = {
        name
        for name in ways.said.keys() - {NO_ACT}
        if not (known[name].usage or known[name].meant or name in ways.forms)
    }
    assert unsaid == set()


def test_a_way_finds_its_own_act() -> None:
    ways = load_ways()
    said = {name: own for name, own in ways.all_said().items() if name != NO_ACT}
    missed = {way for name, own in said.items() for way in own if name not in _found(way)}
    assert not missed, "one way of two acts, or of an act and a topic"


def _found(way: str) -> tuple[str, ...]:
    meant = load_ways().search(way, load_ways().said, ROLE_TITLES)
    return meant.names if meant else ()


@pytest.mark.parametrize(
    ("userid", "words", "reply"),
    [
        ("wangmin", "这个月我还要交哪些东西", "您的待办"),
        ("wangmin", "我想找人工问一下", "给您回电"),
        ("wangmin", "跟我聊天的是真人还是机器", "由程序自动回复"),
        ("zhaoli", "这个月台账还有哪些单位没有交上来", "台账"),
        ("zhaoli", "水利局今年报得怎么样", "水利局（2026年）"),
        ("zhaoli", "有没有等着我放行的提醒", "没有待发送的提醒"),
    ],
)
@ON_ONE_ENGINE
def test_a_clear_wording_is_done(bot: Conversation, userid: str, words: str, reply: str) -> None:
    assert reply in bot.say(userid, words)


@ON_ONE_ENGINE
def test_what_would_write_is_shown_how_and_writes_nothing(bot: Conversation) -> None:
    before = rows(bot)
    assert "请这样说：“延期" in bot.say("wangmin", "台账实在来不及，想晚几天再报") or rows(bot) == before
    assert "没有报送待审的台账" in bot.say("zhaoli", "把他们的台账退回去重新写")
    assert rows(bot) == before


@ON_ONE_ENGINE
def test_an_unclear_wording_shows_choices_and_the_chosen_act_is_done(bot: Conversation) -> None:
    asked = bot.say("wangmin", UNCLEAR)
    assert asked.startswith("您是要办理：\n1 ")
    assert "都不是" in asked
    number = next(line.split()[0] for line in asked.splitlines() if "看报送情况" in line)
    assert "台账" in bot.say("wangmin", number)


@ON_ONE_ENGINE
def test_none_of_the_choices_lets_go(bot: Conversation) -> None:
    bot.say("wangmin", UNCLEAR)
    assert "请换个说法" in bot.say("wangmin", "都不是")


@ON_ONE_ENGINE
def test_nobody_finds_an_act_of_another_role(bot: Conversation) -> None:
    assert "将提醒4个单位的联络员" in bot.say("zhaoli", TO_THE_DESK)
    assert "将提醒" not in bot.say("wangmin", TO_THE_DESK)


@ON_ONE_ENGINE
def test_a_question_of_the_compilation_is_left_to_it(bot: Conversation) -> None:
    assert bot.say("wangmin", "三重一大要提前几天报告").startswith("第10问")


@ON_ONE_ENGINE
def test_an_open_question_stays_open(bot: Conversation) -> None:
    bot.say(
        "wangmin", "会议通知：定于11月27日上午9点召开党组会议，研究：1.2027年部门预算编制。联系人：王敏 13800000000"
    )
    assert "待您答复" in bot.say("wangmin", "我想找人工问一下")


@ON_ONE_ENGINE
def test_the_desk_is_asked_to_call_back_and_nothing_of_the_text_is_told(bot: Conversation) -> None:
    bot.say("wangmin", "转人工")
    assert bot.pushes("zhaoli") == [
        "请回电 2026-0001：交通局王敏同志希望与综合科通话。回电后请回复“已回电 2026-0001”。"
    ]
