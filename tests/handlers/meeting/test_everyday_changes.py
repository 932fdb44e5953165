"""A meeting changed in everyday words, also while a question is open; which meeting is never assumed (M1)."""

import pytest
from sqlalchemy import select

from bot.assistant import Assistant
from bot.explain import explain_one
from storage.models import MeetingNotice
from tests.conftest import ON_ONE_ENGINE, Conversation, HandClock, at

MONDAY = "2026-11-16T09:00"
PARTY = "定于11月24日（周二）上午9点在局三楼会议室召开党组会，研究：1.2027年普法计划。联系人：王敏 13800000000"
OFFICE = "定于11月26日（周四）上午9点在局二楼会议室召开局长办公会，研究：1.车辆维修5万元。联系人：王敏 13800000000"
LATE = "会议通知：定于11月17日（周二）上午9点在局三楼会议室召开党组会，研究：1.档案办法。联系人：王敏 13800000000"
NO_PLACE = "会议通知：定于11月24日上午9点召开党组会，研究：1.2027年普法计划。联系人：王敏 13800000000"
pytestmark = ON_ONE_ENGINE


def meeting(bot: Conversation, number: str = "2026-0001") -> MeetingNotice:
    with bot.session() as session:
        row = session.scalars(select(MeetingNotice).where(MeetingNotice.number == number)).one()
        row.items  # noqa: B018  read while the session is open
        return row


@pytest.fixture
def told(bot: Conversation) -> Conversation:
    """The party group's meeting is on file, and the basis of its item is asked for."""
    assert "还缺：第1项决策依据" in bot.at(MONDAY).say("wangmin", PARTY)
    return bot


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("会议推迟一个小时", "2026-11-24T10:00"),
        ("不是下周二，是下周三上午十点", "2026-11-25T10:00"),
        ("下周二的党组会提前到8点半开", "2026-11-24T08:30"),
        ("往后推两天", "2026-11-26T09:00"),
        ("主任来不了 挪到下周四早上八点半", "2026-11-26T08:30"),
        ("更正：党组会时间为11月24日下午3点，不是9点", "2026-11-24T15:00"),
        ("换到25号同一时间", "2026-11-25T09:00"),
        ("那定25号，还是这个点", "2026-11-25T09:00"),
        ("那定25号，还是上午10点", "2026-11-25T10:00"),
    ],
)
def test_another_time(told: Conversation, words: str, moment: str) -> None:
    reply = told.say("wangmin", words)
    assert "已改期" in reply
    assert "第1项决策依据" in reply  # the question stays open
    assert meeting(told).starts_at == at(moment)
    assert meeting(told).form == {}


@pytest.mark.parametrize(
    "words",
    ["会议室换成一楼报告厅", "地点改一楼报告厅", "党组会改地点：一楼报告厅", "人太多坐不下，会挪到一楼报告厅开"],
)
def test_another_place(told: Conversation, words: str) -> None:
    assert "局三楼会议室 → 一楼报告厅" in told.say("wangmin", words)
    assert meeting(told).place == "一楼报告厅"
    assert meeting(told).form == {}


def test_a_place_that_no_longer_holds(told: Conversation) -> None:
    reply = told.say("wangmin", "三楼那天有人用了 地点再等通知")
    assert "请告知会议地点" in reply
    assert "“三楼那天有人用了”未作登记" in reply
    assert meeting(told).place is None
    assert meeting(told).form == {}


@pytest.mark.parametrize("words", ["加个单位 公路养护中心 上级单位 交通局", "加个联络员 赵倩"])
def test_what_is_no_agenda_is_not_added_to_it(told: Conversation, words: str) -> None:
    told.say("zhaoli", words)
    assert [item.text for item in meeting(told).items] == ["2027年普法计划"]


def test_more_people_come(told: Conversation) -> None:
    assert "参会范围" in told.say("wangmin", "参会的加上运输站和公路站")
    assert meeting(told).scope == "运输站和公路站"
    told.say("wangmin", "列席人员再加工会主席")
    assert meeting(told).scope == "运输站和公路站、工会主席"
    told.say("wangmin", "参会的还有财务科长")
    assert meeting(told).scope == "运输站和公路站、工会主席、财务科长"


def test_what_stands_before_a_label_is_an_answer_too(bot: Conversation) -> None:
    bot.at(MONDAY).say("wangmin", "会议通知：11月24日上午9点召开党组会，研究：1.2027年普法计划")
    assert "地点" in bot.say("wangmin", "六楼小会议室 联系人是周洁 13800000001")
    assert meeting(bot).place == "六楼小会议室"
    assert "周洁" in (meeting(bot).contact or "")


