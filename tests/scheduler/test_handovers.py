"""Posts change hands on their day: who is reminded, who may, what moves, what can be undone, and what a deputy may do."""

import pytest
from sqlalchemy import select

from storage.models import Dialogue, Handover, Holding, LedgerEntry, Member, OneTimeForm, TrailEntry
from tests.conftest import Conversation, at
from tests.scheduler.service import Service


@pytest.fixture
def service(bot: Conversation) -> Service:
    return Service(bot.assistant.database, since="2026-11-10T09:00")


def hand_over(service: Service, giver: str, taker: str, words: str, by: str = "zhaoli") -> str:
    """Propose and confirm by both; gives the last reply."""
    assert "交接单" in service.say(by, words)
    service.say(giver, "确认交接")
    return service.say(taker, "确认交接")


def holders(service: Service, role: str, department: str, day: str) -> list[str]:
    with service.database.read() as session:
        rows = session.scalars(select(Holding).where(Holding.on(at(f"{day}T00:00").date()), Holding.role == role))
        return [each.member.userid for each in rows if each.department and each.department.name == department]


def test_a_liaison_hands_over_on_the_day(service: Service) -> None:
    said = service.say("zhaoli", "交接 王敏 → 周洁 11月12日")
    assert "岗位：交通局联络员" in said
    service.say("wangmin", "确认交接")
    assert "11月12日（周四）起" in service.say("zhoujie", "确认交接")
    assert "由联络员" in service.say("zhoujie", "报送 台账 11月 无", "2026-11-11T09:00")
    assert holders(service, "liaison", "交通局", "2026-11-11") == ["wangmin"]
    service.at("2026-11-11T17:00")
    assert service.at("2026-11-12T00:01") == [], "nobody is woken"
    assert "双方已确认" in dict(service.at("2026-11-12T09:30"))["zhoujie"]
    assert holders(service, "liaison", "交通局", "2026-11-12") == ["zhoujie"]
    assert holders(service, "liaison", "交通局", "2026-11-11") == ["wangmin"], "history stays"
    assert "暂不在成员名单中" in service.say("wangmin", "报送 台账 11月 无")
    told = service.told("2026-11-16T09:30")
    assert "11月主体责任台账" in told["zhoujie"]
    assert "wangmin" not in told
    assert "零报告" in service.say("zhoujie", "报送 台账 11月 无", "2026-11-17T09:30")


def test_a_liaison_of_several_departments_hands_over_all_of_one_house(service: Service) -> None:
    hand_over(service, "chenfang", "huqiang", "交接 陈芳 → 胡强 11月12日")
    service.at("2026-11-12T00:01")
    service.at("2026-11-12T09:30")
    told = service.told("2026-11-16T09:30")
    assert "水利局" in told["huqiang"]
    assert "chenfang" not in told
    assert holders(service, "liaison", "水库管理所", "2026-11-12") == ["huqiang"]
    assert "leader" in _roles(service, "huqiang"), "the own post is kept"


def _roles(service: Service, userid: str) -> set[str]:
    with service.database.read() as session:
        member = session.scalars(select(Member).where(Member.userid == userid)).one()
        return {each.role for each in member.held(service.clock.now().date())}


def test_the_escalation_reaches_the_successor_alone(service: Service) -> None:
    hand_over(service, "zhangwei", "gaofei", "交接 张伟 → 高飞 11月20日")
    service.at("2026-11-20T00:01")
    service.at("2026-11-20T09:30")
    for moment in ("2026-11-23T09:30", "2026-11-24T09:30", "2026-11-25T09:30"):
        assert "zhangwei" not in dict(service.at(moment))
    told = service.told("2026-11-26T09:30")
    assert "督促办理" in told["gaofei"]
    assert "zhangwei" not in told


@pytest.mark.parametrize("engine_day", ["2026-11-18"])
def test_what_hangs_on_the_post_moves_with_it(service: Service, engine_day: str) -> None:
    service.say("wangmin", "交办 王敏 12月5日前整理档案", "2026-11-17T09:00")
    service.say("zhaoli", "交接 王敏 → 周洁 11月18日")
    with service.database.write() as session:
        moment = service.clock.now()
        session.add(
            OneTimeForm(token="t", userid_key="wangmin", page="/m", fields={}, made_at=moment, expires_at=at("2026-11-30T00:00"))
        )  # fmt: skip
    service.say("wangmin", "确认交接")
    service.say("zhoujie", "确认交接")
    service.say("wangmin", "会议通知：11月27日在局三楼会议室召开党组会议，研究2027年部门预算编制", "2026-11-17T10:00")
    service.at(f"{engine_day}T00:01")
    with service.database.read() as session:
        assert session.get(OneTimeForm, "t") is None
        assert {row.owner.userid for row in session.scalars(select(LedgerEntry))} == {"zhoujie"}
        assert [row.userid_key for row in session.scalars(select(Dialogue))] == ["zhoujie"]
    assert "请告知会议具体时间" in service.say("zhoujie", "我的待办", f"{engine_day}T09:00")


