"""config.yaml → one frozen, typed object. Defaults stand here once; an unknown or wrong key is named, never ignored."""

import os
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from policy.fields.report_form import FormSettings
from policy.meeting.meeting_kinds import MeetingKind, default_meeting_kinds
from policy.time.settings import (
    GroupsSettings,
    HoursSettings,
    Kept,
    LeadTimeSettings,
    ObligationSettings,
    RemindersSettings,
    default_obligations,
)

VARIABLE = re.compile(r"\$\{(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?P<default>[^}]*))?\}")


HttpUrl = Annotated[str, Field(pattern=r"^https?://[^\s/?#]+(/[^\s?#]*)?$")]
"""An address with its scheme, and without a query."""


class ConfigError(Exception):
    """What is wrong with the configuration, in one line that names the key (a key may hold a line break, the line does not)."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.splitlines()))


class Section(BaseModel):
    """A part of the configuration: read once, never changed, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ServerSettings(Section):
    """Where we listen, and the address under which a phone reaches our page (None: there is no page)."""

    host: str = Field(default="127.0.0.1", min_length=1)
    port: int = Field(default=8000, ge=1, le=65535)
    callback_path: str = Field(default="/wecom/callback", pattern=r"^/[\w/\-.]+$")
    public_url: HttpUrl | None = None

    @property
    def local_url(self) -> str:
        """Where this very machine finds us; 0.0.0.0 is no address to ask."""
        host = "127.0.0.1" if self.host == "0.0.0.0" else self.host  # noqa: S104  (compared, not bound)
        return f"http://{host}:{self.port}"


class WecomSettings(Section):
    """The self-built app in the WeCom console (wecom-contract.md §1.1, §3.1)."""

    base_url: HttpUrl = "https://qyapi.weixin.qq.com"
    oauth_url: HttpUrl = "https://open.weixin.qq.com"
    login_url: HttpUrl = "https://login.work.weixin.qq.com"
    corp_id: str = "ww0000000000000000"
    agent_id: int = Field(default=1000002, ge=1)
    secret: str = ""
    token: str = Field(default="", max_length=32, pattern=r"^[A-Za-z0-9]*$")
    encoding_aes_key: str = ""

    @field_validator("encoding_aes_key")
    @classmethod
    def _forty_three(cls, value: str) -> str:
        if value and not re.fullmatch(r"[A-Za-z0-9]{43}", value):
            raise ValueError("must be 43 letters and digits, as the console shows it")
        return value


class AibotSettings(Section):
    """The 智能机器人 by long connection (wecom-contract.md §6.6); without `bot_id` there is none."""

    bot_id: Annotated[str, Field(max_length=64)] | None = None
    secret: str = ""
    socket_url: Annotated[str, Field(pattern=r"^wss://\S+$")] = "wss://openws.work.weixin.qq.com"


class SecuritySettings(Section):
    """Where the key of what is stored as ciphertext lies; ASSISTANT_KEY in the environment goes before it."""

    key_file: str = Field(default="data/key", min_length=1)


class OfficeSettings(Section):
    """What the assistant says of 综合科 when it names the human way."""

    name: str = "派驻纪检监察组综合科"
    phone: str | None = None


