"""doctor: one line per finding; each is met by making the simulator, or our side, misbehave."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select, update
from werkzeug.serving import make_server

from actions.common import outages
from actions.running import alerts
from bot.app import create_app
from bot.assistant import Assistant
from bot.doctor import Finding, examine
from scheduler.run import liveness
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import ChatGroup, Department, Holding, InspectionGroup, Member
from tests.bot.test_cli import Shell, refused, shell, well
from tests.bot.wire import CORP, KEY, TOKEN, wire_config
from tests.conftest import NOW, HandClock, make_test_assistant
from tests.scheduler.outside import put

__all__ = ["shell"]
PERSONAL = ("王敏", "wangmin", "liqiang", "李强", "s3cret", KEY, TOKEN, "hook-of-the-group")


class Hospital:
    """An installation on the simulator; `look` gives the findings by key and checks that none names a person."""

    def __init__(self, database: Database, sim: SimulatorServer, port: int) -> None:
        self.database = database
        self.sim = sim
        self.clock = HandClock()
        self.port = port
        self.more: dict[str, Any] = {}
        self.wecom: dict[str, Any] = {}

    @property
    def assistant(self) -> Assistant:
        wecom = {"corp_id": CORP, "token": TOKEN, "encoding_aes_key": KEY, "secret": "s3cret", "base_url": self.sim.url}
        config = wire_config(server={"port": self.port}, **self.more)
        config = config.model_copy(update={"wecom": config.wecom.model_copy(update={**wecom, **self.wecom})})
        return make_test_assistant(self.database, self.clock, config)

    def look(self) -> dict[str, Finding]:
        found = list(examine(self.assistant))
        lines = "\n".join(map(str, found))
        assert not [each for each in PERSONAL if each in lines]
        assert all(each.do for each in found if each.level == "bad")
        return {each.key: each for each in found}

    def bad(self) -> dict[str, str]:
        return {key: each.text for key, each in self.look().items() if each.level == "bad"}


@pytest.fixture
def hospital(database: Database) -> Iterator[Hospital]:
    with database.read() as session:
        people = {member.userid: member.name for member in session.scalars(select(Member))}
    clock = HandClock()
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret="s3cret", token=TOKEN, aes_key=KEY, users=people,
        webhooks={"hook-of-the-group": "群"}, clock=clock.now,
    )  # fmt: skip
    with SimulatorServer(settings) as sim, closing(socket.socket()) as nobody:
        nobody.bind(("127.0.0.1", 0))  # a port on which nobody listens
        made = Hospital(database, sim, nobody.getsockname()[1])
        yield made


@pytest.fixture
def answering(hospital: Hospital) -> Iterator[Hospital]:
    """With a web process that answers callbacks."""
    server = make_server("127.0.0.1", 0, create_app(hospital.assistant), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    hospital.port = server.server_port
    yield hospital
    server.shutdown()
    thread.join()
    server.server_close()


def test_all_is_well(answering: Hospital, redis_url: str, tmp_path: Path) -> None:
    answering.more = {
        "office": {"phone": "0000-1234567"},
        "redis": redis_url,
        "alert_command": ["true"],
        "holidays": {"2027-02-08": False},
    }
    with answering.database.write() as session:
        liveness.beat(session, "w1", NOW, takes_messages=True)
    found = answering.look()
    assert {key: str(each) for key, each in found.items() if each.level != "ok"}.keys() == {
        "server.public_url",
        "members.others",  # the simulator's stranger
    }
    assert found.keys() >= {
        "database", "redis", "calendar", "alert_command", "processes", "pushes", "groups.members", "chats",
        "wecom.secrets", "wecom.token", "wecom.ip", "wecom.agent_id", "clock", "members", "callback",
    }  # fmt: skip
    assert found["members.others"].text == "1 people see the app and are in no list"
    assert answering.sim.corp.inbox("wangmin") == []


@pytest.mark.parametrize(
    ("code", "key"), [(40001, "wecom.secret"), (50003, "wecom.app"), (45009, "wecom.token"), (999, "wecom.app")]
)
def test_a_refused_token_is_told_by_its_code(hospital: Hospital, code: int, key: str) -> None:
    hospital.sim.corp.faults.add("gettoken", errcode=code)
    bad = hospital.bad()
    assert bad.keys() == {key}
    assert str(code) in bad[key]


@pytest.mark.parametrize(
    ("wecom", "key"),
    [
        ({"secret": "wrong"}, "wecom.secret"),
        ({"corp_id": "ww1"}, "wecom.corp_id"),
        ({"agent_id": 7}, "wecom.agent_id"),
        ({"base_url": "http://127.0.0.1:9"}, "wecom.base_url"),
        ({"secret": ""}, "wecom.secret"),
        ({"encoding_aes_key": ""}, "wecom.encoding_aes_key"),
    ],
)
def test_each_wrong_setting_is_told_by_its_key(hospital: Hospital, wecom: dict[str, Any], key: str) -> None:
    hospital.wecom = wecom
    assert hospital.bad().keys() == {key}


def test_an_address_that_is_not_trusted(hospital: Hospital) -> None:
    hospital.sim.corp.settings.untrusted_ip = True
    found = hospital.look()
    assert found["wecom.ip"].level == "bad"
    assert "企业可信IP" in found["wecom.ip"].do
    assert "members" not in found, "what rests on it is not asked"


@pytest.mark.parametrize("what", [{"http": 502}, {"reset": True}])
def test_no_wecom_behind_the_address(hospital: Hospital, what: dict[str, Any]) -> None:
    hospital.sim.corp.faults.add("gettoken", **what)
    assert hospital.bad().keys() == {"wecom.base_url"}


@pytest.mark.parametrize(("minutes", "said"), [(10, "600 s ahead of"), (-10, "600 s behind")])
def test_a_clock_that_is_off(hospital: Hospital, minutes: int, said: str) -> None:
    hospital.clock.time = NOW + timedelta(minutes=minutes)
    assert hospital.bad()["clock"].startswith(said)


@pytest.mark.parametrize("departments", [True, False])
def test_members_whom_wecom_does_not_show_are_counted_by_department(hospital: Hospital, departments: bool) -> None:
    settings = hospital.sim.corp.settings
    settings.range_is_departments = departments
    settings.invisible = frozenset({"WangMin", "liqiang"})
    text = hospital.bad()["members"]
    assert text.startswith("2 of ")
    assert "交通局 1" in text
    assert "第一派驻纪检监察组 1" in text


def test_an_account_in_other_letters_is_the_same(hospital: Hospital) -> None:
    with hospital.database.write() as session:
        session.execute(update(Member).where(Member.userid == "wangmin").values(userid="WangMin"))
    assert hospital.look()["members"].level == "ok"


def test_lists_that_may_not_be_read_are_said(hospital: Hospital) -> None:
    hospital.sim.corp.faults.add("department/simplelist", errcode=48001)
    assert hospital.bad().keys() == {"wecom.app"}
    hospital.sim.corp.faults.add("user/simplelist", errcode=60020)
    assert hospital.bad().keys() == {"wecom.ip"}


def test_no_list_at_all(hospital: Hospital) -> None:
    with hospital.database.write() as session:
        session.execute(delete(Holding))
        session.execute(delete(Member))
    bad = hospital.bad()
    assert bad.keys() == {"members", "groups.members", "departments.liaison"}


def test_a_group_without_a_desk_and_a_department_without_a_liaison(hospital: Hospital) -> None:
    with hospital.database.write() as session:
        group = InspectionGroup(name="第九派驻纪检监察组")
        session.add(group)
        session.flush()
        session.add(Department(name="档案局", group_id=group.id, imported_at=NOW))
        session.execute(delete(Holding).where(Holding.role == "admin"))
    found = hospital.look()
    assert "第九派驻纪检监察组" in found["groups.members"].text
    assert found["departments.liaison"].text == "1 without a liaison: 档案局"
    assert found["members.admin"].level == "note"


def chat(hospital: Hospital, channel: str, address: str) -> None:
    with hospital.database.write() as session:
        group_id = session.scalar(select(InspectionGroup.id).order_by(InspectionGroup.id).limit(1)) or 0
        session.add(
            ChatGroup(
                name="联络员群", group_id=group_id, kind="liaisons", channel=channel, address=address, members=[],
                state="active", created_at=NOW, created_by="zhaoli",
            )
        )  # fmt: skip


def test_group_chats_are_knocked_at_and_see_nothing(hospital: Hospital) -> None:
    chat(hospital, "webhook", "hook-of-the-group")
    assert hospital.look()["chats.1 (联络员群)"].level == "ok"
    assert hospital.sim.corp.room("hook-of-the-group") == []
    hospital.sim.corp.settings.webhooks.clear()
    assert "93000" in hospital.bad()["chats.1 (联络员群)"]


def test_a_group_of_the_app_that_is_gone_or_may_not_be(hospital: Hospital) -> None:
    chat(hospital, "appchat", "room1")
    assert "86001" in hospital.bad()["chats.1 (联络员群)"]
    hospital.sim.corp.settings.root_visible = False
    assert "48002" in hospital.bad()["chats.1 (联络员群)"]


def test_the_callback_asked_from_outside(answering: Hospital) -> None:
    assert answering.look()["callback"].level == "ok"
    assistant = answering.assistant

    def asked(address: str) -> Finding:
        server = assistant.config.server.model_copy(update={"public_url": address})
        changed = assistant.config.model_copy(update={"server": server})
        made = make_test_assistant(answering.database, answering.clock, changed)
        return {each.key: each for each in examine(made)}["callback"]

    assert asked(f"http://127.0.0.1:{answering.port}/page").level == "ok"
    assert asked("http://127.0.0.1:9/page").level == "bad"
    assert "not our callback" in asked(f"{answering.sim.url}/page").text


def test_a_process_with_other_keys(answering: Hospital) -> None:
    answering.wecom = {"token": "AnotherToken"}
    assert "other keys" in answering.bad()["callback"]


def test_nobody_listens_yet(hospital: Hospital) -> None:
    assert hospital.look()["callback"].level == "note"
    assert hospital.look()["processes"].level == "note"


def test_our_own_side(hospital: Hospital) -> None:
    hospital.more = {"redis": "redis://127.0.0.1:9/0", "alert_command": ["/no/such/program"]}
    put(hospital.database, ["wangmin"], "请办理", NOW - timedelta(minutes=42))
    with hospital.database.write() as session:
        alerts.note(session, "wecom", "企业微信返回 48006。", NOW)
        outages.record(session, NOW - timedelta(hours=3), NOW - timedelta(hours=2))
    found = hospital.look()
    assert {key for key, each in found.items() if each.level == "bad"} == {
        "redis", "alert_command", "pushes", "alert.wecom",
    }  # fmt: skip
    assert found["pushes"].text == "the oldest has waited for 42 minutes"
    assert "2026-11-22 07:00 to 2026-11-22 08:00" in found["outage"].text


def test_a_year_that_is_not_published(hospital: Hospital) -> None:
    assert hospital.look()["calendar"].level == "note"
    hospital.clock.time = NOW.replace(year=2031)
    assert "2031 is not known" in hospital.bad()["calendar"]


def test_a_database_that_is_away_or_empty(hospital: Hospital, tmp_path: Path) -> None:
    hospital.database = Database(f"sqlite:///{tmp_path}/empty.db")
    assert hospital.bad()["database"] == "tables missing or of another version"
    hospital.database.close()
    hospital.database = Database("postgresql+psycopg://nobody@127.0.0.1:9/none")
    found = hospital.look()
    assert found["database"].level == "bad"
    assert found["wecom.token"].level == "ok", "the rest is asked all the same"
    assert "members" not in found


def test_the_command_ends_with_the_keys_to_mend(shell: Shell) -> None:
    code, out, err = shell.run("doctor")
    assert code == 2
    assert err == "doctor: 4 to mend: database, wecom.secret, wecom.token, wecom.encoding_aes_key\n"
    assert "BAD   database: tables missing or of another version -> python -m bot init-db" in out
    well(shell.main("init-db"))
    assert "3 to mend" not in out
    code, out, err = shell.main("doctor")
    assert (code, err.count("\n")) == (2, 1)
    assert "ok    database: sqlite" in out
    assert refused(shell.main("--config", "none.yaml", "doctor")).startswith("none.yaml")