def test_a_handover_is_undone_until_its_day(service: Service) -> None:
    hand_over(service, "wangmin", "zhoujie", "交接 王敏 → 周洁 11月20日")
    assert "已撤销" in service.say("wangmin", "撤销交接 2026-0001", "2026-11-19T17:00")
    assert "此前已撤销" in service.say("zhaoli", "撤销交接 2026-0001")
    service.at("2026-11-20T00:01")
    assert holders(service, "liaison", "交通局", "2026-11-20") == ["wangmin"]
    assert "零报告" in service.say("wangmin", "报送 台账 11月 无", "2026-11-20T09:00")
    hand_over(service, "wangmin", "zhoujie", "交接 王敏 → 周洁 11月20日")
    number = _last(service)
    assert "不能撤销" in service.say("zhaoli", f"撤销交接 {number}")
    assert holders(service, "liaison", "交通局", "2026-11-20") == ["zhoujie"]


def _last(service: Service) -> str:
    with service.database.read() as session:
        return session.scalars(select(Handover.number).order_by(Handover.id.desc())).first() or ""


def test_what_cannot_be_handed_over_is_said(service: Service) -> None:
    assert "同一位" in service.say("zhaoli", "交接 王敏 → 王敏 11月20日")
    assert "没有找到同一单位" in service.say("zhaoli", "交接 王敏 → 胡强 11月20日")
    service.say("zhaoli", "交接 王敏 → 周洁 11月20日")
    assert "已有一项交接" in service.say("zhaoli", "交接 王敏 → 张伟 11月21日")
    assert "不能再反向交接" in service.say("zhaoli", "交接 周洁 → 王敏 11月25日")
    service.say("wangmin", "确认交接")
    service.say("zhoujie", "确认交接")
    service.at("2026-11-20T00:01")
    assert "没有找到同一单位" in service.say("zhaoli", "交接 王敏 → 张伟 11月25日"), "a post that has ended"


def test_the_desk_s_own_post_changes_hands(service: Service) -> None:
    hand_over(service, "zhaoli", "liqiang", "交接 赵丽 → 李强 11月16日")
    service.at("2026-11-16T00:01")
    assert "您暂不在成员名单中" in service.say("zhaoli", "谁没报", "2026-11-16T09:00")
    assert "office" in _roles(service, "liqiang")
    assert "没有找到" in service.say("zhenghui", "确认交接 2026-0001"), "nothing of another group"


def test_a_deputy_has_the_powers_of_the_post_for_the_time(service: Service) -> None:
    service.say("zhenghui", "请假 郑慧 11月18日至11月20日 代理 吴涛", "2026-11-18T09:20")
    assert "由综合科使用" in service.say("wutao", "代登 住建局 台账 11月 纸质 11月17日", "2026-11-17T09:00")
    said = service.say("wutao", "代登 财政局 台账 11月 纸质 11月18日", "2026-11-19T09:00")
    assert "已代登（纸质）" in said
    assert "代郑慧同志办理" in said
    with service.database.read() as session:
        row = session.scalars(
            select(TrailEntry).where(TrailEntry.actor == "wutao").order_by(TrailEntry.id.desc())
        ).first()
        assert row is not None
        assert row.deputy_for == "zhenghui"
    assert "由综合科使用" in service.say("wutao", "代登 住建局 台账 11月 纸质 11月18日", "2026-11-21T09:00")


def test_powers_end_with_the_absence(service: Service) -> None:
    service.say("zhenghui", "请假 郑慧 11月18日至11月27日 代理 吴涛", "2026-11-18T09:20")
    service.say("zhenghui", "销假 郑慧", "2026-11-20T09:00")
    assert "由综合科使用" in service.say("wutao", "代登 住建局 台账 11月 纸质 11月18日")