def test_what_was_not_used_is_said(told: Conversation) -> None:
    assert "“人太多坐不下”未作登记" in told.say("wangmin", "人太多坐不下，会挪到一楼报告厅开")


def test_the_agenda_grows_and_shrinks(told: Conversation) -> None:
    assert "购置扫描仪3万元" in told.say("wangmin", "党组会议题再加一项：购置扫描仪3万元")
    assert [item.amount_yuan for item in meeting(told).items] == [None, 30_000]
    assert "删去议题：2027年普法计划" in told.say("wangmin", "去掉第一项")
    assert [item.text for item in meeting(told).items] == ["购置扫描仪3万元"]
    assert "没有第3项" in told.say("wangmin", "第三项不上会了")


@pytest.mark.parametrize("words", ["党组会开不成了，局长到省里开会", "会取消了，主要领导出差", "下周二的会不开了"])
def test_called_off_and_never_an_answer(told: Conversation, words: str) -> None:
    assert "会议已取消" in told.say("wangmin", words)
    assert meeting(told).state == "cancelled"
    assert meeting(told).form == {}


def test_words_of_change_are_no_reason_of_lateness(bot: Conversation) -> None:
    bot.at(MONDAY).say("wangmin", LATE)
    bot.say("wangmin", "党组会换到二楼会议室")
    assert meeting(bot).place == "二楼会议室"
    assert meeting(bot).late_reason is None


@pytest.mark.parametrize("words", ["下周三的党组会取消", "周五的会改到下午四点", "11月30日的会换到二楼会议室"])
def test_a_day_that_is_not_the_meetings_is_asked_about(told: Conversation, words: str) -> None:
    before = meeting(told)
    reply = told.say("wangmin", words)
    assert "请问是哪一次会议" in reply
    after = meeting(told)
    assert (after.state, after.starts_at, after.place) == (before.state, before.starts_at, before.place)
    assert "未作更改" in told.say("wangmin", "都不是")


def test_the_one_chosen_is_changed_as_was_said(told: Conversation) -> None:
    told.say("wangmin", "周五的会改到下午四点")
    told.at("2026-11-17T08:30").say("wangmin", "2026-0001")
    assert meeting(told).starts_at == at("2026-11-24T16:00")


def test_of_two_it_is_the_one_that_is_named_or_was_last_spoken_of(told: Conversation) -> None:
    told.say("wangmin", OFFICE)
    told.say("wangmin", "局长办公会换到四楼会议室")
    assert meeting(told, "2026-0002").place == "四楼会议室"
    told.say("wangmin", "下周二的会换到五楼会议室")
    assert meeting(told).place == "五楼会议室"
    told.say("wangmin", "推迟半小时")  # the one of Tuesday was spoken of last
    assert meeting(told).starts_at == at("2026-11-24T09:30")


def test_one_message_answers_and_adds(bot: Conversation) -> None:
    bot.at(MONDAY).say("wangmin", NO_PLACE)
    bot.say("wangmin", "四楼会议室，再加一项研究采购经费20万")
    assert meeting(bot).place == "四楼会议室"
    assert [item.amount_yuan for item in meeting(bot).items] == [None, 200_000]


@pytest.mark.parametrize("words", ["上级临时通知的", "大概一百来万", "年后再定吧", "会议有没有模板"])
def test_a_place_is_not_taken_from_what_is_none(bot: Conversation, words: str) -> None:
    bot.at(MONDAY).say("wangmin", NO_PLACE)
    bot.say("wangmin", words)
    assert meeting(bot).place is None


@pytest.mark.parametrize("words", ["今天星期几", "公务接待标准是多少", "报送 台账 11月", "三楼", "这个咋填"])
def test_a_reason_is_not_taken_from_what_is_none(bot: Conversation, words: str) -> None:
    bot.at(MONDAY).say("wangmin", LATE)
    bot.say("wangmin", words)
    assert meeting(bot).late_reason is None


def test_the_title_and_the_sum_agree(told: Conversation) -> None:
    told.say("wangmin", "党组会议题再加一项：购置扫描仪3万元")
    assert "购置扫描仪5万元（大额资金使用，5万元）" in told.say("wangmin", "第2项金额改成5万元")


def test_a_postponed_notice_names_the_day_that_it_had(told: Conversation) -> None:
    reply = told.say("wangmin", "会议延期通知：原定于11月27日召开的党组会推迟至11月30日上午9点召开。")
    assert "请问是哪一次会议" in reply
    assert meeting(told).starts_at == at("2026-11-24T09:00")


