"""Random conversations of people who answer, ask, change and give up at any time; the rows follow a simple model.

Each utterance may change certain rows, and no others: what it says by itself, or what the question asked that it answers.
"""

import os
import re
import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import func, select

from bot.qa_cache import QaCache
from policy.notice.place_words import looks_like_place
from storage.engine import Database
from storage.models import Dialogue, LedgerEntry, MeetingNotice, Obligation, Push, Submission
from storage.states import ReportState
from tests.conftest import Conversation, HandClock, at, make_test_assistant

MEETINGS, ENTRIES, REPORTS, SENT = "meetings", "entries", "reports", "sent"
LIAISON, LEADER, DESK = "wangmin", "zhangwei", "zhaoli"
ANSWER = "answer"

SAID: dict[str, dict[str, frozenset[str]]] = {
    LIAISON: {
        "会议通知：定于11月27日上午9点在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。联系人：王敏 13800000000": frozenset({MEETINGS, SENT}),
        "明天在局三楼会议室开党组会，研究：1.年度考核办法": frozenset({MEETINGS, SENT}),
        "11月30日上午9点开局长办公会，研究采购办公设备": frozenset({MEETINGS, SENT}),
        "会取消了，局长要去省里开会": frozenset({MEETINGS, SENT}),
        "推迟半小时": frozenset({MEETINGS, SENT}),
        "会放到五楼开了": frozenset({MEETINGS, SENT}),
        "取消会议": frozenset({MEETINGS, SENT}),
        "报送 台账 11月": frozenset({REPORTS, SENT}),
        "报送 台账 11月 无": frozenset({REPORTS, SENT}),
        "撤回报送": frozenset({REPORTS, SENT}),
        "记台账 昨天检查工地安全": frozenset({ENTRIES, SENT}),
    },
    LEADER: {
        "记台账 与规划科3名同志开展廉政谈话": frozenset({ENTRIES, SENT}),
        "记台账 11月16日 检查工地安全，发现问题3个": frozenset({ENTRIES, SENT}),
        "第1条写错了，应该是4个问题": frozenset({ENTRIES, SENT}),
        "删掉最后一条": frozenset({ENTRIES, SENT}),
        "会不开了": frozenset({MEETINGS, SENT}),
    },
    DESK: {
        "催办 交通局": frozenset({SENT}),
        "催一下他们": frozenset({SENT}),
        "退回 交通局 台账 内容空泛": frozenset({REPORTS, SENT}),
        "布置 各单位 12月5日前报 年度总结": frozenset({REPORTS, SENT}),
        "参会 2026-0001 赵丽": frozenset({MEETINGS, SENT}),
    },
}  # fmt: skip
NOTHING = (
    "我的待办", "本周会议", "谁没报", "一岗双责是什么", "公务接待标准是多少", "这个咋弄呀", "改期怎么操作", "好的", "收到", "谢谢", "算了", "稍后", "不用了", "帮助",
    "你是机器人吗", "食堂几点开门", "第7问", "综合科的人在不在，想咨询一下", "之前报的会给我看看",
)  # fmt: skip
ANSWERS = (
    "1",
    "2",
    "3",
    "确认",
    "是",
    "是的",
    "下午三点",
    "上级临时通知，来不及提前",
    "年度计划安排",
    "局二楼会议室",
    "昨天",
    "零报告",
    "无",
    "纸质已送",
    "张伟同志",
)
EXAMPLES, STEPS = int(os.environ.get("CONVERSATIONS", "6")), 14
NUMBER = re.compile(r"\d")
LISTED = re.compile(r"^1 ", re.MULTILINE)


