"""Random conversations of two people of a department with their desk: whatever is said in whatever order, rows hold what was meant.

What a kind of message may change stands beside it; everything else about the rows must stay. A number means the list on the screen, nothing
leaves without its word, every question can be left, and no text stands in a field that it does not fit.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import String, select

from handlers.talk.open_question import NUMBERS_HOLD
from storage.base import WRITTEN, Base
from storage.engine import Database
from storage.models import Dialogue, LedgerEntry, MeetingNotice, Obligation, Push, Submission
from tests.conftest import Conversation, HandClock, at, make_test_assistant

LIAISON, LEADER, DESK = "wangmin", "zhangwei", "zhaoli"
PLACES = ["四楼会议室", "局机关五楼小会议室"]
REASONS = ["领导临时安排的", "上级临时要求"]
BASES = ["局年度教育培训规划", "县政府常务会议纪要"]
ASKS = [
    "我的待办",
    "本周会议",
    "问答目录",
    "帮助",
    "你是谁",
    "三重一大要提前几天报告",
    "昨天那个会详细情况给我看看",
    "今天天气怎么样",
]
TALK = ["收到", "好的", "谢谢", "哈哈", "你真笨", "测试一下"]
DRAFTS = [
    "催办 全部 台账",
    "催办",
    "发通知 各单位 请规范填报台账",
    "发通知 请规范填报台账",
    "请各单位联络员下周一来培训",
    "退回 交通局 台账 内容不全",
    "布置 各单位 12月20日前报 值班安排",
    "布置 交通部 12月20日前报 值班安排",
    "本期台账截止改12月20日",
    "代登 交通局、水利局 台账 11月 纸质 11月23日",
    "增加 水利局 联络员 王小新 wangxx",
    "增加 水利局 联络员 王小新",
    "停用 韩冰",
    "调动 韩冰 水利局",
    "新增单位 数据局 第一派驻纪检监察组 2027年1月1日起",
    "2026年结转",
    "修改问答 7 每月25日前报送。",
]
OPENERS = {  # what a department says that only asks something back
    LIAISON: [
        "11月台账想晚几天报",
        "请个假，下周一到周三",
        "廉政意见 5人",
        "记台账 检查客运站安全",
        "报送",
        "撤回报送",
        "取消会议",
        "同上次",
    ],
    LEADER: [
        "记台账 检查客运站安全",
        "请个假，高飞代我",
        "报错了",
        "会议改期",
        "今天去客运站检查了安全生产",
        "第1条写错了",
    ],
}
LINES = re.compile(r"^(?:\d{1,2}[ .．、]|·|20\d\d-\d{4}|第\d+问)", re.MULTILINE)  # of a list
NUMBERS, YES = ["1", "2", "3", "第一个"], ["是", "确认", "对"]
LEAVE = ["取消", "算了", "稍后", "不用了"]
REPORTS = ["报送 台账 11月", "报送 三重一大 四季度 无", "零报告", "撤回报送"]
WAITS = st.sampled_from([timedelta(minutes=1), timedelta(minutes=31), timedelta(hours=25)])
OWN = st.sampled_from([LIAISON, LEADER])
ANYBODY = st.sampled_from([LIAISON, LEADER, DESK])
MISFITS = frozenset(
    [*ASKS, *TALK, *DRAFTS, *NUMBERS, *YES, *LEAVE, *REPORTS, *(each for said in OPENERS.values() for each in said)]
)
EVERYTHING = frozenset({"meeting", "place", "late_reason", "form", "items", "state", "when", "entry", "report"})


ZONE = at("2026-11-23T09:00").tzinfo
LAST_DAY = (date(2026, 12, 30), at("2026-12-30T09:00"))
WRITTEN_COLUMNS = [  # of text; what stands in JSON is looked at by `check_fields`
    columns
    for table in Base.metadata.sorted_tables
    if (columns := [each for each in table.columns if each.info == WRITTEN and isinstance(each.type, String)])
]


def next_day(when: tuple[date, datetime]) -> tuple[date, datetime]:
    """The same hour a day later."""
    day, starts_at = when
    return day + timedelta(days=1), starts_at + timedelta(days=1)


class Talk(RuleBasedStateMachine):
    """Two of the 交通局 and the desk, on a database of their own."""

    template: Path
    folder: Path
    made = count()

    def __init__(self) -> None:
        super().__init__()
        path = shutil.copy(self.template, self.folder / f"{next(self.made)}.db")
        self.database = Database(f"sqlite:///{path}")
        clock = HandClock(at("2026-11-23T09:00"))
        self.bot = Conversation(make_test_assistant(self.database, clock), clock)
        self.listed: dict[str, datetime] = {}  # who last saw choices, and when
        self.confirms: set[str] = set()  # … of whom they were a yes or a no
        self.echoed: list[str] = []  # what was asked about: «您刚才发的内容，是否记为……？»
        self.days = iter(range(1, 29))
        self.known, self.told = self.rows(), 0  # what is on file, and the last push: both change by what is said alone

    def teardown(self) -> None:
        self.database.close()

    @rule(wait=WAITS)
    def time_passes(self, wait: timedelta) -> None:
        self.bot.clock.time += wait

    @rule(who=OWN, late=st.booleans())
    def gives_notice(self, who: str, late: bool) -> None:
        day = next(self.days, None)
        if day is None:
            return
        when = f"{self.bot.clock.now().date() + timedelta(days=1):%m月%d日}" if late else f"12月{day}日"
        self.say(
            who,
            f"会议通知：定于{when}上午9:{day:02}召开党组会，研究：1.第{day}号管理办法。联系人：王敏 13800000000",
            "meeting",
        )
        [number] = [
            number
            for kind, number in self.known
            if kind == "items" and self.known[kind, number] == [f"第{day}号管理办法"]
        ]
        assert self.known["when", number][1].astimezone(ZONE).minute == day
        assert (self.known["place", number], self.known["state", number]) == (None, "registered")

    @rule(who=OWN, text=st.sampled_from(PLACES))
    def says_a_place(self, who: str, text: str) -> None:
        self.say(who, text, "place", only=self.asked_about(who))

    @rule(who=OWN, text=st.sampled_from(REASONS))
    def says_a_reason(self, who: str, text: str) -> None:
        self.say(who, text, "late_reason", only=self.asked_about(who))

    @rule(who=OWN, text=st.sampled_from(BASES))
    def says_a_basis(self, who: str, text: str) -> None:
        self.say(who, text, "form", only=self.asked_about(who))

    @rule(who=OWN, how=st.sampled_from(["取消 {} 领导出差", "{} 不开了"]), data=st.data())
    def calls_off(self, who: str, how: str, data: st.DataObject) -> None:
        self.about_a_meeting(who, how, data, state=lambda _was: "cancelled")

    @rule(who=OWN, data=st.data())
    def moves(self, who: str, data: st.DataObject) -> None:
        self.about_a_meeting(
            who, "改期 {} 12月30日上午9点", data, when=lambda _was: LAST_DAY, state=lambda _was: "registered"
        )

    @rule(who=OWN, data=st.data())
    def puts_off_a_day(self, who: str, data: st.DataObject) -> None:
        self.about_a_meeting(who, "{} 推迟一天", data, when=next_day)

    @rule(who=OWN, data=st.data())
    def names_the_place(self, who: str, data: st.DataObject) -> None:
        self.about_a_meeting(who, f"补充 {{}} 地点：{PLACES[0]}", data, place=lambda _was: PLACES[0])

    @rule(text=st.sampled_from(REPORTS))
    def reports(self, text: str) -> None:
        self.say(LIAISON, text, "report")

    @rule()
    def keeps_a_record(self) -> None:
        self.say(LEADER, "记台账 今天与养护科科长谈话，提醒廉洁自律", "entry")

    @rule(who=ANYBODY, text=st.sampled_from(ASKS + TALK))
    def asks_or_talks(self, who: str, text: str) -> None:
        assert self.say(who, text) == []

    @rule(who=OWN, data=st.data())
    def begins_something(self, who: str, data: st.DataObject) -> None:
        text = data.draw(st.sampled_from(OPENERS[who]))
        assert self.say(who, text) == [], "sent without its word"

    @rule(text=st.sampled_from(DRAFTS))
    def drafts(self, text: str) -> None:
        assert self.say(DESK, text) == [], "sent without its word"

    @rule(who=ANYBODY, text=st.sampled_from(NUMBERS + YES))
    def answers(self, who: str, text: str) -> None:
        known = self.waits(who) if text in YES else self.sees_a_list(who)
        told = self.say(who, text, *(EVERYTHING if known else ()), only=self.asked_about(who) or None)
        assert known or told == []

    @rule(who=ANYBODY)
    def answers_too_late(self, who: str) -> None:
        if self.waits(who):
            self.bot.clock.time += NUMBERS_HOLD + timedelta(minutes=1)
            assert self.say(who, "1") == []

    @rule(who=ANYBODY, data=st.data())
    def leaves(self, who: str, data: st.DataObject) -> None:
        for _ in range(3):  # a list that is looked at lies on the question that waits
            if self.waits(who):
                assert self.say(who, data.draw(st.sampled_from(LEAVE))) == []
        assert not self.waits(who)

    def about_a_meeting(self, who: str, how: str, data: st.DataObject, **becomes: Callable[[Any], Any]) -> None:
        """What is said of one meeting by its number makes of it what the model says, and touches no other."""
        numbers = [name for kind, name in self.known if kind == "meeting"]
        if not numbers:
            return
        number, before = data.draw(st.sampled_from(numbers)), dict(self.known)
        judged = (
            ["late_reason"] if "when" in becomes else []
        )  # another day is judged anew, and its reason is asked anew
        self.say(who, how.format(number), *becomes, *judged, only={number})
        moved = before["when", number][0] != self.known["when", number][0]
        assert self.known["late_reason", number] == (None if moved else before["late_reason", number])
        start = before["when", number][1]
        stands = (
            before["state", number] == "registered" and start is not None
        )  # one that did not begin may be moved after its hour
        for kind, value in becomes.items():
            was = before[kind, number]
            assert self.known[kind, number] == (value(was) if stands else was), f"{how} {number}"

    def asked_about(self, who: str) -> set[str]:
        """The number of the thing that the person's question is about."""
        with self.bot.session() as session:
            row = session.get(Dialogue, who)
            about = row.state.get("about") if row is not None else None
            sent = session.scalars(select(Submission.obligation_id).where(Submission.number == about)) if about else ()
            return {about, *map(str, sent)} if about else set()

    def say(self, who: str, text: str, *may: str, only: set[str] | None = None) -> list[str]:
        """Say it; only what it may change has changed, of these numbers `only`. The texts that others are sent because of it."""
        before = self.known
        reply = self.bot.say(who, text)
        self.look_at(who, reply)
        self.echoed += [text] if "是否记为" in reply else []
        self.known = after = self.rows()
        new = {number for kind, number in after.keys() - before.keys() if kind == "meeting"}
        touched = {each for each in before.keys() | after.keys() if before.get(each) != after.get(each)}
        changed = {"meeting" if number in new else kind for kind, number in touched}
        assert changed <= set(may), f"{who}: {text} → {changed}: {reply}"
        assert only is None or {number for _, number in touched} <= only, f"{who}: {text} → {touched}: {reply}"
        self.check_fields(after)
        return self.sent(who)

    def look_at(self, who: str, reply: str) -> None:
        """Numbers mean the choices shown last; another list takes them away, from a confirmation whatever else is said."""
        confirms = "请回复“确认”" in reply  # is answered by its number, too
        if confirms or "\n1 " in f"\n{reply}":
            self.listed[who] = self.bot.clock.now()
            (self.confirms.add if confirms else self.confirms.discard)(who)
        elif reply and (who in self.confirms or len(LINES.findall(reply)) > 1):
            self.listed.pop(who, None)

    def rows(self) -> dict[tuple[str, str], Any]:
        """What is on file, by kind and number."""
        with self.bot.session() as session:
            return dict(self._rows(session))

    @staticmethod
    def _rows(session: Any) -> Iterator[tuple[tuple[str, str], Any]]:
        for row in session.scalars(select(MeetingNotice)):
            said = {"meeting": True, "place": row.place, "late_reason": row.late_reason, "form": dict(row.form)}
            said |= {
                "items": [item.text for item in row.items],
                "state": row.state.value,
                "when": (row.day, row.starts_at),
            }
            yield from (((kind, row.number), value) for kind, value in said.items())
        yield from ((("entry", row.number), row.state) for row in session.scalars(select(LedgerEntry)))
        yield from (
            (("report", str(row.id)), row.state) for row in session.scalars(select(Obligation)) if row.state != "open"
        )

    def check_fields(self, rows: dict[tuple[str, str], Any]) -> None:
        """No text stands in a field that it does not fit, unless its sender was shown it there and said yes; a question, a word of
        talk or a command stands in no column at all in which people write.
        """
        with self.bot.session() as session:
            written = {text for columns in WRITTEN_COLUMNS for row in session.execute(select(*columns)) for text in row}
        assert not written & MISFITS
        fits = {"place": PLACES, "late_reason": REASONS + self.echoed, "form": [*BASES, "纸质", *self.echoed]}
        for (kind, number), value in rows.items():
            for said in value.values() if kind == "form" else [value] if kind in fits and value else []:
                assert any(each in said or said in each for each in fits[kind]), f"{number} {kind}: {said}"

    def sent(self, who: str) -> list[str]:
        """What everybody else has been sent since the last message."""
        with self.bot.session() as session:
            rows = session.scalars(select(Push).where(Push.id > self.told).order_by(Push.id)).all()
            self.told = max((row.id for row in rows), default=self.told)
            words = [row for row in rows if row.channel not in ("card", "card_done")]
            return [row.text for row in words if {each.target for each in row.recipients} - {who}]

    def waits(self, who: str) -> bool:
        """Whether a question of this person is open."""
        with self.bot.session() as session:
            row = session.get(Dialogue, who)
            return row is not None and row.expires_at > self.bot.clock.now()

    def sees_a_list(self, who: str) -> bool:
        shown = self.listed.get(who)
        return shown is not None and self.waits(who) and self.bot.clock.now() - shown <= NUMBERS_HOLD


@pytest.mark.parametrize("size", [(8, 20), pytest.param((300, 50), marks=pytest.mark.slow)])
def test_whatever_is_said_the_rows_hold_what_was_meant(
    sqlite_template: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    examples, steps = size
    machine = type("Machine", (Talk,), {"template": sqlite_template, "folder": tmp_path, "made": count()})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )  # type: ignore[no-untyped-call]
