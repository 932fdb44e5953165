"""The configuration: shipped file = defaults, wrong keys named, environment put in (design «Fixed: config.yaml»)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.app import create_app
from bot.commands.prepare import require_servable
from bot.config import Config, ConfigError, load_config, parse_config, require_secrets
from policy.fields.field import Field
from storage.engine import Database
from tests.bot.wire import wire_config
from tests.conftest import ON_ONE_ENGINE, HandClock, make_test_assistant

SHIPPED = Path(__file__).parent.parent.parent / "config.yaml"
SECRETS = ("WECOM_SECRET", "WECOM_TOKEN", "WECOM_AES_KEY")
WEEKLY = {"kind": "weekly", "title": "周报", "short": "周报", "rrule": "FREQ=WEEKLY;BYDAY=FR"}


OF_A_FIELD = Field.model_fields.keys() - {
    "key",
    "title",
    "words",
}  # what a field may have and the shipped file leaves out


def leaves(value: Any, key: str = "") -> dict[str, Any]:
    """Every value by its dotted key, so that a difference names the key."""
    if isinstance(value, dict) and value:
        return {leaf: found for name, part in value.items() for leaf, found in leaves(part, f"{key}.{name}").items()}
    if isinstance(value, list | tuple) and value:
        return {leaf: found for n, part in enumerate(value) for leaf, found in leaves(part, f"{key}[{n}]").items()}
    return {key: value}


def test_the_shipped_file_shows_every_key_with_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SECRETS:
        monkeypatch.delenv(name, raising=False)
    defaults = Config().model_dump()
    assert leaves(load_config(SHIPPED).model_dump()) == leaves(defaults)
    written = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    assert leaves(written).keys() == {key for key in leaves(defaults) if key.rpartition(".")[2] not in OF_A_FIELD}


def test_an_empty_file_is_all_defaults(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("", encoding="utf-8")
    assert load_config(path) == Config()


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ({"tmiezone": "Asia/Shanghai"}, "tmiezone: unknown key"),
        ({"server": {"prot": 1}}, "server.prot: unknown key"),
        ({"wecom": {"corpid": "ww1"}}, "wecom.corpid: unknown key"),
        ({"obligations": [{**WEEKLY, "titel": "x"}]}, "obligations.0.titel: unknown key"),
        ({"reminders": {"ladder": [{"offset": 0, "to": "liaison", "at": 8}]}}, "reminders.ladder.0.at: unknown key"),
        ({"form": {"money": []}}, "form.money: unknown key"),
        ({"form": {"versions": [{"money": []}]}}, "form.versions.0.money: unknown key"),
        ({"form": {"versions": []}}, "form.versions: "),
        ({"form": {"versions": [{}, {}]}}, "form: versions: each must have a later effective_from"),
        ({"form": {"old_versions": "maybe"}}, "form.old_versions: "),
        ({"timezone": "Asia/Shangai"}, "timezone: no such time zone"),
        ({"timezone": "../etc/passwd"}, "timezone: no such time zone"),
        ({"database": "mysql://root@host/db"}, "database: must begin with"),
        ({"database": "postgresql://host/db"}, "database: must begin with"),
        ({"database": "no address"}, "database: not a database address"),
        ({"server": {"port": 70000}}, "server.port: "),
        ({"server": {"port": "eighty"}}, "server.port: "),
        ({"server": {"callback_path": "callback"}}, "server.callback_path: "),
        ({"server": None}, "server: "),
        ({"wecom": {"agent_id": "app"}}, "wecom.agent_id: "),
        ({"wecom": {"token": "has space"}}, "wecom.token: "),
        ({"wecom": {"encoding_aes_key": "short"}}, "wecom.encoding_aes_key: must be 43 letters and digits"),
        ({"lead_time": {"count": "weeks"}}, "lead_time.count: "),
        ({"lead_time": {"days": -1}}, "lead_time.days: "),
        ({"hours": {"start": "25:00"}}, "hours.start: "),
        ({"hours": {"start": "11:00"}}, "hours: start: must be 09:50 or earlier"),
        ({"hours": {"end": "08:30"}}, "hours: end: must be at least 30 minutes after start"),
        ({"hours": {"meeting_end": "06:00"}}, "hours: meeting_end: "),
        ({"obligations": [{**WEEKLY, "rrule": "FREQ=MONTHLY;BYMONTHDAY=32"}]}, "obligations.0: rrule: "),
        ({"obligations": [{**WEEKLY, "rrule": "every month"}]}, "obligations.0: rrule: "),
        ({"obligations": [{**WEEKLY, "kind": "周报"}]}, "obligations.0.kind: "),
        ({"obligations": [WEEKLY, WEEKLY]}, "obligations: two entries have the same kind"),
        ({"reminders": {"ladder": [{"offset": 99, "to": "liaison"}]}}, "reminders.ladder.0.offset: "),
        ({"reminders": {"ladder": [{"offset": 1, "to": "everybody"}]}}, "reminders.ladder.0.to: "),
        ({"reminders": {"ladder": [{"offset": 1, "to": "leader"}] * 2}}, "reminders.ladder: the step 1 to leader"),
        ({"reminders": {"shift": "next"}}, "reminders.shift: "),
        ({"holidays": {"tomorrow": True}}, "holidays.tomorrow"),
        ({"keep_messages_days": 0}, "keep_messages_days: "),
        ({"keep_messages_days": 10**12}, "keep_messages_days: "),
        ({"keep_pushes_days": 365}, "keep_pushes_days: "),
        ({"keep_files_days": -1}, "keep_files_days: "),
        ({"keep_trail_days": 395}, "keep_trail_days: "),
        ({"demo": "perhaps"}, "demo: "),
        ({"groups": {"digest": [1, 1]}}, "groups.digest: a day stands twice"),
        ({"groups": {"digest": [99]}}, "groups.digest.0: "),
        ({"groups": {"days": [1]}}, "groups.days: unknown key"),
        ({"timezone": "Asia"}, "timezone: no such time zone"),
        ({"database": "sqlite://"}, "database: must name a file"),
        ({"database": "sqlite:///:memory:"}, "database: must name a file"),
        ({"redis": "localhost:6379"}, "redis: "),
        ({"server": {"public_url": "page.example.cn"}}, "server.public_url: "),
        ({"server": {"public_url": "https://"}}, "server.public_url: "),
        ({"server": {"public_url": "https://page.example.cn/?x=1"}}, "server.public_url: "),
        ({"server": {"host": ""}}, "server.host: "),
        ({"wecom": {"base_url": "qyapi.weixin.qq.com"}}, "wecom.base_url: "),
        ({"wecom": {"oauth_url": ""}}, "wecom.oauth_url: "),
        ({"wecom": {"agent_id": 0}}, "wecom.agent_id: "),
        ({"alert_command": "sms"}, "alert_command: "),
        ({"alert_command": [""]}, "alert_command.0: "),
        (
            {"obligations": [{**WEEKLY, "rrule": "FREQ=MONTHLY;BYSETPOS=9"}]},
            "obligations.0: rrule: the RRULE gives no date",
        ),
        (
            {"obligations": [{**WEEKLY, "rrule": "FREQ=WEEKLY;UNTIL=20200101"}]},
            "obligations.0: rrule: the RRULE gives no",
        ),
    ],
)
def test_what_is_wrong_is_named_in_one_line(raw: dict[str, Any], named: str) -> None:
    with pytest.raises(ConfigError) as error:
        parse_config(raw, "config.yaml")
    assert str(error.value).startswith("config.yaml: ")
    assert f": {named}" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text", ["timezone: [", "- a\n- b\n", "just words", "\tserver: 1", "holidays: {2027-13-01: true}"]
)
def test_what_is_no_configuration_is_said_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_config(path)
    assert str(error.value).startswith(f"{path}: ")
    assert "\n" not in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.yaml: no such file"):
        load_config(tmp_path / "none.yaml")


def test_a_file_in_another_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "gbk.yaml"
    path.write_bytes("office: {name: 综合科}".encode("gbk"))
    with pytest.raises(ConfigError, match="not valid YAML"):
        load_config(path)


def test_values_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SET", "from-environment")
    monkeypatch.setenv("EMPTY", "")
    monkeypatch.delenv("UNSET", raising=False)
    name = {
        "set": "${SET}",
        "inside": "a ${SET} b",
        "unset": "${UNSET}",
        "default": "${UNSET:-x}",
        "empty": "${EMPTY:-x}",
    }
    found = {key: parse_config({"office": {"name": value}}).office.name for key, value in name.items()}
    assert found == {
        "set": "from-environment",
        "inside": "a from-environment b",
        "unset": "",
        "default": "x",
        "empty": "x",
    }


def test_a_number_may_come_from_the_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    assert parse_config({"server": {"port": "${PORT:-8001}"}}).server.port == 8001
    monkeypatch.setenv("PORT", "9001")
    assert parse_config({"server": {"port": "${PORT:-8001}"}}).server.port == 9001


def test_an_hour_without_quotes_keeps_its_meaning(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("hours: {start: 9:30, end: 17:30}", encoding="utf-8")
    hours = load_config(path).hours
    assert (f"{hours.start:%H:%M}", f"{hours.end:%H:%M}") == ("09:30", "17:30")


def test_serving_needs_each_secret_by_name() -> None:
    secrets = {"secret": "s", "token": "t", "encoding_aes_key": "k" * 43}
    require_secrets(parse_config({"wecom": secrets}))
    for key in secrets:
        with pytest.raises(ConfigError, match=rf"wecom\.{key}"):
            require_secrets(parse_config({"wecom": {**secrets, key: ""}}))


def test_a_read_configuration_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Config().server.port = 1  # type: ignore[misc]


@ON_ONE_ENGINE
@pytest.mark.parametrize("path", ["/readyz", "/healthz", "/metrics", "/todo", "/qa/7", "/static/x.css"])
def test_the_callback_lies_on_no_address_of_ours(path: str, database: Database, clock: HandClock) -> None:
    config = wire_config(server={"callback_path": path, "public_url": "https://page.example.cn"})
    with pytest.raises(ConfigError, match=f"server.callback_path: {path}"):
        create_app(make_test_assistant(database, clock, config))


def test_a_place_for_files_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError, match="files_folder: "):
        require_servable(wire_config(files_folder=str(tmp_path / "file")))
