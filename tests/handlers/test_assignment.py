"""布置: shown, confirmed, owed by each department, reminded of, reported and counted like every other report."""

from datetime import date

import pytest
from sqlalchemy import select

from scheduler.plan.preview import preview
from storage.engine import Database
from storage.models import Obligation
from tests.conftest import at
from tests.scheduler.service import Service

OFFICE = "zhaoli"
ASK = "布置 各单位 12月5日前报 年度总结"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-23T09:00")


@pytest.fixture
def assigned(service: Service) -> Service:
    service.say(OFFICE, ASK)
    assert "已布置，编号 2026-" in service.say(OFFICE, "确认")
    return service


def owed(service: Service) -> dict[str, tuple[date, str]]:
    with service.database.read() as session:
        rows = session.scalars(select(Obligation).where(Obligation.kind.startswith("task_")))
        return {row.department.name: (row.due_on, row.state) for row in rows}


@pytest.mark.parametrize(
    "words",
    [
        "通知到除教育局以外的所有单位，11月30日前上报年度总结", "让除了教育局之外的单位11月30日前交年度总结",
        "除教育局外，其他单位11月30日前报送年度总结", "让各单位11月30日前报送年度总结，教育局除外",
    ],
)  # fmt: skip
def test_whoever_is_left_out_is_not_the_one_who_reports(service: Service, words: str) -> None:
    reply = service.say(OFFICE, words)
    assert "教育局。" not in reply
    assert "将向3个单位布置：交通局、水利局、文旅局。" in reply


def test_nothing_happens_before_it_is_confirmed(service: Service) -> None:
    reply = service.say(OFFICE, ASK)
    assert "将向4个单位布置：交通局、水利局、教育局、文旅局" in reply
    assert "请于12月5日（周六）前报送年度总结" in reply
    assert owed(service) == {}
    assert service.say(OFFICE, "取消") == "好的，未布置。"
    assert owed(service) == {}
    assert not any("年度总结" in text for text in service.talk.pushes("wangmin"))


def test_each_department_owes_it(assigned: Service) -> None:
    assert owed(assigned) == {name: (date(2026, 12, 5), "open") for name in ("交通局", "水利局", "教育局", "文旅局")}
    told = [userid for userid, text in assigned.at("2026-11-23T09:01") if "年度总结" in text]
    assert told == ["wangmin", "chenfang", "yangxue", "tanglan"]
    assert "4家已报0家" in assigned.say(OFFICE, "谁没报 年度总结")
    assert "年度总结" in assigned.say("wangmin", "我的待办")
    assert "年度总结" not in assigned.say("zhuting", "谁没报"), "another group's department"
    assert "年度总结" not in assigned.say("zhenghui", "谁没报")


def test_it_has_the_same_ladder(assigned: Service) -> None:
    told = {
        moment[5:10]: dict(assigned.at(moment)).get("wangmin", "")
        for moment in assigned.days("2026-11-24", "2026-12-11")
    }
    days = [day for day, text in told.items() if "年度总结" in text]
    assert all("“报送 年度总结”" in told[day] for day in days), "without a period nothing stands behind the name"
    # 5 December is a Saturday: reminding is counted from Friday the 4th.
    assert days == ["11-25", "12-01", "12-03", "12-04", "12-07"]


def test_it_is_reported_and_then_left_alone(assigned: Service) -> None:
    assert "年度总结" in assigned.say("wangmin", "报送 年度总结 无", "2026-11-26T10:00")
    assert owed(assigned)["交通局"][1] == "submitted"
    assert "未报：水利局、教育局、文旅局" in assigned.say(OFFICE, "谁没报 年度总结")
    for moment in assigned.days("2026-12-01", "2026-12-11"):
        assert "年度总结" not in dict(assigned.at(moment)).get("wangmin", "")
    assert "水利局 年度总结" in assigned.say(OFFICE, "逾期")


