"""What a simulated corp is made of, and the switches for what the official texts leave open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
STRANGER = ("stranger", "路过同志")  # in the corp, in nobody's member list


class MovableClock:
    """The real time plus an offset, so that the corp can follow a demo whose clock is moved."""

    def __init__(self) -> None:
        self._offset = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(SHANGHAI) + self._offset

    def move_to(self, now: datetime) -> None:
        """Let it be `now` (aware) from this moment on."""
        self._offset = now - datetime.now(SHANGHAI)


@dataclass
class SimulatorSettings:
    """One corp with one self-built app. Codes C1, C3, C13 are rows of the contract's §0; «row» is a row of its §8."""

    corp_id: str
    agent_id: int
    secret: str
    token: str
    aes_key: str
    callback_url: str | None = None
    users: dict[str, str] = field(default_factory=dict)  # userid → name
    posts: dict[str, str] = field(default_factory=dict)  # userid → 单位 · 角色, for the page only
    webhooks: dict[str, str] = field(default_factory=dict)  # key → name of the group it posts into
    data_dir: Path | None = None  # None: nothing survives the process
    robot_id: str = "aibSIM1"
    robot_secret: str = "robot-secret"  # noqa: S105
    robot_name: str = "助手"
    robot_open_ids: bool = False  # §6.1: True: no super-admin made the robot, so it is told encrypted ids
    bot_url: str | None = None  # where /demo/clock is; None: no clock bar
    walk: tuple[tuple[str, str, str], ...] = ()  # steps shown beside the chats: who, the words, what is seen then
    clock: Callable[[], datetime] = field(default_factory=MovableClock)
    seed: int = 20261122

    retry_on_status: bool = True  # C1: an answer other than 200 is retried; False: only a lost connection or a timeout
    text_over_limit: Literal["truncate", "refuse"] = "truncate"  # C3
    expired_token_code: Literal["random", 40014, 42001] = "random"  # noqa: S105 - C13
    refuse_unicode_escapes: bool = True  # row 11
    callback_deadline_seconds: float = 5.0
    callback_attempts: int = 3
    duplicate_rate: float = 0.0  # row 5: share of callbacks delivered once more after they succeeded
    drop_after_failures: int = 0  # row 6: failed callbacks in a row after which WeCom stops calling; 0: never
    seats: int = 500  # §4: 200 recipients of message/send a day for each
    invisible: frozenset[str] = frozenset()  # row 9: exist in the corp, outside the app's visible range
    untrusted_ip: bool = False  # row 8: every call with a token fails with 60020
    range_is_departments: bool = True  # False: the visible range names single members, and no department is listed
    department: str = "县直单位"  # the name of the one department of the address book
    root_visible: bool = True  # row 15: False makes every appchat call fail with 48002
    trusted_domain: str | None = None  # row 20: host[:port] that may receive an OAuth code; None: any
    ban_after_bad_secrets: int = 5  # row 7