class Talk(RuleBasedStateMachine):
    """Three people, of whom two are of one department."""

    template: Path
    known = QaCache()

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "talk.db"
        shutil.copy(self.template, path)
        self.database = Database(f"sqlite:///{path}")
        self.clock = HandClock(at("2026-11-18T09:20"))
        made = make_test_assistant(self.database, self.clock)
        object.__setattr__(made, "qa", Talk.known)  # one index of the compilation for all conversations
        self.bot = Conversation(made, self.clock)
        self.open: dict[str, frozenset[str]] = {}  # what the answer to the person's question may change
        self.shown: dict[str, tuple[str, datetime]] = {}  # the last reply with words, and when

    def teardown(self) -> None:
        for person in SAID:
            for words in ("稍后", "算了", "稍后", "算了"):
                self.bot.say(person, words)
        with self.bot.session() as session:
            left = session.scalars(select(Dialogue.question).where(Dialogue.expires_at > self.clock.time)).all()
            assert left == [], "a question cannot be left"
        self.database.close()
        self.folder.cleanup()

    @rule(person=st.sampled_from(sorted(SAID)), data=st.data())
    def act(self, person: str, data: st.DataObject) -> None:
        """Something that does something."""
        words = data.draw(st.sampled_from(sorted(SAID[person])))
        self._say(person, words, SAID[person][words] | self.open.get(person, frozenset()), asks=SAID[person][words])

    @rule(person=st.sampled_from(sorted(SAID)), words=st.sampled_from(NOTHING))
    def ask(self, person: str, words: str) -> None:
        """A question, a list, a reflex, a way out: changes nothing."""
        self._say(person, words, frozenset(), asks=self.open.get(person, frozenset()))

    @rule(person=st.sampled_from(sorted(SAID)), words=st.sampled_from(ANSWERS))
    def answer(self, person: str, words: str) -> None:
        """An answer: changes what the open question is about; a number only where it was on the screen."""
        may = self.open.get(person, frozenset())
        if NUMBER.fullmatch(words):
            text, since = self.shown.get(person, ("", self.clock.time))
            seen = LISTED.search(text) and self.clock.time - since <= timedelta(minutes=30)
            may = may if seen or "或 2 " in text else frozenset()
        self._say(person, words, may, asks=may)

    @rule(minutes=st.sampled_from([1, 10, 45, 60 * 26]))
    def wait(self, minutes: int) -> None:
        """Time passes; a question lapses after a day."""
        self.clock.time += timedelta(minutes=minutes)

    @invariant()
    def nothing_lands_where_it_does_not_fit(self) -> None:
        """No question, change, command, number or reflex is in a field; a place is a place."""
        no_value = {*NOTHING, *(words for said in SAID.values() for words in said), "1", "2", "3", "确认", "是", "是的"}
        with self.bot.session() as session:
            for row in session.scalars(select(MeetingNotice)):
                assert row.place is None or looks_like_place(row.place), row.place
                values = [row.late_reason, row.statement, row.contact, *map(str, row.form.values())]
                assert not no_value & {value for value in values if value}, values
                assert row.late_reason is None or "会议室" not in row.late_reason, row.late_reason
            texts = set(session.scalars(select(LedgerEntry.text)))
            assert not no_value & texts, texts

    def _say(self, person: str, words: str, may: frozenset[str], *, asks: frozenset[str]) -> None:
        before = self._rows()
        reply = self.bot.say(person, words)
        after = self._rows()
        changed = {name for name in before if before[name] != after[name]}
        assert changed <= may, f"{person} said «{words}», which changed {changed - may}: {reply}"
        self.open[person] = asks | self.open.get(person, frozenset())
        with self.bot.session() as session:
            if session.scalar(select(Dialogue.userid_key).where(Dialogue.userid_key == person)) is None:
                self.open[person] = frozenset()
        if reply:
            self.shown[person] = (reply, self.clock.time)

    def _rows(self) -> dict[str, Any]:
        with self.bot.session() as session:
            meetings = [
                (row.number, row.state, row.starts_at, row.day, row.place, row.late_reason, row.contact, str(row.form),
                 [item.text for item in row.items], len(row.attendances))
                for row in session.scalars(select(MeetingNotice).order_by(MeetingNotice.id))
            ]  # fmt: skip
            return {
                MEETINGS: meetings,
                ENTRIES: session.execute(select(LedgerEntry.number, LedgerEntry.text, LedgerEntry.state)).all(),
                REPORTS: [
                    # what is owed in a new period is a row once somebody looks
                    *session.execute(
                        select(Obligation.id, Obligation.state)
                        .where(Obligation.state != ReportState.OPEN)
                        .order_by(Obligation.id)
                    ).all(),
                    session.scalar(select(func.count()).select_from(Submission)),
                ],
                SENT: session.scalar(select(func.count()).select_from(Push)),
            }


@pytest.fixture
def talk(sqlite_template: Path) -> type[Talk]:
    Talk.template = sqlite_template
    return Talk


def test_conversations(talk: type[Talk]) -> None:
    """Short here; longer with more examples by hand."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(
        talk,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=checks,
            derandomize=True,
        ),
    )
