"""Any period can be asked for, and nothing that is still owed falls out of sight at the turn of a month, a quarter, a year."""

import pytest

from storage.models import Obligation
from tests.conftest import Conversation
from tests.scheduler.service import Service


@pytest.fixture
def service(bot: Conversation) -> Service:
    """The demo organisation since November, on its clock; nobody has reported."""
    made = Service(bot.assistant.database, since="2026-11-13T09:00")
    for moment in ("2026-11-26T09:30", "2026-12-02T09:30", "2026-12-28T09:30", "2027-01-06T09:30"):
        made.at(moment)
    return made


def test_on_the_first_days_of_a_year_what_is_open_is_said(service: Service) -> None:
    service.say("zhaoli", "代登 水利局 台账 12月 纸质 12月24日", "2027-01-06T10:00")
    said = service.say("zhaoli", "交通局情况")
    assert "交通局（2027年）" in said
    assert "应报0项，已报0项，按时0项，逾期未报4项" in said
    assert "2026年11月主体责任台账" in said
    lines = service.say("zhaoli", "谁没报").splitlines()
    assert any("2026年11月主体责任台账" in line and "交通局、水利局、教育局、文旅局" in line for line in lines)
    assert any(
        "2026年12月主体责任台账" in line and "4家已报1家，未报：交通局、教育局、文旅局" in line for line in lines
    )
    assert any("2026年四季度主体责任清单" in line for line in lines)


def test_what_is_open_stays_in_sight_after_a_year(service: Service) -> None:
    assert "2026年11月主体责任台账" in service.say("zhaoli", "谁没报", "2027-12-01T10:00")


@pytest.mark.parametrize(
    ("words", "heading", "holds", "lacks"),
    [
        ("谁没报 12月", "2026年12月报送情况", "四季度主体责任清单", "11月主体责任台账"),
        ("谁没报 上季度", "2026年四季度报送情况", "11月主体责任台账", "1月主体责任台账（1月"),
        ("上个月谁没报", "2026年12月报送情况", "12月主体责任台账", "11月主体责任台账"),
        ("谁没报 台账 上个月", "2026年12月报送情况", "12月主体责任台账", "清单"),
        ("谁没报 去年", "2026年报送情况", "11月主体责任台账", "2027"),
        ("谁没报 2026年11月", "2026年11月报送情况", "11月主体责任台账", "12月主体责任台账"),
        ("未报单位 清单 四季度", "2026年四季度报送情况", "清单", "台账"),
    ],
)
def test_who_has_not_reported_for_any_period(
    service: Service, words: str, heading: str, holds: str, lacks: str
) -> None:
    said = service.say("zhaoli", words)
    assert said.startswith(heading)
    assert holds in said
    assert lacks not in said
    assert "交通局" in said


def test_a_period_without_anything_due_is_said(service: Service) -> None:
    assert service.say("zhaoli", "谁没报 10月") == "2026年10月没有到期的报送任务。"
    assert service.say("zhaoli", "谁没报 去年同期").endswith("没有到期的报送任务。")


def test_a_month_to_come_is_the_one_of_this_year(bot: Conversation) -> None:
    early = Service(bot.assistant.database, since="2026-11-20T09:00")
    assert "11月主体责任台账" in early.say("zhaoli", "谁没报 11月")
    assert "12月主体责任台账" in early.say("zhaoli", "谁没报 12月", "2026-11-29T10:00")


@pytest.mark.parametrize(
    "words", ["下个月要报什么", "2月有哪些要报", "我们2月要报哪些材料", "下个月我们该报什么", "2月份都要报什么"]
)
def test_what_will_be_due_is_asked_for(service: Service, words: str) -> None:
    for who, mine in (("wangmin", "2月主体责任台账（2月25日（周四）截止）：未报"), ("zhaoli", "未报：交通局、水利局")):
        said = service.say(who, words)
        assert said.startswith("2月报送情况：")
        assert mine in said
        assert "12月" not in said


def test_what_nobody_owes_yet_is_not_denied(service: Service) -> None:
    """Farther ahead than reports are opened, the rules say what will be due."""
    said = service.say("zhaoli", "下季度要报什么")
    assert said.startswith("二季度报送情况：")
    assert "6月主体责任台账（6月25日（周五）截止）：未到报送期" in said
    assert "二季度主体责任清单推进情况（6月25日（周五）截止）：未到报送期" in said
    assert "3月" not in said


@pytest.mark.parametrize(
    ("words", "number"), [("去年逾期", 16), ("逾期", 16), ("11月逾期未报", 4), ("上季度逾期名单", 16)]
)
def test_overdue_of_any_span(service: Service, words: str, number: int) -> None:
    said = service.say("zhaoli", words)
    assert f"逾期未报{number}项" in said
    assert "交通局 2026年11月主体责任台账：11月25日（周三）截止，已逾期42天" in said
    assert "没有逾期未报事项" in service.say("zhaoli", "今年逾期")


@pytest.mark.parametrize(
    ("words", "heading", "due"),
    [
        ("交通局2026年情况", "交通局（2026年）", 4),
        ("交通局情况 2026年", "交通局（2026年）", 4),
        ("交通局去年的情况", "交通局（2026年）", 4),
        ("交通局情况 11月", "交通局（2026年11月）", 1),
        ("交通局上季度情况", "交通局（2026年四季度）", 4),
        ("交通局 去年同期", "交通局去年同期（2026年1月1日至1月6日）", 0),
    ],
)
def test_an_overview_of_any_span(service: Service, words: str, heading: str, due: int) -> None:
    said = service.say("zhaoli", words)
    assert said.startswith(heading)
    assert f"应报{due}项" in said
    assert "汇编" not in said


def test_of_a_closed_span_only_its_own_debts_are_listed(service: Service) -> None:
    said = service.say("zhaoli", "交通局情况 11月")
    assert "11月主体责任台账" in said
    assert "12月主体责任台账" not in said


def test_a_department_asks_for_itself(service: Service) -> None:
    assert service.say("wangmin", "我们局2026年情况").startswith("交通局（2026年）")
    assert "水利局" not in service.say("wangmin", "谁没报 12月")


@pytest.mark.parametrize(("day", "period"), [("11月30日", "2026-11"), ("12月20日", "2026-12")])
def test_a_moved_date_names_its_period_before_it_moves(bot: Conversation, day: str, period: str) -> None:
    service = Service(bot.assistant.database, since="2026-11-27T09:00")
    before = _dates(bot)
    month = int(period[-2:])
    assert f"{month}月主体责任台账的截止日期将由{month}月25日" in service.say("zhaoli", f"本期台账截止改{day}")
    assert _dates(bot) == before
    assert day in service.say("zhaoli", "确认")
    changed = {key for key, due in _dates(bot).items() if before[key] != due}
    assert {key[2] for key in changed} == {period}
    assert {key[0] for key in changed} == {"ledger"}


def _dates(bot: Conversation) -> dict[tuple[str, int, str], str]:
    with bot.session() as session:
        return {(row.kind, row.department_id, row.period): str(row.due_on) for row in session.query(Obligation)}
