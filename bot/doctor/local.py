"""What lies on our side: database, Redis, calendar, the operator's command, what waits and what stood still."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from actions.common import outages
from actions.common.context import Rules
from actions.running import alerts
from bot.config import Config
from bot.doctor.finding import Finding, bad, note, ok
from bot.readiness import redis_is_away
from bot.seal_key import is_exported
from policy.time.calendar import WorkCalendar
from scheduler.run.alerts import TOO_OLD, waiting_since
from storage.engine import Database
from storage.migrate import is_current
from storage.models import Lease, Worker

OUTAGES_SHOWN = 3
ROBOT_SILENT = timedelta(minutes=1)  # its beat is noted every five seconds


def check_database(database: Database) -> Iterator[Finding]:
    """Reachable, and of this version."""
    try:
        current = is_current(database)
    except SQLAlchemyError as error:
        text = f"cannot be opened ({type(error).__name__})"
        yield bad("database", text, "is the server up; address, account and password in `database`")
        return
    if current:
        yield ok("database", f"{database.engine.dialect.name}, tables of this version")
    else:
        yield bad("database", "tables missing or of another version", "python -m bot init-db")


def check_redis(config: Config) -> Iterator[Finding]:
    """Optional; its absence is worked around."""
    if config.redis is None:
        yield ok("redis", "not configured, not needed for one server")
    elif redis_is_away(config.redis):
        yield bad(
            "redis", "does not answer; callbacks and pushes go on without it", "is the server up; address in `redis`"
        )
    else:
        yield ok("redis", "answers")


def check_calendar(calendar: WorkCalendar, now: datetime) -> Iterator[Finding]:
    """Whether the State Council's calendar of this year and the next is known."""
    upgrade = "upgrade chinesecalendar, or write the days into `holidays`"
    if not calendar.is_published(now.year):
        yield bad("calendar", f"{now.year} is not known: weekends and the days fixed by law count as days off", upgrade)
    elif not calendar.is_published(now.year + 1):
        yield note(
            "calendar",
            f"{now.year + 1} is not known yet: weekends and the days fixed by law count as days off",
            upgrade,
        )
    else:
        yield ok("calendar", f"{now.year} and {now.year + 1} are known")


def check_alert_command(argv: tuple[str, ...]) -> Iterator[Finding]:
    """Whether the program is there."""
    if not argv:
        yield note(
            "alert_command", "none: when WeCom is down alerts reach the log alone", "name a program in the config"
        )
    elif shutil.which(argv[0]) is None:
        yield bad(
            "alert_command", "no such program, or not executable", "correct the path; try it as the service's user"
        )
    else:
        yield ok("alert_command", "is there")


def check_office(phone: str | None) -> Iterator[Finding]:
    """Whether people are told a number when they ask for a person."""
    if phone:
        yield ok("office.phone", "is given in replies")
    else:
        yield note(
            "office.phone", "none: whoever asks for the telephone is only promised a call", "write it into `office`"
        )


def check_key(config: Config) -> Iterator[Finding]:
    """Whether the key of what is stored as ciphertext is kept anywhere but here."""
    if is_exported(config):
        yield ok("security.key_file", "the key is kept elsewhere, too")
    else:
        text = "the key is in no place but this: a database restored without it cannot be read"
        yield bad("security.key_file", text, "python -m bot key export, and keep what it prints away from the backups")


def check_robot(session: Session, now: datetime) -> Iterator[Finding]:
    """Whether the robot's connection has been seen to work of late, in whosever hands."""
    alive = session.scalar(select(Lease.alive_at).where(Lease.name == "robot"))
    if alive is None or now - alive > ROBOT_SILENT:
        do = "is `all` or `aibot` running; 智能机器人 → API模式 → 长连接: BotID and Secret; port 443 outwards"
        yield bad("aibot", "the robot is not connected", do)
    else:
        yield ok("aibot", "the robot is connected")


def check_running(session: Session, rules: Rules, now: datetime) -> Iterator[Finding]:
    """Processes that beat, pushes that wait, alerts that stand, outages of late."""
    yield _processes(session, now)
    since = waiting_since(session, now, rules)
    if since is not None and now - since > TOO_OLD:
        minutes = int((now - since).total_seconds() // 60)
        yield bad("pushes", f"the oldest has waited for {minutes} minutes", "look for not_delivered in the log")
    else:
        yield ok("pushes", "none waits for long")
    for row in alerts.standing(session):
        yield bad(f"alert.{row.cause}", f"since {_local(rules, row.raised_at)}", "see docs/deploy.md, section 8")
    for outage in outages.latest(session, OUTAGES_SHOWN):
        text = f"from {_local(rules, outage.began_at)} to {_local(rules, outage.ended_at)}"
        yield note("outage", f"{text}; what fell due in it is not counted as late")


def _processes(session: Session, now: datetime) -> Finding:
    recent = Worker.seen_at > now - timedelta(minutes=2)
    webs, rest = session.execute(
        select(func.count().filter(recent, Worker.takes_messages), func.count().filter(recent, ~Worker.takes_messages))
    ).one()
    if not webs and not rest:
        return note("processes", "none has been heard of for two minutes", "start the service")
    return ok("processes", f"{webs} that take messages, {rest} others")


def _local(rules: Rules, moment: datetime) -> str:
    return f"{moment.astimezone(rules.zone):%Y-%m-%d %H:%M}"
