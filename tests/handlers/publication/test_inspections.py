"""检查 after the fact with its findings, 抽查 with a seed, and who joins later."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from actions.publication import spot_checks
from bot.dispatcher import Dispatcher
from bot.incoming import Incoming
from storage.base import Base
from storage.engine import Database
from storage.models import Inspection, LedgerEntry, SpotCheck
from tests.scheduler.service import Service

OFFICE = "zhaoli"
HELD = "登记检查 交通局、水利局 11月10日至11月12日 问卷267份 谈话34人次"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-18T09:20")


def test_an_inspection_is_recorded_when_it_is_over(service: Service) -> None:
    reply = service.say(OFFICE, HELD)
    assert "交通局、水利局，11月10日（周二）至11月12日（周四），问卷267份，谈话34人次" in reply
    assert "已登记，编号 2026-0001" in service.say(OFFICE, "确认")


@pytest.mark.parametrize("words", ["从联络员里随机抽2个", "从联络员中抽查2名", "抽2名联络员"])
def test_the_list_may_be_said_before_the_number(service: Service, words: str) -> None:
    assert "从联络员4项中抽取2项" in service.say(OFFICE, words)


@pytest.mark.parametrize("days", ["11月25日", "11月17日至11月20日"])
def test_one_that_is_to_come_is_entered_nowhere(service: Service, days: str) -> None:
    assert "请勿录入" in service.say(OFFICE, f"登记检查 交通局 {days} 问卷20份")
    service.say(OFFICE, "确认")
    with service.talk.session() as session:
        assert session.scalar(select(Inspection)) is None


@pytest.mark.parametrize(
    "words",
    [
        "下周去教育局突击检查", "12月3日到水利局暗访", "准备对交通局搞一次不打招呼的检查", "登记检查 教育局 11月25日 问卷20份",
        "通知 水利局 下周三突击检查",
    ],
)  # fmt: skip
def test_what_nobody_is_to_know_is_not_kept(service: Service, words: str) -> None:
    dispatcher = Dispatcher(service.assistant, service.channels.download)
    said = dispatcher.dispatch(Incoming(OFFICE, uuid4().hex, "text", words, ""))
    assert "日期和对象请勿录入，本条未留存" in said
    with service.talk.session() as session:
        kept = [str(row) for table in Base.metadata.sorted_tables for row in session.execute(select(table))]
    assert not any(words in row or words[-6:] in row for row in kept)


@pytest.mark.parametrize(
    "words",
    ["11月10日去水利局突击检查，发现会议记录不完整", "突击检查怎么登记", "上周到教育局暗访了一次", "什么是四不两直"],
)
def test_what_is_over_or_asked_is_no_plan(service: Service, words: str) -> None:
    assert "请勿录入" not in service.say(OFFICE, words)


def test_findings_become_rectifications_and_are_not_mixed(service: Service) -> None:
    service.say(OFFICE, HELD)
    service.say(OFFICE, "确认")
    reply = service.say(
        OFFICE, "检查问题 2026-0001 交通局：招标文件未公开；水利局：会议记录不完整；共性：台账登记不及时 12月31日前整改"
    )
    assert "交通局：招标文件未公开；台账登记不及时" in reply
    assert "水利局：会议记录不完整；台账登记不及时" in reply
    assert "已转入问题整改4项" in service.say(OFFICE, "确认")
    told = {userid: text for userid, text in service.at("2026-11-18T09:25") if "问题整改" in text}
    assert "水利局" not in told["wangmin"]
    assert "招标" not in told["chenfang"]
    with service.talk.session() as session:
        rows = session.scalars(select(LedgerEntry).where(LedgerEntry.ledger == "rectification")).all()
        assert sorted((row.department.name, row.text) for row in rows) == sorted(
            [
                ("交通局", "招标文件未公开"),
                ("交通局", "台账登记不及时"),
                ("水利局", "会议记录不完整"),
                ("水利局", "台账登记不及时"),
            ]
        )
        assert {str(row.due_on) for row in rows} == {"2026-12-31"}


ENDS = {
    "，12月10日前；{}，12月20日前整改": ("2026-12-10", "2026-12-20"),
    "，{}，都得12月20日前改掉": ("2026-12-20", "2026-12-20"),
    "；{}\n12月20日前整改": ("2026-12-20", "2026-12-20"),
    "，给到12月10号；{}，12月20日前完成整改": ("2026-12-10", "2026-12-20"),
}


@pytest.mark.parametrize(("ends", "dues"), ENDS.items())
@pytest.mark.parametrize(
    ("first", "second"), [("交通局：标书未存", "水利局：记录缺页"), ("交通局标书未存", "水利局记录缺页")]
)
def test_each_finding_has_its_own_department_and_day(
    service: Service, first: str, second: str, ends: str, dues: tuple[str, str]
) -> None:
    service.say(OFFICE, HELD)
    service.say(OFFICE, "确认")
    service.say(OFFICE, f"检查问题 2026-0001 情况如下，{first}{ends.format(second)}")
    assert "已转入问题整改2项" in service.say(OFFICE, "确认")
    with service.talk.session() as session:
        rows = session.scalars(select(LedgerEntry).where(LedgerEntry.ledger == "rectification")).all()
        filed = {(row.department.name, row.text, str(row.due_on)) for row in rows}
    assert filed == {("交通局", "标书未存", dues[0]), ("水利局", "记录缺页", dues[1])}


def test_what_all_have_is_everybody_s(service: Service) -> None:
    service.say(OFFICE, HELD)
    service.say(OFFICE, "确认")
    shown = service.say(OFFICE, "检查问题 2026-0001 交通局标书未存，两家都有的是台账后补，月底前改完")
    assert "交通局：标书未存；台账后补\n水利局：台账后补\n" in shown
    assert "请写明整改期限" in service.say(OFFICE, "检查问题 2026-0001 交通局：标书未存，12月10日前；水利局：记录缺页")


def test_a_finding_of_a_department_that_was_not_inspected_is_refused(service: Service) -> None:
    service.say(OFFICE, HELD)
    service.say(OFFICE, "确认")
    assert "不在本次范围内" in service.say(OFFICE, "检查问题 2026-0001 教育局：记录不全 12月31日前整改")
    assert "没有找到编号 2026-0001" in service.say("zhenghui", "检查问题 2026-0001 交通局：记录不全 12月31日前整改")


def test_a_spot_check_can_be_drawn_again(service: Service) -> None:
    reply = service.say(OFFICE, "抽查 2家")
    assert "从本组单位4项中抽取2项" in reply
    assert "与原结果一致" in service.say(OFFICE, "复核抽查 2026-0001")
    assert "没有找到" in service.say("zhenghui", "复核抽查 2026-0001")
    assert "不能抽查9项" in service.say(OFFICE, "抽查 9家")
    with service.talk.session() as session:
        row = session.scalars(select(SpotCheck)).one()
        assert spot_checks.pick(row.names, len(row.drawn), row.seed) == row.drawn
        other = [spot_checks.pick(row.names, 2, str(seed)) for seed in range(40)]
    assert len({tuple(each) for each in other}) > 1


def test_who_joins_later_gets_what_is_in_force(service: Service) -> None:
    service.say(OFFICE, "学习材料：《中国共产党廉洁自律准则》，请组织学习")
    service.say(OFFICE, "确认")
    service.at("2026-11-18T09:25")
    service.say(OFFICE, "增加 交通局 联络员 周华 zhouhua", "2026-11-19T09:20")
    service.say(OFFICE, "确认")
    assert "《中国共产党廉洁自律准则》" in dict(service.at("2026-11-19T09:30")).get("zhouhua", "")
    assert "《中国共产党廉洁自律准则》" not in dict(service.at("2026-11-20T09:30")).get("zhouhua", "")
    assert "发给5人" in service.say(OFFICE, "谁没签收")


def test_the_word_alone_asks_for_what_it_lacks(service: Service) -> None:
    assert service.say(OFFICE, "登记检查").startswith("请问检查了哪些单位？")
    service.say(OFFICE, "交通局、水利局")
    assert "登记检查：交通局、水利局，11月10日" in service.say(OFFICE, "11月10日至11月12日")