@pytest.mark.parametrize(
    "words",
    [
        "周四那个党组会顺延一个小时吧",
        "更正：党组会时间为11月25日下午4点，不是3点",
        "党组会改地点：二楼会议室",
        "周五党组会议题再加一个：购置打印机3.5万",
    ],
)
def test_a_change_of_no_meeting_on_file_is_no_new_notice(bot: Conversation, words: str) -> None:
    reply = bot.at(MONDAY).say("wangmin", words)
    assert "没有查到贵单位已登记" in reply
    assert "予以登记" not in reply


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("周三的会不开了，领导出差", "cancel_meeting"),
        ("周三的会推迟一天", "reschedule"),
        ("会议室换到五楼", "amend_meeting"),
    ],
)
def test_explain_names_what_became_of_the_meeting(
    assistant: Assistant, clock: HandClock, words: str, action: str
) -> None:
    clock.time = at("2026-11-20T09:00")
    Conversation(assistant, clock).say(
        "wangmin", "定于11月25日（周三）下午3点在局三楼会议室召开党组会，研究：1.培训计划"
    )
    assert explain_one(assistant, "wangmin", words)["action"] == action


TWO = ("11月25日上午9点局长办公会，局二楼，研究省道边坡治理 180万", "11月26日下午3点党组会，局二楼，研究评优方案")


@pytest.mark.parametrize(
    ("words", "said", "untouched"),
    [
        ("前天报的边坡那个会换到养护站三楼开", "养护站三楼", "2026-0002"),
        ("边坡的会推迟半小时", "09:30", "2026-0002"),
        ("25号那个会改到27号，钟点不变", "11月27日（周五）09:00", "2026-0002"),
        ("评优那个会改到27号下午4点，其他不变", "11月27日（周五）16:00", "2026-0001"),
        ("刚局长说26号他要去市里，党组会挪到30号上午九点", "11月30日（周一）09:00", "2026-0001"),
    ],
)
def test_the_meeting_is_named_by_what_it_is_about(bot: Conversation, words: str, said: str, untouched: str) -> None:
    for each in TWO:
        bot.at("2026-11-18T09:00").say("wangmin", each)
    reply = bot.at("2026-11-20T09:00").say("wangmin", words)
    assert said in reply
    assert untouched not in reply


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("哦地方也换了哈，去图书馆二楼报告厅", "图书馆二楼报告厅"),
        ("刚局长说25号他要去市里，挪到30号上午九点", "11月30日（周一）09:00"),
        ("听说25号有检查，那就26号九点", "11月26日（周四）09:00"),
    ],
)
def test_a_change_of_the_only_one_while_the_form_waits(bot: Conversation, words: str, said: str) -> None:
    assert "报告表还缺" in bot.at("2026-11-18T09:00").say("wangmin", TWO[0])
    assert said in bot.say("wangmin", words)


@pytest.mark.parametrize(
    ("words", "moment"),
    [("普法那个往后推一天", "2026-11-25T09:00"), ("普法计划那个改到下周四上午十点，其他不变", "2026-11-26T10:00")],
)
def test_that_one_is_the_meeting_about_it(told: Conversation, words: str, moment: str) -> None:
    told.say("wangmin", OFFICE)
    told.say("wangmin", words)
    assert (meeting(told).starts_at, meeting(told, "2026-0002").starts_at) == (at(moment), at("2026-11-26T09:00"))


@pytest.mark.parametrize("words", ["台账那个往后推一天", "清单那个晚两天"])
def test_that_one_is_no_meeting_where_none_is_about_it(told: Conversation, words: str) -> None:
    told.say("wangmin", words)
    assert meeting(told).starts_at == at("2026-11-24T09:00")


def test_the_second_one_is_a_meeting_where_no_meeting_has_two_matters(told: Conversation) -> None:
    told.say("wangmin", OFFICE)
    assert "请问取消的是哪一次会议" in told.say("liujianguo", "第二个取消了吧")
    assert (meeting(told).state, meeting(told, "2026-0002").state) == ("registered", "registered")
    told.say("liujianguo", "普法那个")
    assert (meeting(told).state, meeting(told, "2026-0002").state) == ("cancelled", "registered")


def test_called_off_no_put_off_and_then_settled(told: Conversation) -> None:
    told.say("wangmin", "那个会不开了")
    assert "请问延期的是哪一次会议？" in told.say("wangmin", "等等不是取消，是往后推，哪天还没定")
    told.say("wangmin", "1")
    assert meeting(told).state == "postponed"
    assert "已改期" in told.say("wangmin", "定了，26号下午两点半")
    assert meeting(told).starts_at == at("2026-11-26T14:30")


@pytest.mark.parametrize("says", ["定了", "改好了", "说错了"])
def test_a_word_before_the_time_is_no_answer_to_what_the_form_lacks(told: Conversation, says: str) -> None:
    told.say("wangmin", f"{says}，26号下午两点半")
    assert meeting(told).form == {}
