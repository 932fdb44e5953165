"""Messages that come at once share two commits; each is handled, rolled back, repeated and taken over by itself."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event, select, text

from bot import together
from bot.background import take_over
from bot.incoming import Incoming
from bot.together import Together, Waiting
from storage.engine import Database
from storage.models import InboxMessage, LedgerEntry, Push
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
LEADERS = ("zhangwei", "xuning", "hanbing", "hejun")
ENTRY = "记台账 今天检查{}，发现问题3个"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine makes no act a long one."""
    monkeypatch.setattr(together, "LONGEST", 60.0)


def batch(number: int = 4) -> list[Waiting]:
    """Entries of leaders, each with a word of its own."""
    return [Waiting(Incoming(LEADERS[k % 4], f"m{k}", "text", ENTRY.format(f"工地{k}号"))) for k in range(number)]


def answered(bot: Conversation, waiting: list[Waiting]) -> list[str]:
    Together(bot.assistant.database, bot.dispatcher).answer(waiting)
    return [each.reply.result(timeout=0) for each in waiting]


def entries(database: Database) -> list[str]:
    with database.read() as session:
        return sorted(row.text for row in session.scalars(select(LedgerEntry)))


def states(database: Database) -> list[tuple[str, str]]:
    with database.read() as session:
        return sorted((row.userid or "", row.state) for row in session.scalars(select(InboxMessage)))


def answered_at_commits(bot: Conversation, waiting: list[Waiting]) -> list[int]:
    """How many had been answered at each commit, before it."""
    counts: list[int] = []

    def count(_connection: object) -> None:
        counts.append(sum(each.reply.done() for each in waiting))

    event.listen(bot.assistant.database.engine, "commit", count)
    replies = answered(bot, waiting)
    event.remove(bot.assistant.database.engine, "commit", count)
    assert all("编号 2026-" in each for each in replies)
    assert len(set(replies)) == len(entries(bot.assistant.database)) == len(waiting)
    return counts


def test_they_share_two_commits_and_nobody_is_answered_before(bot: Conversation) -> None:
    assert answered_at_commits(bot, batch()) == [0, 0]


def test_who_came_before_a_long_act_does_not_wait_for_it(bot: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "LONGEST", 0.0)
    assert answered_at_commits(bot, batch()) == [0, 0, 0, 0, 0, 1, 2, 3]


def test_a_repeat_in_the_same_batch_and_after_it(bot: Conversation) -> None:
    first, *others = batch()
    again = Waiting(first.incoming)
    replies = answered(bot, [first, again, *others])
    assert replies[1] == ""  # the first still ran
    assert len(entries(bot.assistant.database)) == 4
    later = Waiting(first.incoming)
    assert answered(bot, [later]) == replies[:1]


@pytest.mark.parametrize("how", ["ABORT", "ROLLBACK"])
def test_a_fault_is_its_own_messages(bot: Conversation, how: str) -> None:
    """ROLLBACK: SQLite throws the whole transaction away, as it does when the disk is full."""
    with bot.assistant.database.engine.begin() as connection:
        connection.execute(
            text(f"""
            CREATE TRIGGER broken BEFORE INSERT ON ledger_entry WHEN NEW.entered_by = 'hanbing'
            BEGIN SELECT RAISE({how}, 'broken'); END""")
        )
    replies = answered(bot, batch())
    assert ["未办理成功" in each for each in replies] == [False, False, True, False]
    assert len(entries(bot.assistant.database)) == 3
    assert states(bot.assistant.database) == [
        ("hanbing", "failed"), ("hejun", "done"), ("xuning", "done"), ("zhangwei", "done"),
    ]  # fmt: skip


KILLED = """
import os, sys
from sqlalchemy import event
from storage.engine import Database
from tests.bot.test_together import Together, batch
from tests.conftest import HandClock, make_test_assistant
from bot import together
from bot.dispatcher import Dispatcher
together.LONGEST = 60.0
database = Database(sys.argv[1])
assistant = make_test_assistant(database, HandClock())
left = [int(sys.argv[2])]
def count(_connection):
    left[0] -= 1
    if left[0] < 0:
        os._exit(9)
event.listen(database.engine, "commit", count)
waiting = batch()
for each in waiting:
    each.reply.add_done_callback(lambda reply: print(reply.result().splitlines()[0], flush=True))
object.__setattr__(assistant, "worker", "killed")
Together(database, Dispatcher(assistant)).answer(waiting)
"""


@pytest.mark.parametrize("commits", [0, 1, 2])
def test_killed_before_between_and_after_the_two_commits(bot: Conversation, database_url: str, commits: int) -> None:
    run = [sys.executable, "-c", KILLED, database_url, str(commits)]
    done = subprocess.run(run, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == (9 if commits < 2 else 0), done.stderr
    database = bot.assistant.database
    told = [line for line in done.stdout.splitlines() if "编号" in line]
    assert len(told) == (4 if commits == 2 else 0)
    assert len(states(database)) == (4 if commits else 0)
    assert len(entries(database)) == len(told)
    take_over(bot.assistant, bot.dispatcher, {"killed"})
    assert len(entries(database)) == (4 if commits else 0)
    with database.read() as session:
        late = session.scalars(select(Push).where(Push.reason == "reply_after_restart")).all()
    assert len(late) == (4 if commits == 1 else 0)
    answered(bot, batch())  # WeCom asks once more
    assert len(entries(database)) == 4
