"""What every leader keeps: any definition with `kept_by: leaders`, read, asked, filed and listed by the one engine."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.config import Config
from storage.engine import Database
from storage.models import LedgerEntry
from tests.conftest import ON_ONE_ENGINE, Conversation, HandClock, make_test_assistant

pytestmark = ON_ONE_ENGINE

VISITS = """
key: visits
title: 走访记录
words: [记走访]
names: [走访]
write: [liaison, leader, principal]
see: [liaison, leader, principal, office, inspector]
kept_by: leaders
nameless: true
fields:
  - {key: date, title: 走访日期, type: date, required: true}
  - {key: people, title: 走访对象, reader: people}
  - {key: said, title: 情况, type: long_text, required: true, free: true}
"""


def row_of(bot: Conversation) -> LedgerEntry:
    with bot.session() as session:
        row = session.scalars(select(LedgerEntry).order_by(LedgerEntry.id.desc())).first()
        assert row is not None
        _ = row.owner.name
        return row


@pytest.fixture
def visits(database: Database, clock: HandClock, tmp_path: Path) -> Conversation:
    (tmp_path / "visits.yaml").write_text(VISITS, encoding="utf-8")
    return Conversation(make_test_assistant(database, clock, Config(ledgers_folder=str(tmp_path))), clock)


def test_a_second_ledger_of_every_leader_is_one_file(visits: Conversation) -> None:
    asked = visits.say("wangmin", "补记一下走访 张伟 与养护科王五、李四座谈，反映排班过紧")
    assert "请问走访日期是哪一天？" in asked
    assert "1 11月22日（周日）" in asked
    filed = visits.say("wangmin", "昨天")
    assert "编号 2026-0001（代填）" in filed
    assert "责任人：张伟同志（交通局）" in filed
    row = row_of(visits)
    assert (row.ledger, row.owner.name, row.happened_on.isoformat()) == ("visits", "张伟", "2026-11-21")
    assert row.fields["people"] == "养护科2名同志"
    assert "王五" not in str(row.fields)
    assert "走访记录请写明" in visits.say("zhangwei", "记走访")
    assert visits.say("zhangwei", "我的走访 11月").startswith("我的11月走访，共1条：\n2026-0001 11月21日（周六）")
    assert "张伟" not in visits.say("wangmin", "走访 本月 还差谁")


def test_what_is_asked_is_kept_while_it_is_asked_whose_it_is(bot: Conversation) -> None:
    asked = bot.say("wangmin", "记台账 明天到建设科检查")
    assert "请问这条记录记在哪位同志名下？" in asked
    place = next(line.split()[0] for line in asked.splitlines() if line.endswith("张伟"))
    assert "尚未到" in bot.say("wangmin", place)
    assert "责任人：张伟同志" in bot.say("wangmin", "11月20日")
    assert row_of(bot).happened_on.isoformat() == "2026-11-20"


@pytest.mark.parametrize(
    "words", ["记台账 今天研究如何加强廉政风险防控", "记台账 今天组织支部学习，内容：新修订的纪律处分条例"]
)
def test_nothing_of_what_was_done_is_lost(bot: Conversation, words: str) -> None:
    assert "编号 2026-0001" in bot.say("zhangwei", words)
    for part in words.removeprefix("记台账 今天").replace("内容：", "").split("，"):
        assert part in row_of(bot).text


def test_an_old_row_without_whom_it_concerned_is_corrected(bot: Conversation) -> None:
    bot.say("zhangwei", "记台账 今天到建设科检查")
    with bot.assistant.database.write() as session:
        row = session.scalars(select(LedgerEntry)).one()
        row.fields = {**row.fields, "people": None}  # as 0.1 wrote it
    assert "所记相同" in bot.say("zhangwei", "记台账 今天到建设科检查")
    assert "原内容予以保留" in bot.say("zhangwei", "更正 2026-0001 对象：建设科5名同志")
    assert "更正：原对象：未填" in bot.say("zhangwei", "查看 2026-0001")


def test_a_talk_without_its_people_is_filed_and_said_to_lack_them(bot: Conversation) -> None:
    assert "尚缺对象，可回复“更正 2026-0001 对象：……”补充" in bot.say("zhangwei", "记台账 今天开展廉政谈话")
    assert "尚缺" not in bot.say("zhangwei", "记台账 今天到建设科检查")


@pytest.mark.parametrize(
    ("whose", "owner"), [("替张局", "张伟"), ("帮高飞", "高飞"), ("给刘局长", "刘建国"), ("替老高", "高飞")]
)
def test_whose_record_it_is_may_be_said_by_surname_and_post(bot: Conversation, whose: str, owner: str) -> None:
    bot.at("2026-11-20T17:00").say("wangmin", f"{whose}记一条：11月18号去客运站检查了安全生产")
    bot.say("wangmin", "是")
    assert row_of(bot).owner.name == owner