class Config(Section):
    """Everything that an operator may set."""

    timezone: str = "Asia/Shanghai"
    database: str = "sqlite:///data/assistant.db"
    redis: Annotated[str, Field(pattern=r"^$|^(rediss?|unix)://\S+$")] | None = None
    server: ServerSettings = ServerSettings()
    wecom: WecomSettings = WecomSettings()
    aibot: AibotSettings = AibotSettings()
    cards: bool = True
    schedules: bool = False
    office: OfficeSettings = OfficeSettings()
    security: SecuritySettings = SecuritySettings()
    lead_time: LeadTimeSettings = LeadTimeSettings()
    hours: HoursSettings = HoursSettings()
    obligations: tuple[ObligationSettings, ...] = Field(default_factory=default_obligations)
    reminders: RemindersSettings = RemindersSettings()
    groups: GroupsSettings = GroupsSettings()
    form: FormSettings = FormSettings()
    meeting_kinds: tuple[MeetingKind, ...] = Field(default_factory=default_meeting_kinds)
    ledgers_folder: str = "ledgers"
    publications_folder: str = "publications"
    files_folder: str = "data/files"
    holidays: dict[date, bool] = Field(default_factory=dict)
    keep_messages_days: int = Field(default=730, ge=7, le=36_500)
    keep_pushes_days: int = Field(default=730, ge=366, le=36_500)
    keep_files_days: int = Field(default=3650, ge=366, le=36_500)
    keep_trail_days: int = Field(default=3650, ge=396, le=36_500)
    alert_command: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    demo: bool = False

    @property
    def app_cards(self) -> bool:
        """Whether the app sends cards: WeCom takes one with buttons only where presses can come in (43012)."""
        return self.cards and bool(self.wecom.token)

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"no such time zone: {value}") from error
        return value

    @field_validator("database")
    @classmethod
    def _known_database(cls, value: str) -> str:
        try:
            url = make_url(value)
        except ArgumentError as error:
            raise ValueError("not a database address") from error
        if url.drivername not in ("sqlite", "postgresql+psycopg"):
            raise ValueError("must begin with sqlite:/// or postgresql+psycopg://")
        if url.drivername == "sqlite" and url.database in (None, "", ":memory:"):
            raise ValueError("must name a file, for every process and thread sees the same rows")
        return value

    @model_validator(mode="after")
    def _distinct_obligations(self) -> "Config":
        kinds = [each.kind for each in self.obligations]
        if len(set(kinds)) != len(kinds):
            raise ValueError("obligations: two entries have the same kind")
        return self

    @property
    def kept(self) -> Kept:
        """For how long what is kept."""
        return Kept(self.keep_messages_days, self.keep_pushes_days, self.keep_files_days, self.keep_trail_days)

    @property
    def zone(self) -> ZoneInfo:
        """The configured zone."""
        return ZoneInfo(self.timezone)


def load_config(path: Path) -> Config:
    """Read a configuration file; raises ConfigError naming the file or the key that is wrong."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: no such file") from error
    except (yaml.YAMLError, ValueError) as error:  # a date such as 2027-13-01 is a plain ValueError
        raise ConfigError(f"{path}: not valid YAML: {' '.join(str(error).split())}") from error
    if raw is not None and not isinstance(raw, dict):
        raise ConfigError(f"{path}: must be a list of keys and values")
    return parse_config(raw or {}, str(path))


def parse_config(raw: dict[str, Any], source: str = "config") -> Config:
    """Check the keys and values of a configuration; raises ConfigError naming the first wrong key."""
    try:
        return Config.model_validate(_expand(raw))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        message = "unknown key" if first["type"] == "extra_forbidden" else first["msg"].removeprefix("Value error, ")
        raise ConfigError(": ".join(part for part in (source, key, message) if part)) from error


def _expand(value: Any) -> Any:
    """Put environment variables into `${NAME}` and `${NAME:-default}`; an unset one without default is empty."""
    if isinstance(value, dict):
        return {key: _expand(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_expand(each) for each in value]
    if isinstance(value, str):
        return VARIABLE.sub(lambda found: os.environ.get(found["name"]) or found["default"] or "", value)
    return value


def require_secrets(config: Config) -> None:
    """Serving needs the app's secrets; raises ConfigError naming the first one that is missing."""
    for key in ("secret", "token", "encoding_aes_key"):
        if not getattr(config.wecom, key):
            raise ConfigError(f"wecom.{key}: empty; set it in the environment as config.yaml says")


def require_robot(config: Config) -> None:
    """Serving the robot needs its id and secret; raises ConfigError naming the one that is missing."""
    for key in ("bot_id", "secret"):
        if not getattr(config.aibot, key):
            raise ConfigError(f"aibot.{key}: empty; 管理后台 → 智能机器人 → API模式（长连接） shows it")
