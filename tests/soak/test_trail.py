"""Four writers and two linkers at once leave one chain: SOAK_SECONDS says for how long."""

import os
import sys
import threading
import time
from contextlib import suppress

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError, OperationalError

from actions.common.trail import record
from actions.running.audit import link_waiting, verify
from bot.assistant import Assistant
from storage.engine import Database
from storage.models import TrailLink
from tests.conftest import HandClock, make_test_assistant

SECONDS = float(os.environ.get("SOAK_SECONDS", "60"))


def test_four_writers_leave_one_chain(database_url: str, clock: HandClock) -> None:
    everybody = [make_test_assistant(Database(database_url), clock) for _ in range(6)]
    end, written = time.monotonic() + SECONDS, [0] * 4

    def write(assistant: Assistant, place: int) -> None:
        while time.monotonic() < end:
            with suppress(OperationalError), assistant.database.write() as session:  # SQLite's lock is not fair
                record(assistant.context(session, "zhangwei"), "count", f"2026-{place:04}")
                session.commit()
                written[place] += 1

    def link(assistant: Assistant) -> None:
        while time.monotonic() < end:
            with suppress(IntegrityError, OperationalError), assistant.database.write() as session:
                link_waiting(assistant.context(session))  # where the other one was quicker it is rolled back whole

    threads = [threading.Thread(target=write, args=(everybody[place], place)) for place in range(4)]
    threads += [threading.Thread(target=link, args=(each,)) for each in everybody[4:]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first = everybody[0]
    with first.database.write() as session:
        while link_waiting(first.context(session)):
            continue
    with first.database.read() as session:
        found = verify(session)
        last = session.scalar(select(func.max(TrailLink.position)))
    sys.stdout.write(f"trail: {sum(written)} rows by four writers in {SECONDS:g} s, linked {found.linked}\n")
    assert (found.broken, found.waiting) == (None, 0)
    assert found.linked == last
    assert found.linked >= sum(written) > 0
    for each in everybody:
        each.database.close()
