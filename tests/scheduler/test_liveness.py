"""Dead is who stands still for a minute of the observer's own clock; nobody else."""

from scheduler.run.liveness import DEAD_AFTER, Watch, beat, forget
from storage.engine import Database
from storage.models import InboxMessage, Push, PushRecipient, Worker
from tests.conftest import NOW


class Ticks:
    """A monotonic clock by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def look(database: Database, watch: Watch) -> set[str]:
    with database.read() as session:
        return watch.dead(session)


def test_a_worker_that_beats_lives_and_one_that_stops_is_dead(database: Database) -> None:
    ticks = Ticks()
    watch = Watch(ticks)
    for _ in range(8):
        with database.write() as session:
            beat(session, "alive", NOW)
            if ticks.at == 1000.0:
                beat(session, "stopped", NOW)
        seen = look(database, watch)
        assert seen == ({"stopped"} if ticks.at - 1000.0 >= DEAD_AFTER else set())
        ticks.at += 10
    with database.write() as session:
        forget(session, {"stopped"})
    with database.read() as session:
        assert [row.name for row in session.query(Worker)] == ["alive"]


def test_a_claimer_without_a_beat_is_dead_too_and_stays_listed(database: Database) -> None:
    row = PushRecipient(target="a", state="sending", claimed_by="never-beat", next_try_at=NOW)
    message = InboxMessage(key="k", kind="text", text="", received_at=NOW, claimed_by="web-1")
    with database.write() as session:
        session.add(Push(created_at=NOW, not_before=NOW, reason="test", text="文", recipients=[row]))
        session.add(message)
        beat(session, "web-1", NOW)
    ticks = Ticks()
    watch = Watch(ticks)
    assert look(database, watch) == set()
    ticks.at += DEAD_AFTER
    assert look(database, watch) == {"never-beat", "web-1"}
    with database.write() as session:
        forget(session, {"never-beat", "web-1"})
    assert look(database, watch) == {"never-beat", "web-1"}, "it still holds a message"
