"""Digests of group chats: counts for everybody, names only where the kind allows, the first one after the office's word."""

import re

import pytest
from sqlalchemy import select

from bot.config import Config
from scheduler.deliver.channels import RetryError, SendResult
from storage.engine import Database
from storage.models import ChatGroup, Digest, Holding, Member, Push, PushRecipient
from tests.conftest import at
from tests.scheduler.outside import Sent
from tests.scheduler.service import Service

OFFICE, OTHER_OFFICE = "zhaoli", "zhenghui"
HOOK, MIXED = "hook-liaisons", "hook-mixed"
TWO = f"绑定群 {HOOK} 联络员"


@pytest.fixture
def service(database: Database) -> Service:
    made = Service(database)
    made.say(OFFICE, TWO, "2026-11-16T10:00")
    made.say(OFFICE, f"绑定群 {MIXED} 综合", "2026-11-16T10:00")
    made.at("2026-11-16T10:01")
    return made


def in_chats(service: Service, moment: str) -> dict[str, str]:
    """What appears in the groups at this moment."""
    return {target: text for target, text in service.at(moment) if target in (HOOK, MIXED)}


def drafts(service: Service, moment: str) -> dict[str, str]:
    """Numbers of the drafts that the office is shown, by the chat's name."""
    text = dict(service.at(moment)).get(OFFICE, "")
    return dict(re.findall(r"拟在群“(\S+?)”发布，请审定，回复“发送 (20\d\d-\d{4})”", text))


def digests(service: Service) -> list[tuple[str, int, str]]:
    with service.database.read() as session:
        query = select(ChatGroup.name, Digest.offset, Digest.state).join(Digest.chat).order_by(Digest.id)
        return [(name, offset, state) for name, offset, state in session.execute(query)]


def test_the_first_digest_waits_for_the_office_and_the_next_goes_by_itself(service: Service) -> None:
    numbers = drafts(service, "2026-11-20T08:46")
    assert numbers.keys() == {"联络员群", "综合群"}
    assert in_chats(service, "2026-11-20T09:00") == {}
    reply = service.say(OFFICE, f"发送 {numbers['联络员群']}")
    assert "已发布到群“联络员群”" in reply
    shown = in_chats(service, "2026-11-20T09:05")
    assert shown.keys() == {HOOK}
    assert "11月主体责任台账：应报4家，已报0家" in shown[HOOK]
    assert "还有5天" in shown[HOOK]
    service.say(OFFICE, f"发送 {numbers['综合群']}")
    service.at("2026-11-20T09:10")
    after = in_chats(service, "2026-11-26T08:50")
    assert after.keys() == {HOOK, MIXED}
    assert [state for _, _, state in digests(service)] == ["sent"] * 4


def test_names_stand_only_where_the_kind_allows_and_only_after_the_date(service: Service) -> None:
    numbers = drafts(service, "2026-11-20T08:46")
    for number in numbers.values():
        service.say(OFFICE, f"发送 {number}", "2026-11-20T09:00")
    for text in in_chats(service, "2026-11-20T09:01").values():
        assert "水利局" not in text
        assert "<@" not in text
    service.say("chenfang", "报送 台账 11月 无", "2026-11-24T09:00")
    after = in_chats(service, "2026-11-26T08:50")
    assert "应报4家，已报1家" in after[MIXED]
    assert "局" not in after[MIXED].replace("截止", "").split("如有困难")[0]
    assert "<@" not in after[MIXED]
    assert "交通局 <@wangmin>" in after[HOOK]
    assert "水利局" not in after[HOOK]
    assert "财政局" not in after[HOOK], "another group's"


def test_leaders_and_principals_are_never_mentioned(service: Service) -> None:
    with service.database.write() as session:
        department = session.scalars(select(Holding.department_id).join(Member).where(Member.userid == "wangmin")).one()
        for userid in ("zhangwei", "liujianguo"):  # liaisons too, but leaders all the same
            member = session.scalars(select(Member).where(Member.userid == userid)).one()
            member.holdings.append(Holding(role="liaison", department_id=department))
    service.say(OFFICE, "请假 王敏 11月26日 代理 高飞", "2026-11-20T08:00")
    numbers = drafts(service, "2026-11-20T08:46")
    service.say(OFFICE, f"发送 {numbers['联络员群']}")
    text = in_chats(service, "2026-11-26T08:50")[HOOK]
    assert "交通局" in text
    for userid in ("zhangwei", "liujianguo", "gaofei", "wangmin"):
        assert f"<@{userid}>" not in text
    assert "<@chenfang>" in text