def test_some_departments_by_name(service: Service) -> None:
    assert "将向2个单位布置：水利局、公路事务中心" in service.say(
        OFFICE, "布置 水利局、公路中心 下周五前报送 安全自查报告"
    )
    service.say(OFFICE, "确认")
    assert set(owed(service)) == {"水利局", "公路事务中心"}
    with service.database.read() as session:
        lines = list(preview(session, service.rules, at("2026-12-01T00:00"), at("2026-12-05T00:00")))
    told = {userid for line in lines if "安全自查报告" in line["text"] for userid in line["to"]}
    assert {"chenfang", "sunjing"} <= told
    assert "wangmin" not in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("布置 各单位 11月20日前报 年度总结", "请"),
        ("布置 各单位 12月5日前报 台账", "已有名为“台账”的报送任务"),
        ("布置 火星局 12月5日前报 年度总结", "未找到"),
        ("布置 住建局 12月5日前报 年度总结", "未找到"),
    ],
)
def test_what_cannot_be_asked_for_is_said(service: Service, words: str, said: str) -> None:
    assert said in service.say(OFFICE, words)
    assert owed(service) == {}


def test_twice_the_same_is_refused(assigned: Service) -> None:
    assert "已有名为“年度总结”的报送任务" in assigned.say(OFFICE, ASK)
    assert "由派驻组、综合科使用" in assigned.say("wangmin", ASK)


def test_it_may_be_asked_of_those_who_hold_a_post(service: Service) -> None:
    """One report of each department still; whoever holds the post is told, reminded and hears of it going back."""
    reply = service.say(OFFICE, "布置 交通局、水利局主要负责人 12月5日前报 述责述廉报告")
    assert "将向2个单位的主要负责人布置：交通局、水利局。" in reply
    assert "已告知主要负责人" in service.say(OFFICE, "确认")
    told = [userid for userid, text in service.at("2026-11-23T09:01") if "述责述廉" in text]
    assert told == ["liujianguo", "linhai"]
    reminded = {userid for userid, text in service.at("2026-11-25T09:10") if "述责述廉" in text}
    assert {"liujianguo", "linhai"} <= reminded
    assert not reminded & {"wangmin", "chenfang"}
    assert "已提醒交通局主要负责人刘建国" in service.say(OFFICE, "催办 交通局 述责述廉报告")
    assert [userid for userid, text in service.at("2026-11-25T11:30") if "述责述廉" in text] == ["liujianguo"]
    assert "述责述廉报告" in service.say("liujianguo", "我的待办")
    service.say("liujianguo", "报送 述责述廉报告 一年来主持研究全面从严治党工作4次")
    assert "将发给交通局主要负责人" in service.say(OFFICE, "退回 交通局 述责述廉报告 请补充不足")
    service.say(OFFICE, "确认")
    assert "liujianguo" in [userid for userid, text in service.at("2026-11-25T11:40") if "请补充不足" in text]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("让各单位一把手12月5日前交述责述廉报告", "将向4个单位的主要负责人布置"),
        ("让各单位联络员12月5日前交年度总结", "将向4个单位布置"),
        ("布置 除交通局外各单位的分管领导 12月5日前报 调研报告", "将向3个单位的分管领导布置：水利局、教育局、文旅局。"),
        ("布置 各单位机关纪委 12月5日前报 自查报告", "布置可写联络员、班子成员、分管领导或主要负责人"),
    ],
)  # fmt: skip
def test_who_is_asked_is_read(service: Service, words: str, said: str) -> None:
    assert said in service.say(OFFICE, words)


def test_where_nobody_holds_the_post_the_liaison_is_asked(service: Service) -> None:
    service.say(OFFICE, "布置 公路中心分管领导 12月5日前报 述责述廉报告")
    service.say(OFFICE, "确认")
    assert [userid for userid, text in service.at("2026-11-23T09:01") if "述责述廉" in text] == ["sunjing"]
