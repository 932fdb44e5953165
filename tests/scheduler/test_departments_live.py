"""Departments begin, are renamed, merged, closed and moved from a day on; duties follow, history stays, nobody owes for ever."""

import pytest
from sqlalchemy import select

from storage.models import Deadline, Department, Holding, LedgerEntry, Obligation
from storage.states import DeadlineState, ReportState
from tests.conftest import Conversation
from tests.scheduler.service import Service


@pytest.fixture
def service(bot: Conversation) -> Service:
    return Service(bot.assistant.database, since="2026-11-13T09:00")


def done(service: Service, who: str, words: str, moment: str | None = None) -> str:
    asked = service.say(who, words, moment)
    assert "请回复“确认”" in asked, asked
    return service.say(who, "确认")


def owed(service: Service, name: str) -> dict[str, str]:
    """Period → state of the department's monthly reports."""
    with service.database.read() as session:
        query = select(Obligation).join(Department).where(Department.name == name, Obligation.kind == "ledger")
        return {row.period: row.state for row in session.scalars(query)}


def test_a_new_department_owes_from_its_first_day(service: Service) -> None:
    assert "已新增单位数据局" in done(service, "liangchen", "新增单位 数据局 第一派驻纪检监察组 12月1日起")
    done(service, "zhaoli", "增加 数据局 联络员 严冬 yandong")
    service.at("2026-11-16T09:10")
    assert "2026-11" not in owed(service, "数据局")
    service.at("2026-12-02T09:10")
    assert owed(service, "数据局")["2026-12"] == ReportState.OPEN
    assert "数据局" in service.told("2026-12-16T09:10")["yandong"]
    assert "已有“数据局”" in service.say("liangchen", "新增单位 数据局 第一派驻纪检监察组")
    assert "由第一派驻纪检监察组监督" in service.say("zhaoli", "新增单位 水文站 上级单位 水利局")


def test_a_name_changes_on_its_day_and_the_old_one_is_still_understood(service: Service) -> None:
    assert "届时自动生效" in done(service, "zhaoli", "单位改名 水利局 水务管理局 12月1日起")
    assert "水利局" in service.say("zhaoli", "谁没报 11月", "2026-11-30T09:00")
    service.at("2026-12-01T00:01")
    assert "水务管理局" in service.say("zhaoli", "谁没报 12月", "2026-12-01T09:00")
    assert service.say("zhaoli", "水利局情况").startswith("水务管理局")
    assert "已有“教育局”" in service.say("zhaoli", "单位改名 文旅局 教育局 12月10日起")


def test_a_merged_department_owes_nothing_more_and_its_open_things_go_on(service: Service) -> None:
    service.say("zhaoli", "记整改 文旅局 巡察发现记录不完整，12月20日前整改")
    asked = service.say("zhaoli", "合并单位 文旅局 并入 教育局 12月1日起")
    assert "未报事项免报" in asked
    service.say("zhaoli", "确认")
    service.at("2026-11-26T09:10")
    assert "由班子成员" not in service.say("tanglan", "我的待办", "2026-11-30T09:00")
    service.at("2026-12-01T00:01")
    assert set(owed(service, "文旅局").values()) == {ReportState.EXCUSED}
    shown = [each for day in service.days("2026-12-01", "2027-01-29") for each in service.at(day)]
    assert not {"tanglan", "hanbing", "fengyi"} & {who for who, _ in shown}
    assert any("2026-0001" in text for who, text in shown if who in ("yangxue", "xuning")), "the successor is reminded"
    with service.database.read() as session:
        entry = session.scalars(select(LedgerEntry)).one()
        assert entry.department.name == "教育局"
        assert entry.owner.userid in ("yangxue", "xuning")
        old = select(Department.id).where(Department.name == "文旅局").scalar_subquery()
        assert not session.scalars(
            select(Deadline).where(Deadline.department_id == old, Deadline.state == DeadlineState.OPEN)
        ).all()
        assert not session.scalars(select(Holding).where(Holding.department_id == old, Holding.until.is_(None))).all()
    assert "暂不在成员名单中" in service.say("tanglan", "我的待办")
    assert "文旅局" not in service.say("zhaoli", "谁没报")
    assert service.say("zhaoli", "文旅局 情况").startswith("文旅局"), "history stays"
    assert "2027-02" in owed(service, "教育局")
    assert "2027-02" not in owed(service, "文旅局")


def test_a_closed_department_is_quiet(service: Service) -> None:
    assert "还有下属单位" in service.say("zhaoli", "撤销单位 水利局 12月1日起")
    assert "已办理" in done(service, "zhaoli", "撤销单位 文旅局", "2026-11-13T09:30")
    assert "文旅局撤销" in dict(service.at("2026-11-13T09:31"))["tanglan"]
    assert "tanglan" not in dict(service.at("2026-11-16T09:10"))


def test_another_group_supervises_from_the_day(service: Service) -> None:
    assert "请联系管理员" in service.say("zhaoli", "划转单位 教育局 第二派驻纪检监察组 12月1日起")
    done(service, "liangchen", "划转单位 教育局 第二派驻纪检监察组 12月1日起")
    assert "教育局" in service.say("zhaoli", "谁没报", "2026-11-30T09:00")
    service.at("2026-12-01T00:01")
    assert "教育局" not in service.say("zhaoli", "谁没报", "2026-12-01T09:00")
    assert "教育局" in service.say("zhenghui", "谁没报")
    assert "yangxue" in service.told("2026-12-16T09:10")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("合并单位 文旅局 并入 文旅局", "不能并入本单位"),
        ("合并单位 财政局 并入 教育局", "未找到单位“财政局”"),
        ("单位改名 文旅局 文化旅游局 2026年11月1日起", "请连同日期重发"),
        ("取消单位变更 文旅局", "没有待生效的变更"),
    ],
)
def test_what_cannot_be_is_said(service: Service, words: str, answer: str) -> None:
    assert answer in service.say("zhaoli", words)


def test_a_change_is_taken_back_until_its_day(service: Service) -> None:
    done(service, "zhaoli", "合并单位 文旅局 并入 教育局 12月1日起")
    assert "已有一项变更" in service.say("zhaoli", "撤销单位 文旅局 12月2日起")
    assert "已取消" in service.say("zhaoli", "取消单位变更 文旅局")
    service.at("2026-12-01T00:01")
    assert owed(service, "文旅局")["2026-12"] == ReportState.OPEN
