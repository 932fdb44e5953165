"""`explain`: what the assistant would make of a message, without changing anything (design «Fixed: command line»)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, make_url, select

from actions.common.errors import UserError
from actions.report.obligations import open_periods
from bot.assistant import Assistant, make_rules
from bot.clock import Clock
from bot.config import Config
from bot.files import DEMO_MEMBERS, SHIPPED_COMPILATION, load_compilation, load_members
from handlers.talk.message import Message
from handlers.talk.refusal import refusal, with_mask_note
from handlers.talk.registry import answer, claims
from policy.screening.screen import screen
from policy.text.dressing import clean, undress
from storage.engine import Database
from storage.migrate import upgrade
from storage.models import Holding, Member


class StoppedClock:
    """A clock that stands still: every message of a run is understood at one moment."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        """The moment, aware."""
        return self._now


def explaining_assistant(config: Config, clock: Clock) -> Assistant:
    """On the configured database when it holds a member list, else on one in memory with the demo organisation."""
    url = make_url(config.database)
    missing_file = url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file()
    if not missing_file:
        database = Database(config.database)
        if _has_members(database):
            return Assistant(config, database, clock, make_rules(config))
        database.close()
    database = Database("sqlite://")
    assistant = Assistant(config, database, clock, make_rules(config))
    upgrade(database)
    with database.write() as session:
        load_members(assistant.context(session), DEMO_MEMBERS)
        load_compilation(assistant.context(session), SHIPPED_COMPILATION)
    return assistant


def _has_members(database: Database) -> bool:
    if not inspect(database.engine).has_table("member"):
        return False
    with database.read() as session:
        return session.scalar(select(Member.id).limit(1)) is not None


def first_liaison(assistant: Assistant) -> str:
    """The liaison of the first department: who speaks when nobody is named."""
    held = Holding.on(assistant.clock.now().date())
    query = select(Member.userid).join(Holding).where(Holding.role == "liaison", held)
    query = query.order_by(Holding.department_id, Holding.id)
    with assistant.database.read() as session:
        return session.scalar(query.limit(1)) or ""


def explain(assistant: Assistant, userid: str, lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """One object per line; each line is a first message of its own, in a transaction that is thrown away."""
    with assistant.database.read() as session:
        assistant.desk(session, userid).compilation  # noqa: B018  (begins to index what answers this person)
    assistant.qa.wait()
    for line in lines:
        yield explain_one(assistant, userid, line.rstrip("\r\n").replace("\\n", "\n"))


def explain_one(assistant: Assistant, userid: str, text: str) -> dict[str, Any]:
    """What one message would do."""
    screened = screen(clean(text))
    if screened.refusal:
        refused = refusal(screened.refusal, assistant.rules.office)
        return {"handler": "talk", "action": refused.action, "reply": refused.text, "reasons": list(screened.reasons)}
    with assistant.database.read() as session:
        desk = assistant.desk(session, userid)
        open_periods(desk.context)  # the clock may stand on any day, and no scheduler has ticked there
        message = Message(userid, undress(screened.text), assistant.clock.now())
        try:
            act, reply = answer(desk, message)
        except UserError as error:
            session.rollback()  # what was refused is still to be written
            return {"handler": next(claims(desk, message))[0].room, "action": "user_error", "reply": str(error)}
        said = with_mask_note(reply.text, screened.masked)
        return {"handler": act.room, "action": reply.action or act.name, "reply": said, **reply.facts}
