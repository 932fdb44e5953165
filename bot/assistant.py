"""The wiring: one object that holds what a process works with. Building it opens nothing but the database's engine."""

import hmac
import os
import secrets
import socket
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from actions.common.actor import find_actor
from actions.common.context import Context, Rules
from actions.common.standing import Standing
from actions.qa.compilation import group_of
from actions.running.holidays import Learnt
from actions.talk import dialogue
from bot.clock import Clock, MovableClock, SystemClock
from bot.config import Config, ConfigError
from bot.definitions import Watched
from bot.ledgers import load_ledgers, load_library, load_publications, load_questionnaire
from bot.qa_cache import QaCache
from bot.seal_key import seal_key
from bot.ways import load_ways
from handlers.talk.message import Desk
from handlers.talk.ways import Ways
from policy.time.calendar import WorkCalendar
from scheduler.plan.preview import preview
from storage.engine import Database


@dataclass(frozen=True)
class Assistant:
    """A process's parts. `worker` names this process where rows are claimed."""

    config: Config
    database: Database
    clock: Clock
    rules: Rules
    qa: QaCache = field(default_factory=QaCache)
    standing: Standing = field(default_factory=Standing)
    ways: Ways = field(default_factory=load_ways)  # another's are measured by the benchmark of acts
    learnt: Learnt = field(init=False)
    worker: str = field(default_factory=lambda: f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"[-64:])

    def __post_init__(self) -> None:
        object.__setattr__(self, "learnt", Learnt(self.rules.calendar))

    def context(self, session: Session, userid: str = "", received_at: datetime | None = None) -> Context:
        """The surroundings of an act by this account, on what it sent then; without one the clock acts."""
        self.learnt.refresh(session)
        now = self.clock.now()
        if not userid:
            return Context(session, now, self.rules)
        version, row = dialogue.begin(session, userid)
        known = self.standing.of(version)
        actor = find_actor(session, userid, now.date(), known)
        return Context(session, now, self.rules, actor, userid, {dialogue.ROW: row}, received_at, known)

    def desk(self, session: Session, userid: str, received_at: datetime | None = None) -> Desk:
        """The surroundings of a handler for a message of this account."""
        context = self.context(session, userid, received_at)
        group = group_of(context.actor)
        return Desk(
            context,
            lambda: self.qa.in_force(session, context.today, group, context.known),
            partial(preview, session, self.rules),
            self.ways,
        )

    def key(self, *parts: str) -> str:
        """A keyed hash of what identifies a message: meets its repeat, and tells nobody who sent it."""
        secret = (self.config.wecom.encoding_aes_key or "unset").encode()
        return hmac.new(secret, "\0".join(parts).encode(), "sha256").hexdigest()


def make_rules(config: Config) -> Rules:
    """The operator's rules as plain values."""
    return Rules(
        zone=config.zone,
        calendar=WorkCalendar(config.holidays),
        lead_time=config.lead_time,
        hours=config.hours,
        obligations=config.obligations,
        reminders=config.reminders,
        form=config.form,
        meeting_kinds=config.meeting_kinds,
        office_name=config.office.name,
        office_phone=config.office.phone,
        public_url=config.server.public_url,
        has_robot=bool(config.aibot.bot_id),
        ledgers_now=Watched(load_ledgers, config.ledgers_folder),
        publications_now=Watched(load_publications, config.publications_folder),
        library=load_library(),
        questionnaire=load_questionnaire(),
        files_folder=Path(config.files_folder),
        groups=config.groups,
    )


def make_assistant(config: Config, clock: Clock | None = None) -> Assistant:
    """Put the parts together as the configuration says; with `demo: true` the clock can be moved.

    Raises ConfigError when the database's folder cannot be made.
    """
    made = MovableClock(config.zone) if config.demo else SystemClock(config.zone)
    try:
        database = Database(config.database, seal_key(config))
    except OSError as error:
        raise ConfigError(f"database: {error.filename}: {error.strerror}") from error
    return Assistant(config, database, clock or made, make_rules(config))