def test_a_digest_that_is_not_released_makes_the_next_one_wait(service: Service) -> None:
    first = drafts(service, "2026-11-20T08:46")
    assert service.say(OFFICE, f"取消发送 {first['综合群']}") == f"好的，{first['综合群']} 不再发布。"
    second = drafts(service, "2026-11-26T08:46")
    assert second.keys() == {"联络员群", "综合群"}
    assert "没有待发送的" in service.say(OFFICE, f"发送 {first['联络员群']}"), "the newer one took its place"
    assert "已发布" in service.say(OFFICE, f"发送 {second['联络员群']}")
    assert digests(service) == [
        ("联络员群", -3, "lapsed"), ("综合群", -3, "cancelled"), ("联络员群", 1, "sent"), ("综合群", 1, "held"),
    ]  # fmt: skip


def test_it_is_worded_for_the_moment_at_which_it_is_released(service: Service) -> None:
    numbers = drafts(service, "2026-11-26T08:46")
    service.say("chenfang", "报送 台账 11月 无", "2026-11-26T10:00")
    reply = service.say(OFFICE, f"发送 {numbers['联络员群']}", "2026-11-26T18:30")
    assert "提醒" in reply
    shown = in_chats(service, "2026-11-26T18:31")
    assert "水利局" not in shown[HOOK], "at any hour: a person asked for it"
    assert "已报1家" in shown[HOOK]


def test_when_everybody_is_in_nothing_is_said(service: Service) -> None:
    numbers = drafts(service, "2026-11-20T08:46")
    for userid in ("wangmin", "chenfang", "yangxue", "tanglan"):
        service.say(userid, "报送 台账 11月 无")
    assert "未发布，已撤销" in service.say(OFFICE, f"发送 {numbers['联络员群']}")
    assert in_chats(service, "2026-11-26T08:50") == {}
    assert drafts(service, "2026-11-30T08:46") == {}


def test_another_group_neither_sees_nor_releases_it(service: Service) -> None:
    numbers = drafts(service, "2026-11-20T08:46")
    assert "没有找到编号" in service.say(OTHER_OFFICE, f"发送 {numbers['联络员群']}")
    assert "由派驻组、综合科使用" in service.say("wangmin", f"发送 {numbers['联络员群']}")
    assert in_chats(service, "2026-11-20T09:05") == {}


def test_twice_is_once(service: Service) -> None:
    numbers = drafts(service, "2026-11-20T08:46")
    service.say(OFFICE, f"发送 {numbers['综合群']}")
    assert "没有待发送的" in service.say(OFFICE, f"发送 {numbers['综合群']}")
    assert len([1 for target, _ in service.at("2026-11-20T09:05") if target == MIXED]) == 1
    assert service.at("2026-11-20T09:15") == []


def test_an_unbound_chat_and_a_paused_department_are_left_out(service: Service) -> None:
    service.say(OFFICE, "暂停 交通局 机构改革", "2026-11-19T09:00")
    service.say(OFFICE, "解绑群 综合群")
    numbers = drafts(service, "2026-11-20T08:46")
    assert numbers.keys() == {"联络员群"}
    assert "应报3家" in service.say(OFFICE, f"发送 {numbers['联络员群']}")


def test_a_report_that_was_put_off_is_not_missing(service: Service) -> None:
    service.say(OFFICE, "同意延期 交通局 台账 11月30日", "2026-11-19T09:00")
    numbers = drafts(service, "2026-11-26T08:46")
    text = service.say(OFFICE, f"发送 {numbers['联络员群']}")
    assert "应报4家，已报0家" in text
    assert "交通局" not in text


def test_what_could_not_be_made_on_its_day_is_made_the_next(service: Service) -> None:
    assert drafts(service, "2026-11-23T08:46").keys() == {"联络员群", "综合群"}, "Friday's, on Monday"


def test_what_is_older_is_dropped(service: Service) -> None:
    assert drafts(service, "2026-11-24T08:46") == {}


