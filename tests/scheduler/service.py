"""A scheduler and people who talk to the assistant, both on one clock: what time and what words make happen."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.common.context import Context, Rules
from bot.assistant import Assistant
from bot.config import Config
from scheduler.run.tick import Ticker
from storage.engine import Database
from storage.models import Department, Obligation
from tests.conftest import Conversation, HandClock, at, make_test_assistant
from tests.scheduler.outside import RecordingChannels


class Service:
    """One scheduler with its clock, what people have seen, and what they say."""

    def __init__(self, database: Database, config: Config | None = None, since: str = "2026-11-13T09:00") -> None:
        self.database = database
        self.clock = HandClock(at(since))
        self.channels = RecordingChannels()
        self.assistant: Assistant = make_test_assistant(database, self.clock, config)
        self.talk = Conversation(self.assistant, self.clock)
        self.ticker = self.another("w1")
        self.ticker.plan()  # it has been up before: the month's obligations are open

    @property
    def rules(self) -> Rules:
        return self.assistant.rules

    def another(self, name: str) -> Ticker:
        """One more scheduler."""
        return Ticker(self.database, self.rules, self.clock, self.channels, name)

    def at(self, moment: str) -> list[tuple[str, str]]:
        """What is shown at this moment: (userid or chat's address, text)."""
        self.clock.time = at(moment)
        before = len(self.channels.shown)
        self.ticker.plan()
        while self.ticker.deliver():
            pass
        return self.channels.shown[before:]

    def told(self, moment: str) -> dict[str, str]:
        """The same by person; nobody gets two messages."""
        shown = self.at(moment)
        assert len({userid for userid, _ in shown}) == len(shown)
        return dict(shown)

    def days(self, first: str, last: str, hour: str = "09:10") -> Iterator[str]:
        """The same hour of every day from the first to the last."""
        from datetime import timedelta

        day = at(f"{first}T00:00")
        while day <= at(f"{last}T00:00"):
            yield f"{day.date()}T{hour}"
            day += timedelta(days=1)

    def say(self, userid: str, words: str, moment: str | None = None) -> str:
        """What comes back when this person writes this (at this moment)."""
        if moment:
            self.clock.time = at(moment)
        return self.talk.say(userid, words)

    @contextmanager
    def acting(self, moment: str) -> Iterator[Context]:
        with self.database.write() as session:
            yield Context(session, at(moment), self.rules)


def traffic(session: Session, kind: str = "ledger", period: str = "2026-11") -> Obligation:
    """交通局's obligation."""
    query = select(Obligation).join(Department).where(Department.name == "交通局")
    return session.scalars(query.where(Obligation.kind == kind, Obligation.period == period)).one()
