"""Entries as leaders really write them."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ledgers import load_ledger
from policy.fields.fits import Reading
from policy.fields.people import read_people, without_names
from policy.fields.ways import way_of
from policy.ledger.reading import EntryRead, begins, read_entry
from policy.time.calendar import WorkCalendar

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Sunday
CALENDAR = WorkCalendar()
LEDGER = load_ledger(Path("ledgers/performance.yaml"))


def test_a_choice_and_a_known_person_need_no_colon_and_no_comma_behind() -> None:
    """«来源监督检查», «责任人张伟»; a label before other words is a word like any other."""
    finding, reading = load_ledger(Path("ledgers/rectification.yaml")), Reading(NOW, CALENDAR, people=["张伟"])
    said = {"source": "监督检查", "due": "2026-12-10", "problem": "会议记录要素不全"}
    for text in (
        "会议记录要素不全 来源监督检查 12月10日前", "会议记录要素不全 来源：检查 12月10日前",
        "来源为监督检查，会议记录要素不全，12月10日前", "12月10日前 来源：监督检查 会议记录要素不全",
    ):  # fmt: skip
        assert read_entry(finding, text, reading).values == said, text
    owned = read_entry(finding, "措施：每月检查一次，责任人张伟", reading, partial=True)
    assert owned.values == {"measures": "每月检查一次", "person": "张伟"}
    unknown = read_entry(finding, "措施：责任人另定，来源未明", reading, partial=True)
    assert unknown.values == {"measures": "责任人另定，来源未明"}


def read(text: str) -> EntryRead:
    """What a text says of a 履责记录, with its command or without."""
    begun = begins(text, [LEDGER])
    return read_entry(LEDGER, begun[1] if begun else text, Reading(NOW, CALENDAR, unkept=()))


@pytest.mark.parametrize(
    ("text", "day", "way", "people", "content"),
    [
        ("记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险", "2026-11-22", "廉政谈话", "规划科3名同志",
         "与规划科3名同志开展廉政谈话，提醒项目评审环节的风险"),
        ("今天找规划科三个同志谈了廉政", "2026-11-22", "廉政谈话", "规划科3名同志", "找规划科三个同志谈了廉政"),
        ("记台帐11月18日下午到建设科检查廉政风险防控落实情况", "2026-11-18", "检查督促", None, "到建设科检查廉政风险防控落实情况"),
        ("记 台账 昨天组织机关干部职工学习，80余人参加", "2026-11-21", "教育学习", "80余人", "组织机关干部职工学习，80余人参加"),
        ("记台账：上周五研究部署四季度清单，12月5日前完成", "2026-11-13", "研究部署", None, "研究部署四季度清单，12月5日前完成"),
        ("记台账 2026年11月20日讲廉政党课", "2026-11-20", "教育学习", None, "讲廉政党课"),
        ("补记台账 10月12日约谈建设科2名负责人", "2026-10-12", "约谈", "建设科2名负责人", "约谈建设科2名负责人"),
        ("记台账 今天向派驻组报告清单推进情况", "2026-11-22", "报告", None, "向派驻组报告清单推进情况"),
        ("记台账 ２０日到路网中心督导", "2026-11-20", "检查督促", None, "到路网中心督导"),
    ],
)  # fmt: skip
def test_entries(text: str, day: str, way: str, people: str | None, content: str) -> None:
    entry = read(text)
    assert (entry.values["date"], entry.ask) == (day, None)
    assert (entry.values["way"], entry.values.get("people")) == (way, people)
    assert entry.values["content"] == content


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("记台账 到规划科检查", "哪一天"),
        ("记台账 明天到规划科检查", "尚未到"),
        ("记台账 11月28日到规划科检查", "尚未到"),
        ("记台账 2月30日到规划科检查", "没有“2月30日”"),
        ("记台账 11月23日前完成整改部署", "哪一天"),
    ],
)
def test_unclear_days_are_asked_with_days_that_have_been(text: str, words: str) -> None:
    entry = read(text)
    assert "date" not in entry.values
    assert entry.ask is not None
    assert words in entry.ask.text
    assert entry.ask.choices
    assert all(date.fromisoformat(choice) <= NOW.date() for choice in entry.ask.choices)


@pytest.mark.parametrize(
    ("content", "way"),
    [
        ("专题研究党风廉政建设工作", "研究部署"), ("主持召开党风廉政建设会议", "研究部署"), ("主持召开警示教育大会", "教育学习"),
        ("调研督导公路养护项目招投标", "检查督促"), ("听取规划科工作汇报", "检查督促"), ("与办公室2名同志谈心谈话", "廉政谈话"),
        ("与办公室2名同志谈话，提醒遵守纪律", "提醒谈话"), ("对新任职干部进行廉洁谈话", "廉政谈话"), ("约谈施工单位负责人", "约谈"),
        ("在民主生活会上述责述廉", "报告"), ("到纪念馆参观", "教育学习"), ("慰问困难职工", "其他"),
    ],
)  # fmt: skip
def test_ways(content: str, way: str) -> None:
    assert way_of(content) == way


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("与王五、赵小六谈话", "与2名同志谈话"),
        ("与李明等3名同志谈话", "与3名同志谈话"),
        ("约谈规划科科长王五", "约谈规划科科长"),
        ("与规划科王科长谈心", "与规划科科长谈心"),
        ("与欧阳建国同志进行提醒谈话", "与1名同志进行提醒谈话"),
        ("对李副局长作提醒", "对副局长作提醒"),
        ("与×××谈话", "与1名同志谈话"),
        ("与规划科×××谈话", "与规划科1名同志谈话"),
        ("与安全科×××、×××谈安全责任", "与安全科2名同志谈安全责任"),
        ("找财务科科长×××同志谈心", "找财务科科长谈心"),
        ("与×××科长谈话", "与科长谈话"),
        ("与×××、×××等5名同志谈话", "与5名同志谈话"),
        ("与×××、×××、×××三名同志谈话", "与三名同志谈话"),
        ("与规划科张三谈话", "与规划科1名同志谈话"),
    ],
)
def test_names_give_way_to_posts_and_counts(text: str, kept: str) -> None:
    assert without_names(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "与规划科3名同志开展廉政谈话", "今天对施工方案进行研究", "到黄河路项目现场检查", "向党组报告工作", "与有关单位谈话提醒",
        "组织全体党员学习", "研究马路市场整治", "对温泉镇工程款拨付进行检查", "和驻村干部谈话", "约谈施工单位项目经理",
    ],
)  # fmt: skip
def test_what_is_no_name_stays(text: str) -> None:
    assert without_names(text) == text


def test_known_names_go_wherever_they_stand() -> None:
    assert "那日松" not in without_names("安排那日松牵头整改", ["那日松"])


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("与科级干部5人谈话", "科级干部5人"), ("与规划科、财务科2名负责人谈话", "规划科、财务科2名负责人"), ("约谈规划科科长", "规划科科长"),
        ("与十二名年轻干部谈话", "12名年轻干部"), ("到规划科检查", None), ("发现3个问题", None), ("投入30人次", None),
    ],
)  # fmt: skip
def test_people(text: str, people: str | None) -> None:
    assert read_people(text) == people


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    entry = read(f"记台账 {text}")
    assert entry.values.get("way", "其他") in LEDGER.field("way").choices
    assert ("way" in entry.values) == ("content" in entry.values)
    if not entry.problem:
        assert ("date" in entry.values) == (entry.ask is None)
