"""The pages of the demo organisation, opened as any member; a story gives every page something to show."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from actions.people import page_sessions
from actions.report.obligations import open_periods
from bot.app import create_app
from bot.assistant import Assistant
from bot.config import Config, ServerSettings, WecomSettings
from storage.engine import Database
from storage.models import Department, LedgerEntry, MeetingNotice, Obligation, StoredFile
from tests.conftest import NOW, Conversation, HandClock, at, make_test_assistant
from tests.noted import all_noted

ADDRESS = "https://page.example.cn"
AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
CSRF = "c" * 32
TOKEN = re.compile(r'name="token" value="([^"]+)"')


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """One engine is enough here: what the pages ask of it is asked on both in tests/actions."""
    template = "story_template" if "story" in request.fixturenames else "sqlite_template"
    path = tmp_path / "assistant.db"
    shutil.copy(request.getfixturevalue(template), path)
    return f"sqlite:///{path}"


def page_config(**wecom: str) -> Config:
    keys = {"secret": "app-secret", "token": "SimToken2026", "encoding_aes_key": AES_KEY, **wecom}
    return Config(server=ServerSettings(public_url=ADDRESS), wecom=WecomSettings.model_validate(keys))


@pytest.fixture
def assistant(database: Database, clock: HandClock) -> Assistant:
    made = make_test_assistant(database, clock, page_config())
    with database.write() as session:
        open_periods(made.context(session))
    return made


def content(answer: TestResponse) -> str:
    """What an answer says: a page's text, or everything inside a Word or Excel file."""
    if not answer.data.startswith(b"PK"):
        return answer.text
    with ZipFile(BytesIO(answer.data)) as file:
        return "".join(file.read(name).decode() for name in file.namelist() if name.endswith(".xml"))


@dataclass
class Visit:
    """One member's browser."""

    client: FlaskClient

    def get(self, path: str) -> TestResponse:
        return self.client.get(path, base_url=ADDRESS, buffered=True)  # a file is closed at once

    def text(self, path: str, code: int = 200) -> str:
        answer = self.get(path)
        assert answer.status_code == code, answer.text
        return answer.text

    def send(self, path: str, seen_at: str | None = None, **fields: str) -> TestResponse:
        """Send a form: with the token of the page at `seen_at` (default: the path itself), as a browser would."""
        if "token" not in fields:
            found = TOKEN.search(self.text(seen_at or path))
            assert found, f"no form at {seen_at or path}"
            fields["token"] = found[1]
        return self.client.post(path, data={"csrf": CSRF, **fields}, base_url=ADDRESS)

    def done(self, path: str, seen_at: str | None = None, **fields: str) -> str:
        """Send a form, follow to the page that it leads to, and give its text."""
        answer = self.send(path, seen_at, **fields)
        assert answer.status_code == 303, answer.text
        return self.text(answer.headers["Location"])


@dataclass
class Pages:
    """The application and its people."""

    app: Flask
    assistant: Assistant

    def visit(self, userid: str | None) -> Visit:
        client = self.app.test_client()
        if userid is not None:
            with self.assistant.database.write() as rows:
                token = page_sessions.begin(self.assistant.context(rows, userid), "电脑浏览器")
            with client.session_transaction(base_url=ADDRESS) as session:
                session["userid"], session["token"], session["csrf"] = userid, token, CSRF
        return Visit(client)

    def obligation(self, department: str, kind: str = "ledger") -> int:
        """The id of the obligation that is due next."""
        with self.assistant.database.read() as session:
            query = select(Obligation.id).join(Department).where(Department.name == department, Obligation.kind == kind)
            found = session.scalar(query.order_by(Obligation.due_on))
            assert found is not None
            return found

    def meeting(self, department: str) -> str:
        with self.assistant.database.read() as session:
            query = select(MeetingNotice.number).join(Department).where(Department.name == department)
            found = session.scalar(query.order_by(MeetingNotice.id.desc()))
            assert found is not None
            return found

    def entry(self, department: str) -> str:
        """The number of the department's newest entry in a register."""
        with self.assistant.database.read() as session:
            query = select(LedgerEntry.number).join(LedgerEntry.department).where(Department.name == department)
            found = session.scalar(query.order_by(LedgerEntry.id.desc()))
            assert found is not None
            return found

    def file(self, department: str) -> int:
        """The id of a file of the department's next report."""
        with self.assistant.database.write() as session:
            row = StoredFile(
                subject=f"obligation:{self.obligation(department)}", department_id=self.department(department),
                name="总结.pdf", kind="pdf", size=1, sha256="0" * 64, by="nobody", at=NOW, kept_at=NOW,
            )  # fmt: skip
            session.add(row)
            session.flush()
            return row.id

    def department(self, name: str) -> int:
        with self.assistant.database.read() as session:
            found = session.scalar(select(Department.id).where(Department.name == name))
            assert found is not None
            return found


class Compiled(BytecodeCache):
    """Templates compiled once a run, for every test has an application of its own."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


@pytest.fixture
def pages(assistant: Assistant) -> Iterator[Pages]:
    app = create_app(assistant)
    app.jinja_env.bytecode_cache = COMPILED
    app.config["TESTING"] = False  # a fault becomes its page, as in service
    with all_noted():
        yield Pages(app, assistant)


NOTICE = (
    "会议通知：定于{day}在局三楼会议室召开党组会议，研究：1.2027年部门预算编制；2.XX路改造项目资金320万元的分配方案。"
    "联系人：王敏 13800000000"
)


@pytest.fixture(scope="session")
def story_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few weeks in both groups: meetings in time and late, entries, reports that are in and others missing."""
    path = tmp_path_factory.mktemp("story") / "story.db"
    shutil.copy(sqlite_template, path)
    database, clock = Database(f"sqlite:///{path}"), HandClock()
    assistant = make_test_assistant(database, clock, page_config())
    with database.write() as session:
        open_periods(assistant.context(session))
    bot = Conversation(assistant, clock)
    bot.at("2026-11-20T09:00").say("wangmin", NOTICE.format(day="11月27日下午2:30"))
    bot.say("chenfang", NOTICE.format(day="11月21日上午9点"))
    bot.say("chenfang", "水利局")
    bot.say("zhuting", NOTICE.format(day="11月26日上午9点"))
    bot.say("zhangwei", "记台账 11月19日 与规划科3名同志开展廉政谈话，提醒项目评审环节的风险")
    bot.say("hejun", "记台账 11月19日 检查预算执行情况")
    bot.at("2026-11-24T10:00").say("wangmin", "报送 台账 11月")
    bot.say("wangmin", "确认")
    bot.say("zhuting", "报送 台账 11月")
    bot.say("zhuting", "确认")
    bot.say("guizhou", "申请 交通局 联络员 周华")
    database.close()  # the last connection writes the WAL back into the file
    return path


@pytest.fixture
def story(pages: Pages, clock: HandClock) -> Pages:
    """The pages at the end of the story, the day after the reports were due."""
    clock.time = at("2026-11-26T10:00")
    return pages


def count(pages: Pages, model: type) -> int:
    with pages.assistant.database.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0
