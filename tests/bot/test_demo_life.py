"""The demo begins on a working morning with three months behind it, in which nothing was misunderstood."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.assistant import Assistant
from bot.clock import MovableClock
from bot.commands.demo_life import BEGINNING, MORNING, live
from bot.config import Config
from bot.files import DEMO_MEMBERS, SHIPPED_COMPILATION, load_compilation, load_members
from storage.engine import Database
from storage.migrate import upgrade
from storage.models import LedgerEntry, MeetingNotice, Obligation, PushRecipient
from storage.states import EntryState, PushState, ReportState
from tests.conftest import make_test_assistant
from tests.noted import all_noted

LOST = re.compile(r"没有看懂|没有找到|暂未办理|请这样说|已过期|没有等您答复|尚未登记|请核对|没有符合条件|请稍后")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=Config().zone)


@pytest.mark.slow
def test_three_months_are_lived_and_something_waits(tmp_path: Path) -> None:
    fresh = Database(f"sqlite:///{tmp_path / 'life.db'}")
    upgrade(fresh)
    clock = MovableClock(Config().zone, local(BEGINNING))
    assistant: Assistant = make_test_assistant(fresh, clock)  # type: ignore[arg-type]
    with fresh.write() as session:
        context = assistant.context(session)
        load_members(context, DEMO_MEMBERS)
        load_compilation(context, SHIPPED_COMPILATION)
    with all_noted():
        said = live(assistant, clock, local(MORNING))
    assert [(words, reply) for words, reply in said if not reply or LOST.search(reply)] == []
    with fresh.read() as session:
        states = dict(session.execute(select(Obligation.state, func.count()).group_by(Obligation.state)).all())
        assert states[ReportState.ACCEPTED] >= 12
        assert states[ReportState.SUBMITTED] >= 3
        assert states[ReportState.OPEN] >= 3
        assert session.scalar(select(func.count(MeetingNotice.id))) == 4
        closed = select(func.count(LedgerEntry.id)).where(LedgerEntry.state == EntryState.CLOSED)
        assert session.scalar(closed) == 2
        left = select(func.count(PushRecipient.id)).where(PushRecipient.state == PushState.QUEUED)
        assert session.scalar(left) == 0, "nothing of the past waits to be sent"
    assert abs((clock.now() - local(MORNING)).total_seconds()) < 60
    fresh.close()
