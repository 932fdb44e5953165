"""Cards: what can be answered comes with buttons; a press is the message that it stands for, by whoever presses."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.wecom.channels import WecomChannels
from scheduler.run.tick import Ticker
from simulator.timeline import Shown
from storage.engine import Database
from storage.models import MeetingNotice, Push
from tests.bot.wire import wire_config
from tests.conftest import ON_ONE_ENGINE, HandClock, make_test_assistant
from tests.over_the_wire import WireConversation, over_the_wire

pytestmark = ON_ONE_ENGINE
NOTICE = "会议通知：定于12月4日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。"


@pytest.fixture
def talk(database: Database, clock: HandClock) -> Iterator[WireConversation]:
    assistant = make_test_assistant(database, clock, wire_config())
    with over_the_wire(assistant, clock) as made:
        made.ticker = Ticker(database, assistant.rules, clock, WecomChannels(made.client), assistant.worker, cards=True)
        yield made.at("2026-11-24T10:00")


def cards(talk: WireConversation, userid: str) -> list[Shown]:
    """The cards on somebody's phone, as they look now."""
    talk.pushes(userid)
    assert not [entry for entry in talk.sim.corp.journal if (entry.response or {}).get("errcode")]
    return [row for row in talk.sim.corp.inbox(userid) if row.card]


def labels(row: Shown) -> list[str]:
    card = row.card or {}
    return [each["text"] for each in (card.get("button_selection") or {}).get("option_list") or card["button_list"]]


def press(talk: WireConversation, userid: str, row: Shown, label: str) -> str:
    """Press the button, or choose the option, that bears these words."""
    card: dict[str, Any] = row.card or {}
    selection = card.get("button_selection")
    if selection:
        option = next(each["id"] for each in selection["option_list"] if label in each["text"])
        return talk.sim.corp.press(userid, card["task_id"], card["button_list"][0]["key"], option) or ""
    key = next(each["key"] for each in card["button_list"] if each["text"] == label)
    return talk.sim.corp.press(userid, card["task_id"], key) or ""


def said_on(row: Shown) -> str:
    """What stands in the place of the buttons."""
    return str((row.card or {}).get("replaced", ""))


def test_a_notice_reaches_the_desk_with_buttons_and_one_press_registers_who_attends(talk: WireConversation) -> None:
    talk.say("wangmin", NOTICE)
    (card,) = cards(talk, "zhaoli")
    assert labels(card) == ["参会", "转他人", "查看"]

    assert "参会人员赵丽" in press(talk, "zhaoli", card, "参会")
    with talk.session() as session:
        (meeting,) = session.scalars(select(MeetingNotice))
        assert [each.member.name for each in meeting.attendances] == ["赵丽"]
    (after,) = cards(talk, "zhaoli")
    assert said_on(after) == "参会 11-24 10:00"
    others = cards(talk, "liqiang")
    assert all(not said_on(each) for each in others)  # each of them may still go, too


def test_pressed_twice_nothing_happens_twice(talk: WireConversation) -> None:
    talk.say("wangmin", NOTICE)
    (card,) = cards(talk, "zhaoli")
    first = press(talk, "zhaoli", card, "参会")
    before = len(talk.pushes("wangmin"))
    assert press(talk, "zhaoli", card, "参会") == first
    assert len(talk.pushes("wangmin")) == before


def test_a_press_that_was_lost_is_made_again(talk: WireConversation) -> None:
    talk.say("wangmin", NOTICE)
    (card,) = cards(talk, "zhaoli")
    there, talk.sim.corp.callback_url = talk.sim.corp.callback_url, "http://127.0.0.1:9/wecom/callback"
    assert press(talk, "zhaoli", card, "参会") == ""
    assert not said_on(cards(talk, "zhaoli")[0])
    talk.sim.corp.callback_url = there
    assert "参会人员赵丽" in press(talk, "zhaoli", card, "参会")


def test_a_press_after_three_days_names_the_words_instead(talk: WireConversation) -> None:
    talk.say("wangmin", NOTICE)
    (card,) = cards(talk, "zhaoli")
    talk.clock.time = talk.clock.time.replace(day=28)
    assert press(talk, "zhaoli", card, "参会") == (
        "此卡片发出已超过三天，未作办理；如仍需办理，请直接回复“参会 2026-0001”。"
    )


