"""Fixtures: real databases (SQLite and PostgreSQL), a real Redis, the demo organisation, and a conversation."""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from actions.common.context import Rules
from actions.report.obligations import open_periods
from bot import incoming
from bot.assistant import Assistant, make_rules
from bot.config import Config
from bot.dispatcher import Dispatcher
from bot.files import DEMO_MEMBERS, SHIPPED_COMPILATION, load_compilation, load_members
from bot.incoming import Incoming
from bot.metrics import REGISTRY
from storage.engine import Database
from storage.migrate import upgrade
from storage.models import Member, Push
from tests.demo_postgres import DemoPostgres
from tests.noted import all_noted
from tests.services import postgres_server, redis_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

gc.set_threshold(50_000)  # looking for garbage among thousands of tests that stay was a third of collecting them
settings.register_profile("same", derandomize=True)  # `make test`: the same draws each time; others in `make slow`
SHANGHAI = ZoneInfo("Asia/Shanghai")
WAITED_FOR_ON_POSTGRESQL = {"actions", "bot", "docs", "documents", "storage"}  # and what lies in tests/ itself
os.environ["ASSISTANT_KEY"] = "dGVzdHMgb25seTogMzIgYnl0ZXMsIG5vIHNlY3JldCE="  # of every process that a test starts
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=SHANGHAI)  # a Sunday
incoming.WECOM_WAITS = 60.0  # a busy machine turns no reply of a dialogue into a push


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`make test` tries rows and transactions on both engines, what people say and time causes on SQLite; `make slow` the rest."""
    for item in items:
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        is_waited_for = folder in WAITED_FOR_ON_POSTGRESQL or folder.endswith(".py")
        if folder == "soak" or ("postgresql" in item.name and not is_waited_for):
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Tests and modules are no garbage either."""
    gc.collect()
    gc.freeze()


def at(text_: str) -> datetime:
    """A moment in Shanghai, written as «2026-11-22T10:00»."""
    return datetime.fromisoformat(text_).replace(tzinfo=SHANGHAI)


class HandClock:
    """A clock that stands still until the test moves it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time


class Conversation:
    """People of the demo organisation talking to the assistant: `say` runs the whole dispatcher."""

    def __init__(self, assistant: Assistant, clock: HandClock) -> None:
        self.assistant = assistant
        self.clock = clock
        self.dispatcher = Dispatcher(assistant)
        self._ticked: date | None = None

    def say(self, userid: str, words: str, kind: str = "text", source: str | None = None) -> str:
        """What comes back when this person sends this; what falls due has been opened, as the scheduler does at every tick."""
        self.tick()
        return self.dispatcher.dispatch(Incoming(userid, source or uuid4().hex, kind, words))

    def tick(self) -> None:
        """What falls due is open from its day on."""
        if self._ticked != self.clock.time.date():
            self._ticked = self.clock.time.date()
            with self.assistant.database.write() as session:
                open_periods(self.assistant.context(session))

    def at(self, moment: str) -> "Conversation":
        """Let it be this local time."""
        self.clock.time = at(moment)
        return self

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A look at the rows."""
        with self.assistant.database.read() as session:
            yield session

    def pushes(self, userid: str) -> list[str]:
        """Texts queued for this person so far, oldest first."""
        with self.session() as session:
            said = Push.recipients.any(target=userid), Push.channel.not_in(("card", "card_done"))
            query = select(Push).join(Push.recipients).where(*said).order_by(Push.id)
            return [push.text for push in session.scalars(query.distinct())]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    with redis_server() as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Debian's Chromium where there is one, else the one that playwright brings; its loop would be in the way of other modules' own."""
    from playwright.sync_api import sync_playwright  # a third of a second of every run otherwise

    path = next((each for each in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(each).exists()), None)
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield made
        made.close()


def fill_demo(database: Database) -> None:
    """Tables, the demo organisation (imported 2026-11-01, everybody greeted) and the shipped compilation."""
    upgrade(database)
    assistant = make_test_assistant(database, HandClock(at("2026-11-01T09:00")))
    with database.write() as session:
        context = assistant.context(session)
        load_members(context, DEMO_MEMBERS)
        load_compilation(context, SHIPPED_COMPILATION)
        for member in session.scalars(select(Member)):
            member.greeted_at = context.now


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "demo.db"
    database = Database(f"sqlite:///{path}")
    fill_demo(database)
    database.close()  # the last connection writes the WAL back into the file
    return path


@pytest.fixture(scope="session")
def demo_postgres(postgres: str) -> Iterator[DemoPostgres]:
    database = Database(postgres)
    fill_demo(database)
    database.close()
    made = DemoPostgres(postgres)
    yield made
    made.close()


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "assistant.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of the demo organisation, on each engine in turn."""
    if request.param == "sqlite":
        path: Path = request.getfixturevalue("sqlite_file")
        for each in path.parent.iterdir():
            each.unlink()
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        return f"sqlite:///{path}"
    demo: DemoPostgres = request.getfixturevalue("demo_postgres")
    demo.put_back()
    return demo.url


ON_ONE_ENGINE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For tests of wording alone: what is understood does not depend on the engine, and what is done is tested on both."""


@cache
def _kept(url: str) -> Database:
    made = Database(url)
    if made.is_sqlite:
        event.listen(made.engine, "connect", _without_fsync)
    return made


def _without_fsync(connection: Any, _record: Any) -> None:
    """No test cuts the power; a sync a commit is what a dialogue would wait for."""
    connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """One engine for all tests at an address: putting its statements together is a third of a test's time."""
    made = _kept(database_url)
    yield made
    made.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def rules() -> Rules:
    return make_rules(Config())


def make_test_assistant(database: Database, clock: HandClock, config: Config | None = None) -> Assistant:
    """An assistant on this database and clock, with the default rules."""
    config = config or Config()
    return Assistant(config, database, clock, make_rules(config))


@pytest.fixture
def assistant(database: Database, clock: HandClock) -> Assistant:
    return make_test_assistant(database, clock)


def counted(name: str) -> dict[tuple[str, ...], float]:
    """A counter's values by its labels."""
    samples = (sample for metric in REGISTRY.collect() for sample in metric.samples if sample.name == f"{name}_total")
    return {tuple(sample.labels.values()): sample.value for sample in samples}


def matched_beyond_messages() -> float:
    """How many more texts were held against the acts than messages were handled; what was composed counts as such."""
    handled = sum(value for (action, _result), value in counted("lvze_messages").items() if action != "repeat")
    return counted("lvze_matched").get(("own",), 0) - handled + 1000 * counted("lvze_matched").get(("composed",), 0)


@pytest.fixture
def bot(assistant: Assistant, clock: HandClock) -> Iterator[Conversation]:
    """People talking; whatever they say, each message is matched once, nothing that the program composed is, and each write is noted."""
    before = matched_beyond_messages()
    with all_noted():
        yield Conversation(assistant, clock)
    assert matched_beyond_messages() <= before
