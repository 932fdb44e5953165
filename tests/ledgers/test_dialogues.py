"""Every shipped register in one dialogue: who says what, what comes back, which row is there afterwards."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from bot.config import Config
from bot.ledgers import load_ledgers
from storage.models import LedgerEntry
from tests.conftest import Conversation


@dataclass(frozen=True)
class Dialogue:
    """Turns of (who, what is said, what the reply holds), and the newest entry at the end."""

    turns: tuple[tuple[str, str, str], ...]
    state: str
    fields: dict[str, Any]
    due: str | None = None


DIALOGUES = {
    "performance": Dialogue(
        (
            ("zhangwei", "记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险", "已登记，编号 2026-0001"),
            ("zhangwei", "更正 2026-0001 对象：规划科5名同志", "原内容予以保留"),
            ("zhangwei", "查看 2026-0001", "更正：原对象：规划科3名同志"),
        ),
        "filed",
        {"people": "规划科5名同志", "way": "廉政谈话"},
    ),
    "rectification": Dialogue(
        (
            ("zhaoli", "记整改 交通局 巡察发现项目评审记录不完整，12月20日前整改", "12月20日（周日）到期"),
            ("wangmin", "整改", "2026-0001"),
            ("wangmin", "进展 2026-0001 已补齐评审记录", "收悉，2026-0001 进展已登记"),
            ("wangmin", "办结 2026-0001", "不由您办结"),
            ("zhaoli", "办结 2026-0001 已核实", "已办结，提醒停止"),
        ),
        "closed",
        {"source": "巡察", "problem": "巡察发现项目评审记录不完整", "due": "2026-12-20"},
        "2026-12-20",
    ),
    "tasks": Dialogue(
        (
            ("wangmin", "交办 张伟 12月5日前报送年度总结", "已登记，编号 2026-0001"),
            ("zhangwei", "交办 我的", "2026-0001"),
            ("zhaoli", "交办", "暂无记录"),
            ("zhaoli", "查看 2026-0001", ""),
            ("wangmin", "共享 2026-0001", "派驻组可查看"),
            ("zhaoli", "交办", "2026-0001"),
        ),
        "open",
        {"person": "张伟", "task": "12月5日前报送年度总结"},
        "2026-12-05",
    ),
}


@pytest.mark.parametrize("key", DIALOGUES)
def test_dialogue(bot: Conversation, key: str) -> None:
    wanted = DIALOGUES[key]
    for userid, words, part in wanted.turns:
        assert part in bot.say(userid, words), words
    with bot.session() as session:
        row = session.scalars(select(LedgerEntry).order_by(LedgerEntry.id)).all()[-1]
        assert (row.ledger, row.state) == (key, wanted.state)
        assert row.fields | wanted.fields == row.fields
        assert (row.due_on and row.due_on.isoformat()) == wanted.due


def test_every_shipped_register_has_a_dialogue() -> None:
    entries = {each.key for each in load_ledgers(Config().ledgers_folder) if not each.counts_only}
    assert entries == set(DIALOGUES)
