"""The date of a report: moved for all, put off for one, not owed; and a department that is left alone."""

from datetime import date

import pytest

from storage.engine import Database
from tests.conftest import Conversation, at
from tests.scheduler.service import Service, traffic

OFFICE = "zhaoli"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-16T08:36")


def due(service: Service) -> tuple[date, str]:
    with service.database.read() as session:
        row = traffic(session)
        return row.due_on, row.state


def reminded(service: Service, first: str, last: str, userid: str = "wangmin") -> list[str]:
    return [moment[5:10] for moment in service.days(first, last) if userid in dict(service.at(moment))]


def test_a_date_moves_with_its_ladder(service: Service) -> None:
    assert reminded(service, "2026-11-16", "2026-11-16") == ["11-16"]
    reply = service.say(OFFICE, "本期台账截止改11月20日", "2026-11-16T10:00")
    assert "将由11月25日（周三）改为11月20日（周五）" in reply
    assert "4个单位联络员：交通局、水利局、教育局、文旅局" in reply
    assert due(service)[0] == date(2026, 11, 25)
    assert "已改为11月20日（周五），已告知联络员4人" in service.say(OFFICE, "确认")
    assert due(service)[0] == date(2026, 11, 20)
    assert "11月主体责任台账的截止日期调整为11月20日（周五）" in dict(service.at("2026-11-16T10:01"))["wangmin"]
    assert reminded(service, "2026-11-17", "2026-11-23") == ["11-17", "11-19", "11-20", "11-23"]


def test_a_later_date_reminds_again(service: Service) -> None:
    assert reminded(service, "2026-11-16", "2026-11-24") == ["11-16", "11-20", "11-24"]
    service.say(OFFICE, "本期台账截止改到12月1日", "2026-11-24T10:00")
    service.say(OFFICE, "确认")
    service.at("2026-11-24T10:01")
    assert reminded(service, "2026-11-25", "2026-12-02") == ["11-26", "11-30", "12-01", "12-02"]


def test_another_group_s_date_stays(service: Service) -> None:
    service.say(OFFICE, "本期台账截止改11月20日")
    service.say(OFFICE, "确认")
    assert "11月25日（周三）截止" in service.say("zhuting", "我的待办")


@pytest.mark.parametrize("words", ["本期台账截止改11月10日", "本期台账截止改某一天", "本期周报截止改11月20日"])
def test_what_cannot_be_moved_is_said(service: Service, words: str) -> None:
    assert "请" in service.say(OFFICE, words)
    assert due(service)[0] == date(2026, 11, 25)


def test_an_extension_is_asked_for_and_granted(service: Service) -> None:
    assert reminded(service, "2026-11-20", "2026-11-20") == ["11-20"]
    reply = service.say("wangmin", "延期 台账 11月 主要负责人外出学习", "2026-11-23T10:00")
    assert "答复前仍按11月25日（周三）截止" in reply
    service.at("2026-11-23T10:01")
    (asked,) = (text for text in service.talk.pushes(OFFICE) if "申请延期" in text)
    assert "主要负责人外出学习" in asked
    assert "同意延期 交通局 台账 11月 日期" in asked
    assert "延期至11月28日（周六）" in service.say(OFFICE, "同意延期 交通局 台账 11月28日")
    assert due(service) == (date(2026, 11, 28), "open")
    assert "已同意延期至11月28日" in dict(service.at("2026-11-23T10:02"))["wangmin"]
    assert reminded(service, "2026-11-24", "2026-11-30") == ["11-24", "11-26", "11-27", "11-30"]
    assert "按时报送" in service.say("chenfang", "报送 台账 11月 无", "2026-11-25T10:00")
    assert "逾期" not in service.say("wangmin", "我的待办", "2026-11-27T10:00")


def test_an_extension_may_be_refused(service: Service) -> None:
    service.say("wangmin", "延期 台账 11月 事多")
    assert "暂不延期" in service.say(OFFICE, "不同意延期 交通局 台账")
    assert due(service)[0] == date(2026, 11, 25)
    assert "暂不延期" in service.talk.pushes("wangmin")[-1]


def test_an_earlier_date_is_no_extension(service: Service) -> None:
    assert "应晚于原定的11月25日" in service.say(OFFICE, "同意延期 交通局 台账 11月24日")


def test_an_excused_report_is_not_asked_for(service: Service) -> None:
    assert "请写明免报原因" in service.say(OFFICE, "免报 交通局 台账 11月")
    assert "交通局11月主体责任台账本期免报（机构改革）" in service.say(OFFICE, "免报 交通局 台账 11月 机构改革")
    assert due(service)[1] == "excused"
    service.at("2026-11-16T10:00")
    assert reminded(service, "2026-11-17", "2026-12-02") == []
    assert "无需办理" in service.say(OFFICE, "免报 交通局 台账 11月 机构改革")


def test_a_paused_department_is_not_made_up_for(service: Service) -> None:
    assert "请写明原因" in service.say(OFFICE, "暂停 交通局")
    assert "已暂停对交通局的提醒" in service.say(OFFICE, "暂停 交通局 机构改革")
    assert reminded(service, "2026-11-17", "2026-11-23") == []
    assert "未在暂停中" in service.say(OFFICE, "恢复 水利局")
    assert "已恢复对交通局的提醒" in service.say(OFFICE, "恢复 交通局", "2026-11-23T12:00")
    assert reminded(service, "2026-11-23", "2026-11-26") == ["11-24", "11-25", "11-26"]


def test_another_group_s_department_is_not_found(service: Service) -> None:
    for words in ("暂停 财政局 机构改革", "免报 财政局 台账 11月 机构改革", "同意延期 财政局 台账 11月28日"):
        assert "未找到" in service.say(OFFICE, words)


def test_a_day_is_previewed(service: Service) -> None:
    reply = service.say(OFFICE, "预览 11月25日")
    assert "11月25日（周三）将发出" in reply
    assert "08:45 王敏：交通局有1项报送请予办理" in reply
    assert "朱婷" not in reply, "another group's liaison"
    assert "不是工作日" in service.say(OFFICE, "预览 11月21日")
    assert "请写明日期" in service.say(OFFICE, "预览 那天")
    assert "由派驻组、综合科使用" in service.say("wangmin", "预览 明天")
    assert at("2026-11-25T08:45") > service.clock.now()


@pytest.mark.parametrize("said", ["第一个", "选2", "②"])
def test_a_place_in_a_list_is_no_reason(bot: Conversation, said: str) -> None:
    assert "请说明原因" in bot.say("wangmin", "11月台账想晚几天报")
    assert "已转" not in bot.say("wangmin", said)