def test_a_chat_bound_later_gets_no_digest_of_the_days_before(database: Database) -> None:
    service = Service(database)
    service.say(OFFICE, TWO, "2026-11-21T10:00")
    service.at("2026-11-21T10:01")
    assert drafts(service, "2026-11-23T08:46") == {}


def test_the_days_are_configured_and_none_means_no_digest(database: Database) -> None:
    service = Service(database, Config.model_validate({"groups": {"digest": []}}))
    service.say(OFFICE, TWO, "2026-11-16T10:00")
    assert drafts(service, "2026-11-20T08:46") == {}


def test_during_a_trial_only_liaisons_groups_are_told(database: Database) -> None:
    service = Service(database, Config.model_validate({"reminders": {"trial_until": "2026-11-20"}}))
    service.say(OFFICE, TWO, "2026-11-16T10:00")
    service.say(OFFICE, f"绑定群 {MIXED} 综合", "2026-11-16T10:00")
    service.at("2026-11-16T10:01")
    assert drafts(service, "2026-11-20T08:46").keys() == {"联络员群"}
    assert drafts(service, "2026-11-26T08:46").keys() == {"联络员群", "综合群"}


def test_the_preview_shows_both_kinds(service: Service) -> None:
    text = service.say(OFFICE, "预览 11月20日")
    assert "赵丽" in text
    text = service.say(OFFICE, "预览 11月26日")
    assert "群“联络员群”：报送进度：11月25日（周三）截止" in text
    assert "群“" not in service.say(OTHER_OFFICE, "预览 11月26日")
    assert HOOK not in text


def test_the_office_can_ask_whether_it_went_out(service: Service) -> None:
    numbers = drafts(service, "2026-11-20T08:46")
    service.say(OFFICE, f"发送 {numbers['联络员群']}")
    service.at("2026-11-20T09:00")
    text = service.say(OFFICE, f"发出去了吗 {numbers['联络员群']}")
    assert "联络员群：群内简报" in text
    assert HOOK not in text


def test_a_year_whose_holidays_are_unknown_is_said(service: Service) -> None:
    for moment in service.days("2027-01-15", "2027-01-20", "08:46"):
        if numbers := drafts(service, moment):
            break
    assert "2027年的放假安排尚未公布" in service.say(OFFICE, f"发送 {numbers['联络员群']}")


def test_the_brief_says_once_a_week_that_next_year_is_not_published(service: Service) -> None:
    assert "2027年的放假安排尚未公布" in dict(service.at("2026-11-23T08:46"))[OFFICE]
    assert "放假安排" not in dict(service.at("2026-11-24T08:46"))[OFFICE]


def away(call: Sent) -> SendResult:
    raise RetryError("无法连接")


def test_what_could_not_leave_names_nobody_who_has_reported_meanwhile(service: Service) -> None:
    numbers = drafts(service, "2026-11-20T08:46")
    service.say(OFFICE, f"发送 {numbers['联络员群']}")
    service.at("2026-11-20T08:47")
    service.channels.answer = lambda call: away(call) if call.channel == "webhook" else SendResult("m")
    assert in_chats(service, "2026-11-26T08:50") == {}
    service.say("chenfang", "报送 台账 11月 无", "2026-11-26T09:00")
    service.channels.answer = lambda call: SendResult("m")
    shown = in_chats(service, "2026-11-26T09:20")
    assert "已报1家" in shown[HOOK]
    assert "水利局" not in shown[HOOK]
    assert service.at("2026-11-26T09:40") == []


def test_what_could_not_leave_for_days_is_dropped(service: Service) -> None:
    numbers = drafts(service, "2026-11-20T08:46")
    service.say(OFFICE, f"发送 {numbers['联络员群']}")
    service.at("2026-11-20T08:47")
    service.channels.answer = lambda call: away(call) if call.channel == "webhook" else SendResult("m")
    service.at("2026-11-26T08:50")
    service.channels.answer = lambda call: SendResult("m")
    service.clock.time = at("2026-11-30T08:31")
    service.ticker.plan()
    service.ticker.deliver()
    with service.database.read() as session:
        query = select(PushRecipient.state).join(Push).where(Push.reason == "digest")
        assert session.scalars(query).all() == ["cancelled"]
    (text,) = in_chats(service, "2026-12-01T08:50").values()
    assert "尚未报送" in text, "the office has released this period's: the next goes by itself"