def test_who_did_not_get_the_card_cannot_press_it(talk: WireConversation) -> None:
    talk.say("wangmin", NOTICE)
    (card,) = cards(talk, "zhaoli")
    assert press(talk, "wangmin", card, "参会") == "此卡片不是发给您的，未作办理。"
    assert talk.sim.corp.press("zhaoli", "invented", "0") == (
        "此卡片已失效，未作办理；请回复“我的待办”查看需要办理的事项。"
    )


def test_after_the_matter_moved_on_the_act_says_so(talk: WireConversation) -> None:
    talk.say("wangmin", NOTICE)
    (card,) = cards(talk, "zhaoli")
    talk.say("wangmin", "取消 2026-0001 主要领导出差")
    assert "取消" in press(talk, "zhaoli", card, "参会")
    assert not said_on(cards(talk, "zhaoli")[0])


def test_a_question_is_answered_by_its_own_button_and_by_no_later_one(talk: WireConversation) -> None:
    talk.say("zhangwei", "记台账 今天检查工地安全，发现问题3个")
    assert "确认" in talk.say("wangmin", "报送 台账 11月")
    (first,) = cards(talk, "wangmin")
    assert labels(first) == ["确认", "取消"]
    assert "暂不报送" in press(talk, "wangmin", first, "取消")

    talk.say("wangmin", "布置")
    talk.say("wangmin", "取消 2026-0001")
    later = press(talk, "wangmin", first, "确认")
    assert "此前已答复" in later


def test_a_press_confirms_the_words_said_last(talk: WireConversation) -> None:
    """They are kept nowhere but in what this process heard: a press itself is no word."""
    talk.say("wangmin", NOTICE)
    talk.say("wangmin", "局里年初定的")
    assert "已补记" in press(talk, "wangmin", cards(talk, "wangmin")[-1], "是")


def test_whoever_reads_in_wechat_gets_words_alone(talk: WireConversation) -> None:
    assert "只发文字" in talk.say("zhaoli", "我用微信看")
    talk.say("wangmin", NOTICE)
    assert cards(talk, "zhaoli") == []
    assert any("2026-0001" in each for each in talk.pushes("zhaoli"))
    talk.say("zhaoli", "我用企业微信看")
    talk.say("wangmin", "会议通知：定于12月8日（周二）上午9:00在局二楼召开局长办公会，研究：1.办公设备采购20万元。")
    assert len(cards(talk, "zhaoli")) == 1


def test_cards_can_be_switched_off(database: Database, clock: HandClock) -> None:
    assistant = make_test_assistant(database, clock, wire_config(cards=False))
    with over_the_wire(assistant, clock) as talk:
        talk.say("zhangwei", "记台账 今天检查工地安全，发现问题3个")
        assert "确认" in talk.say("wangmin", "报送 台账 11月")
        talk.pushes("wangmin")
    with database.read() as session:
        assert session.scalars(select(Push).where(Push.channel == "card")).all() == []


def test_somebody_else_goes_by_two_presses(talk: WireConversation) -> None:
    talk.say("wangmin", NOTICE)
    (card,) = cards(talk, "zhaoli")
    assert "哪位同志" in press(talk, "zhaoli", card, "转他人")
    who = cards(talk, "zhaoli")[-1]
    assert "参会人员李强" in press(talk, "zhaoli", who, "李强")
    assert not said_on(cards(talk, "zhaoli")[0])  # it asked back: the notice's own buttons stay


def test_what_one_decides_is_shown_to_everybody_at_the_desk(talk: WireConversation) -> None:
    talk.say("zhaoli", "登记问题 交通局 台账记录不完整，12月10日前整改")
    (sources,) = cards(talk, "zhaoli")
    assert len(labels(sources)) == 9
    press(talk, "zhaoli", sources, "监督检查")
    talk.say("wangmin", "申请延期 2026-0001 资料较多")
    found = [row for row in cards(talk, "zhaoli") if "不同意延期" in labels(row)]
    assert found, [row.text for row in talk.sim.corp.inbox("zhaoli")]
    assert "暂不延期" in press(talk, "zhaoli", found[-1], "不同意延期")
    assert said_on([row for row in cards(talk, "zhaoli") if "不同意延期" in labels(row)][-1]).startswith("不同意延期")
