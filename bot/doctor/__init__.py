"""`doctor`: what is well, what is not, and where to mend it. Sends nothing that a member could see, changes nothing."""

from collections.abc import Iterator

from bot.assistant import Assistant
from bot.doctor.callback import check_callback
from bot.doctor.finding import Finding
from bot.doctor.groups import check_chats, check_people
from bot.doctor.local import (
    check_alert_command,
    check_calendar,
    check_database,
    check_key,
    check_office,
    check_redis,
    check_robot,
    check_running,
)
from bot.doctor.members import check_members
from bot.doctor.probe import Probe
from bot.doctor.wecom import check_app, secrets_are_set

__all__ = ["Finding", "examine"]


def examine(assistant: Assistant) -> Iterator[Finding]:
    """Every finding, good and bad, as soon as it is there. What rests on something broken is not asked."""
    config, now = assistant.config, assistant.clock.now()
    database = list(check_database(assistant.database))
    yield from database
    has_rows = database[0].level == "ok"
    yield from check_redis(config)
    if has_rows:
        with assistant.database.read() as session:
            assistant.learnt.refresh(session)
    yield from check_calendar(assistant.rules.calendar, now)
    yield from check_alert_command(config.alert_command)
    yield from check_office(config.office.phone)
    yield from check_key(config)
    if has_rows:
        with assistant.database.read() as session:
            yield from check_running(session, assistant.rules, now)
            yield from check_people(session)
            if config.aibot.bot_id:
                yield from check_robot(session, now)
    missing = list(secrets_are_set(config.wecom))
    yield from missing
    if missing[0].level == "ok":
        yield from _wecom(assistant, has_rows)
        yield from check_callback(config, now)


def _wecom(assistant: Assistant, has_rows: bool) -> Iterator[Finding]:
    config = assistant.config
    with Probe(config.wecom.base_url) as probe:
        app = list(check_app(probe, config.wecom, assistant.clock.now()))
        yield from app
        if not has_rows:
            return
        with assistant.database.read() as session:
            yield from check_chats(session, probe)
            if app[-1].level == "ok":
                yield from check_members(session, probe)
