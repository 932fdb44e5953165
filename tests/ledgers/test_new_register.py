"""A group adds a register of its own with one file (that of docs/new-ledger.md), and a wrong file is named with its line."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pydantic import ValidationError
from sqlalchemy import select

from bot.config import Config, ConfigError
from bot.ledgers import load_ledgers
from policy.ledger.definition import LedgerDefinition
from scheduler.plan.reminders import due_work
from scheduler.run.jobs import Jobs
from scheduler.run.tick import Ticker
from storage.engine import Database
from storage.models import LedgerEntry
from tests.conftest import Conversation, HandClock, make_test_assistant
from tests.scheduler.outside import RecordingChannels

GIFTS = Path("docs/new-ledger.md").read_text(encoding="utf-8").split("# ledgers/gifts.yaml\n")[1].split("```")[0]


@pytest.fixture
def bot(database: Database, clock: HandClock, tmp_path: Path) -> Conversation:
    (tmp_path / "gifts.yaml").write_text(GIFTS, encoding="utf-8")
    return Conversation(make_test_assistant(database, clock, Config(ledgers_folder=str(tmp_path))), clock)


def newest(bot: Conversation) -> LedgerEntry:
    with bot.session() as session:
        row = session.scalars(select(LedgerEntry).order_by(LedgerEntry.id.desc())).first()
        assert row is not None
        return row


def due_today(bot: Conversation, moment: str) -> dict[str, str]:
    """Whom the clock tells what at this moment."""
    bot.at(moment)
    with bot.assistant.database.read() as session:
        work = due_work(bot.assistant.context(session), number=str)
    return {userid: message.text for message in work.messages for userid in message.to}


def test_one_file_is_a_register(bot: Conversation) -> None:
    assert "礼品登记请写明" in bot.say("zhangwei", "记礼品")
    assert bot.say("zhangwei", "记礼品 11月19日收到茶叶两盒").startswith("还缺估价。请回复估价。")
    filed = bot.say("zhangwei", "大概800元")
    assert "已登记，编号 2026-0001。" in filed
    assert "待审核" in filed
    assert "11月26日（周四）到期" in filed  # five working days
    assert newest(bot).fields == {"date": "2026-11-19", "item": "收到茶叶两盒", "worth": 800, "marks": []}
    assert "2026-0001 张伟" not in bot.say("zhangwei", "礼品 11月")
    assert "收到茶叶两盒" in bot.say("wangmin", "礼品")
    assert "暂无记录" in bot.say("chenfang", "礼品")
    assert "原内容予以保留" in bot.say("zhangwei", "更正 2026-0001 估价：900元")
    assert newest(bot).fields["worth"] == 900
    assert "礼品登记 2026-0001" in bot.say("zhaoli", "待审核")
    assert "将发给交通局" in bot.say("zhaoli", "退回 2026-0001 请写明来源")
    bot.say("zhaoli", "确认")
    assert "需修改完善：请写明来源" in bot.pushes("zhangwei")[-1]
    assert "已重报" in bot.say("zhangwei", "重报 2026-0001 物品：茶叶两盒，来自施工单位")
    assert "茶叶两盒" in due_today(bot, "2026-11-25T09:00")["zhangwei"]
    assert "已登记审核通过" in bot.say("zhaoli", "审核通过 2026-0001")
    assert newest(bot).state == "accepted"
    assert not any("茶叶两盒" in text for text in due_today(bot, "2026-11-26T09:00").values()), "its ladder has stopped"


def test_its_entries_are_exported_in_chat(bot: Conversation, clock: HandClock) -> None:
    bot.say("zhangwei", "记礼品 11月19日收到茶叶两盒，大概800元")
    assert "已收到，正在处理：礼品登记，约1条" in bot.say("zhaoli", "导出 礼品")
    channels = RecordingChannels()
    Jobs(bot.assistant.database, bot.assistant.rules, clock, channels, "w1").run_all()
    Ticker(bot.assistant.database, bot.assistant.rules, clock, channels, "w1").deliver()
    _title, header, row = (
        load_workbook(BytesIO(channels.uploads["礼品登记.xlsx"])).worksheets[0].iter_rows(values_only=True)
    )
    assert {"编号", "单位", "收到日期", "物品", "估价"} <= set(header)
    said = dict(zip(header, row, strict=True))
    assert (said["编号"], said["单位"], said["物品"]) == ("2026-0001", "交通局", "收到茶叶两盒，大概800元")


def test_a_dropped_field_stays_readable(database: Database, clock: HandClock, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "gifts.yaml").write_text(GIFTS, encoding="utf-8")
    newer = GIFTS.replace("估价, type: money, required: true", "估值, type: text").replace("key: worth", "key: value")
    (tmp_path / "b" / "gifts.yaml").write_text(GIFTS, encoding="utf-8")
    (tmp_path / "b" / "gifts-2027.yaml").write_text(f"{newer}effective_from: 2026-12-01\n", encoding="utf-8")
    first = Conversation(make_test_assistant(database, clock, Config(ledgers_folder=str(tmp_path / "a"))), clock)
    first.say("zhangwei", "记礼品 昨天收到茶叶 估价：500元")
    second = Conversation(make_test_assistant(database, clock, Config(ledgers_folder=str(tmp_path / "b"))), clock)
    assert "已登记" in second.say("zhangwei", "记礼品 昨天收到红酒 估价：500元")
    second.at("2026-12-02T10:00")
    assert "估价：500" in second.say("zhangwei", "查看 2026-0001")
    assert "已登记" in second.say("zhangwei", "记礼品 昨天收到挂历 估值：不详")


@pytest.mark.parametrize(
    ("old", "new", "line", "part"),
    [
        ("title: 礼品登记", "titel: 礼品登记", 2, "titel: unknown key"),
        ("write: [liaison, leader", "write: [liaison, leder", 5, "write.1: "),
        ("type: money", "type: yuan", 11, "fields.2.type: "),
        ("{key: item,", "{key: date,", 8, "date stands twice"),
        ("due: {field: due,", "due: {field: till,", 14, "due.field: no date field till"),
        ("offset: -1", "offset: -100", 14, "due.ladder.0.offset"),
        ("close: [office]\n", "", 1, "close: what is due is closed by somebody"),
        ("close: [office]", "close: [office", 14, "not valid YAML"),
        ("type: text, required", "type: choice, required", 10, "choices: stand with type choice"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, part: str) -> None:
    (tmp_path / "gifts.yaml").write_text(GIFTS.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_ledgers(str(tmp_path))
    assert str(error.value).startswith(f"{tmp_path / 'gifts.yaml'}:{line}: ")
    assert part in str(error.value)
    assert "\n" not in str(error.value)


def test_two_registers_with_one_word(tmp_path: Path) -> None:
    (tmp_path / "gifts.yaml").write_text(GIFTS, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(GIFTS.replace("key: gifts", "key: other"), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"other\.yaml:4: another ledger has the word 礼品 too"):
        load_ledgers(str(tmp_path))


def test_the_schema_for_editors_is_current() -> None:
    shipped = json.loads(Path("ledgers/schema.json").read_text(encoding="utf-8"))
    assert shipped == LedgerDefinition.model_json_schema()


GATES = [{"key": "a", "title": "审批", "after": "b"}, {"key": "b", "title": "报告", "after": "a"}]
CONFIDENTIAL = {
    "key": "x", "title": "函询统计", "write": ["inspector"], "see": ["inspector"], "confidential": True,
    "kinds": [{"key": "x", "title": "函询"}],
}  # fmt: skip
PLAIN = {
    "key": "x", "title": "登记", "words": ["记甲"], "names": ["甲类"], "write": ["liaison"], "see": ["liaison"],
    "fields": [{"key": "a", "title": "内容", "free": True}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ({**PLAIN, "gates": GATES}, "cycle"),
        ({**PLAIN, "gates": [{"key": "a", "title": "审批", "after": "c"}]}, "no step c"),
        ({**PLAIN, "see": ["boss"]}, "see.0"),
        ({**PLAIN, "own_only": ["staff"]}, "own_only"),
        ({**PLAIN, "parsed_only": True}, "no text"),
        ({**PLAIN, "fields": []}, "fields"),
        (CONFIDENTIAL, "secrecy_reviewed"),
        ({**CONFIDENTIAL, "secrecy_reviewed": True, "see": ["inspector", "office"]}, "inspector alone"),
        (
            {**CONFIDENTIAL, "secrecy_reviewed": True, "rates": [{"title": "比率", "part": "x", "whole": "y"}]},
            "no kind y",
        ),
    ],
)
def test_what_cannot_be_a_register(raw: dict[str, Any], part: str) -> None:
    with pytest.raises(ValidationError) as error:
        LedgerDefinition.model_validate(raw)
    located = [(".".join(map(str, each["loc"])), each["msg"]) for each in error.value.errors()]
    assert any(part in f"{where}: {message}" for where, message in located)
