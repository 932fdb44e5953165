"""`explain`: what a message would do, by the fixed keys, and nothing changed (design «Fixed: command line»)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.assistant import Assistant
from bot.config import Config
from bot.explain import StoppedClock, explain, explaining_assistant, first_liaison
from storage.engine import Database
from storage.migrate import upgrade
from storage.models import Base
from tests.bot.test_dispatcher import COMPLAINT, PERSONNEL
from tests.conftest import at, make_test_assistant

NOW = at("2026-11-22T10:00")
NOTICE = (
    "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制；"
    "2.改造项目资金320万元的分配方案。"
)
MEETING_KEYS = {"type", "starts_at", "ends_at", "place", "items", "contact", "missing"}


@pytest.fixture(scope="module")
def demo() -> Iterator[Assistant]:
    """What explains when there is no database at all; it changes nothing, so that one serves every test."""
    made = explaining_assistant(Config(database="sqlite:////nowhere/none.db"), StoppedClock(NOW))
    yield made
    made.database.close()


def one(assistant: Assistant, words: str, userid: str | None = None) -> dict[str, Any]:
    (found,) = explain(assistant, userid or first_liaison(assistant), iter([words]))
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
    assert {"handler", "action", "reply"} <= found.keys()
    return found


def test_without_a_database_the_demo_organisation_answers(demo: Assistant) -> None:
    assert first_liaison(demo) == "wangmin"
    found = one(demo, NOTICE)
    assert (found["handler"], found["action"]) == ("meeting", "report_meeting")
    assert found["meeting"] == {
        "type": "党组会议",
        "starts_at": "2026-11-27T14:30",
        "ends_at": None,
        "place": "局三楼会议室",
        "items": [
            {"text": "2027年部门预算编制", "kind": "decision", "amount_yuan": None},
            {"text": "改造项目资金320万元的分配方案", "kind": "funds", "amount_yuan": 3_200_000},
        ],
        "contact": None,
        "missing": [],
        "form_missing": ["第1项决策依据", "第2项资金来源", "第2项资金用途", "第2项依据", "第2项前期会议情况"],
        "lead_days": 5,
        "on_time": True,
    }
    assert found["reply"].endswith("仅表示收到登记，不代表同意会议事项。")


def test_a_sum_with_cents_is_whole_yuan_and_the_sum_in_fen(demo: Assistant) -> None:
    said = one(demo, NOTICE.replace("320万元", "12,345.67元"))["meeting"]["items"][1]
    assert (said["amount_yuan"], said["amount_fen"]) == (12_345, 1_234_567)


def test_an_empty_database_is_left_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    empty = Database(f"sqlite:///{path}")
    upgrade(empty)
    empty.close()
    before = path.read_bytes()
    assistant = explaining_assistant(Config(database=f"sqlite:///{path}"), StoppedClock(NOW))
    assert one(assistant, "第7问")["question"] == 7
    assistant.database.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "field", "choices"),
    [
        ("11月28日（周五）下午2:30", "starts_at", ["2026-11-28T14:30", "2026-11-27T14:30"]),
        ("11月31日上午9点", "starts_at", ["2026-11-30T09:00", "2026-12-01T09:00"]),
        ("11月20日上午9点", "starts_at", ["2026-12-20T09:00", "2027-11-20T09:00"]),
    ],
)
def test_a_doubtful_date_is_asked_with_choices(demo: Assistant, words: str, field: str, choices: list[str]) -> None:
    found = one(demo, f"会议通知：定于{words}在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。")
    assert found["ask"]["field"] == field
    assert found["ask"]["choices"] == choices
    assert found["ask"]["text"] in found["reply"]
    assert found["meeting"]["starts_at"] is None
    assert found["meeting"]["missing"] == ["starts_at"]
    assert "on_time" not in found["meeting"]


def test_a_day_without_an_hour_is_a_day(demo: Assistant) -> None:
    meeting = one(demo, "会议通知：定于11月27日召开党组会议，研究：1.2027年部门预算编制。")["meeting"]
    assert (meeting["starts_at"], meeting["day"], meeting["missing"]) == (None, "2026-11-27", ["starts_at", "place"])
    assert (meeting["lead_days"], meeting["on_time"]) == (5, True)


def test_a_notice_of_another_department_is_read_in_full_and_asked_about(demo: Assistant) -> None:
    found = one(demo, "会议通知：水利局定于11月27日上午9点在局会议室召开党组会，研究：1.防汛预算编制。")
    assert found["ask"]["field"] == "department"
    assert found["ask"]["choices"] == ["交通局", "水利局"]
    assert (found["meeting"]["lead_days"], found["meeting"]["on_time"]) == (5, True)
    assert found["meeting"].keys() >= MEETING_KEYS
    assert found["meeting"]["starts_at"] == "2026-11-27T09:00"
    assert "编号" not in found["reply"]


def test_a_kind_of_meeting_without_items_misses_none(demo: Assistant) -> None:
    found = one(demo, "会议通知：定于11月27日上午9点召开2026年度民主生活会。")["meeting"]
    assert (found["missing"], found["on_time"]) == (["place"], False)


def test_two_characters_stand_for_a_line_break(demo: Assistant) -> None:
    found = one(demo, r"会议通知：\n时间：11月27日上午9点\n地点：三楼会议室\n党组会，研究：1.预算编制。")
    assert (found["meeting"]["starts_at"], found["meeting"]["place"]) == ("2026-11-27T09:00", "三楼会议室")
    assert [item["text"] for item in found["meeting"]["items"]] == ["预算编制"]


def test_an_answer_names_its_question_and_its_rivals(demo: Assistant) -> None:
    found = one(demo, "一岗双责是什么")
    assert (found["handler"], found["question"]) == ("qa", 5)
    assert found["candidates"][0]["question"] == 5
    scores = [each["score"] for each in found["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert one(demo, "食堂几点开饭")["question"] is None


def test_an_entry_shows_its_register_and_fields(demo: Assistant) -> None:
    found = one(demo, "记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险", "zhangwei")
    assert (found["handler"], found["ledger"]) == ("ledger", "performance")
    assert found["fields"]["date"] == "2026-11-22"
    assert "ask" not in found
    asked = one(demo, "记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险")["ask"]
    assert asked["field"] == "owner"
    assert "交通局 张伟" in asked["choices"]


def test_what_is_refused_is_refused_here_too(demo: Assistant) -> None:
    found = one(demo, COMPLAINT)
    assert found.keys() == {"handler", "action", "reply", "reasons"}
    assert (found["handler"], found["action"]) == ("talk", "refused_complaint")
    assert "12388" in found["reply"]
    assert "周某某" not in json.dumps(found, ensure_ascii=False)


def test_a_name_in_a_personnel_item_is_not_shown(demo: Assistant) -> None:
    found = one(demo, PERSONNEL)
    assert "赵铁柱" not in json.dumps(found, ensure_ascii=False)
    assert found["meeting"]["items"][0]["kind"] == "personnel"


def test_the_sender_decides_what_is_seen(demo: Assistant) -> None:
    assert "水利局" not in one(demo, "谁没报", "wangmin")["reply"]
    office = one(demo, "谁没报", "zhaoli")["reply"]
    assert "水利局" in office
    assert "财政局" not in office
    assert one(demo, "谁没报", "WANGMIN") == one(demo, "谁没报", "wangmin")


def test_a_stranger_gets_one_sentence(demo: Assistant) -> None:
    for words in ("谁没报", NOTICE, "第7问"):
        found = one(demo, words, "luren")
        assert (found["handler"], found["action"]) == ("people", "stranger")
        assert "成员名单" in found["reply"]
        assert found.keys() == {"handler", "action", "reply"}


def test_nothing_carries_over_from_line_to_line(demo: Assistant) -> None:
    lines = [NOTICE, NOTICE, "会议通知：定于11月31日上午9点召开党组会，研究：1.预算编制。", "2", NOTICE]
    first, second, doubtful, answer, last = explain(demo, "wangmin", iter(lines))
    assert first == second == last
    assert "编号 2026-0001" in first["reply"]
    assert doubtful["ask"]["choices"]
    assert answer["handler"] != "meeting"


def rows(database: Database) -> dict[str, list[Any]]:
    with database.read() as session:
        tables = Base.metadata.tables
        return {name: [tuple(row) for row in session.execute(text(f'SELECT * FROM "{name}"'))] for name in tables}


def test_a_database_in_use_is_not_changed(database: Database, database_url: str) -> None:
    before = rows(database)
    assistant = explaining_assistant(Config(database=database_url), StoppedClock(NOW))
    lines = [
        NOTICE,
        "谁没报",
        "记台账 今天与规划科3名同志开展廉政谈话",
        "报送 台账 11月 无",
        COMPLAINT,
        "申请 交通局 联络员 王敏",
    ]
    found = list(explain(assistant, "wangmin", iter(lines)))
    assistant.database.close()
    assert len(found) == len(lines)
    assert rows(database) == before
    bot = make_test_assistant(database, StoppedClock(NOW))  # type: ignore[arg-type]
    assert "编号 2026-0001" in one(bot, NOTICE, "wangmin")["reply"]


def test_the_file_of_a_database_keeps_its_bytes(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "assistant.db"
    path.write_bytes(sqlite_template.read_bytes())
    assistant = explaining_assistant(Config(database=f"sqlite:///{path}"), StoppedClock(NOW))
    one(assistant, NOTICE, "wangmin")
    assistant.database.close()
    assert path.read_bytes() == sqlite_template.read_bytes()


def test_a_masked_name_is_said_as_the_chat_says_it(demo: Assistant) -> None:
    found = one(demo, PERSONNEL)
    assert found["reply"].endswith("人事事项中的姓名已隐去（×××），未作保存；请勿在此发送人选姓名。")


def test_the_choices_for_a_date_that_passed_name_the_year_in_their_lines_too(demo: Assistant) -> None:
    found = one(demo, "会议通知：定于11月20日上午9点在局三楼会议室召开党组会议，研究预算")
    assert found["ask"]["choices"] == ["2026-12-20T09:00", "2027-11-20T09:00"]
    assert "\n1 12月20日（周日）09:00\n2 2027年11月20日（周六）09:00" in found["reply"]


def test_several_meetings_of_one_message_are_listed(demo: Assistant) -> None:
    found = one(
        demo,
        "党组会：11月25日上午9点，三楼会议室，研究年度预算\\n局长办公会：11月26日下午3点，五楼会议室，研究车辆维修",
    )
    assert [each["starts_at"] for each in found["meetings"]] == ["2026-11-25T09:00", "2026-11-26T15:00"]
    assert found["meeting"] == found["meetings"][0]
    assert "已按2次会议登记" in found["reply"]
