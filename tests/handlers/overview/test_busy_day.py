"""The desk's busy morning in chat: forty acts in at most fourteen messages."""

from pathlib import Path

from sqlalchemy import func, select

from storage.engine import Database
from storage.models import Obligation, Push
from tests.busy_day import IN, MORNING, OFFICE, busy_morning
from tests.conftest import Conversation

MOST = 14


def test_forty_acts_take_at_most_fourteen_messages(bot: Conversation, database: Database, tmp_path: Path) -> None:
    busy_morning(bot, database, tmp_path)
    said = ["待审核", "1", "2", "3", "4", "5"]
    said.append(
        "退回 2 请补记本月履责情况\n退回 4 请写明责任人\n审核通过 其余\n发送 全部\n同意延期 全部\n已回电 全部\n催办 全部"
    )
    said.append("确认")
    assert len(said) <= MOST
    replies = [bot.at(MORNING).say(OFFICE, words) for words in said]
    done = replies[-1]
    assert done.splitlines()[:5] == [
        "已退回2项。",
        "已审核通过10项。",
        "已发送9项。",
        "已同意延期2项。",
        "已登记回电3项。",
    ]
    assert "已提醒9个单位的联络员。" in done
    assert bot.say(OFFICE, "待审核") == "目前没有待审核的报送和登记。"
    with bot.session() as session:
        reviewed = select(func.count()).where(Obligation.period == "2026-11", Obligation.submissions.any())
        states = reviewed.add_columns(Obligation.state).group_by(Obligation.state)
        assert {state.value: number for number, state in session.execute(states)} == {"accepted": 10, "returned": 2}
        assert session.scalar(select(func.count(Push.id)).where(Push.reason == "released")) == 9
    assert IN == 12
