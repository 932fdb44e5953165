"""What one message would do, with the demo organisation: `explain` in this process, on an empty database or on one with a meeting and an entry."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from bot.assistant import Assistant
from bot.config import Config
from bot.explain import explain_one, explaining_assistant, first_liaison
from handlers.talk.ways import Ways
from tests.conftest import NOW, Conversation, HandClock, at

BEFORE = (  # what each of them has open when an everyday wording comes: a meeting, a ledger entry
    (
        "wangmin",
        "定于11月25日（周三）下午3点在局三楼会议室召开党组会，研究：1.2027年培训计划。联系人：王敏 13800000000",
    ),
    ("zhangwei", "记台账 11月16日 检查工地安全，发现问题3个"),
    ("liujianguo", "记台账 11月17日 与2名同志开展廉政谈话"),
)
SETTLED = ("wangmin", "第1项决策依据：年度计划安排")  # what the assistant had asked about the meeting


class Explainer:
    """One assistant in memory whose clock is set for each message; nothing that is asked of it is kept."""

    def __init__(self, ways: Ways | None = None, since: datetime = NOW) -> None:
        self.clock = HandClock(since)
        made = explaining_assistant(Config(), self.clock)
        self.assistant: Assistant = replace(made, ways=ways) if ways else made

    @cached_property
    def liaison(self) -> str:
        """Who speaks when a case names nobody."""
        return first_liaison(self.assistant)

    def answer(self, now: str, text: str, userid: str | None = None) -> dict[str, Any]:
        """What `explain` prints of this message at this local time."""
        self.clock.time = at(now)
        return explain_one(self.assistant, userid or self.liaison, text)

    def begin_a_day(self, now: datetime, *, settled: bool) -> None:
        """Let each of `BEFORE` send what it has open; unless `settled`, the assistant's question about the meeting is open as well."""
        self.clock.time = now
        talk = Conversation(self.assistant, self.clock)
        for userid, words in (*BEFORE, SETTLED) if settled else BEFORE:
            talk.say(userid, words)
