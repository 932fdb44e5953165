"""What is read costs no more statements, and no page more than 100 KB, however much is on file."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, insert, select

from actions.people.member_import import import_members
from actions.people.members import MemberRow
from actions.report.obligations import open_periods
from benchmarks.lists import addresses
from dashboard.meeting.meetings import MOST_OF_DAY
from storage.models import Department, LedgerEntry, Matter, MeetingItem, MeetingNotice, Member, Obligation, Submission
from tests.conftest import Conversation, at
from tests.dashboard.conftest import Pages

MOST_BYTES = 100_000
FEW, MANY = 30, 400
SLACK = 3  # statements: a count where more than a page is there, the note that a session is in use
NOW = at("2026-11-20T09:00")
SAID = {
    "zhaoli": ("谁没报", "逾期", "进度", "本周会议", "待办", "待审核", "整改", "工作统计", "交通局情况", "找 XX路", "事项 交通局", "催办 全部"),
    "wangmin": ("我的待办", "我的报送", "本月台账", "整改", "事项", "找 XX路", "交通局情况"),
}  # fmt: skip


def fill(bot: Conversation, first: int, last: int) -> None:
    """Entries that wait, findings, reports, meetings and matters of one department; three of each at one moment."""
    with bot.assistant.database.write() as session:
        department = session.scalars(select(Department.id).where(Department.name == "交通局")).one()
        owner = session.scalars(select(Member.id).where(Member.userid == "wangmin")).one()
        for table, row in (
            (LedgerEntry, _entry), (Obligation, _owed), (Submission, _receipt), (MeetingNotice, _meeting), (MeetingItem, _item), (Matter, _matter),
        ):  # fmt: skip
            rows = [row(number, department, owner) for number in range(first, last)]
            session.execute(insert(table), rows)


def _entry(number: int, department: int, owner: int) -> dict[str, Any]:
    kind, state = (("checklist", "submitted"), ("rectification", "open"), ("performance", "filed"))[number % 3]
    text = f"第{number}处：XX路改造项目评审"
    return {
        "number": f"E{number:07}", "ledger": kind, "department_id": department, "owner_id": owner, "entered_by": "wangmin",
        "happened_on": NOW.date(), "filed_at": NOW + timedelta(minutes=number // 9), "state": state, "titles": {}, "text": text,
        "fields": {"problem": text, "duty": text, "content": text, "way": "廉政谈话", "marks": []}, "shared": True, "told": True,
        "due_on": NOW.date() if kind == "rectification" else None,
    }  # fmt: skip


def _owed(number: int, department: int, _owner: int) -> dict[str, Any]:
    return {
        "id": 50_000 + number, "kind": "ledger", "title": "主体责任台账", "department_id": department, "period": f"x{number}",
        "label": "11月", "due_on": NOW.date(), "due_at": NOW + timedelta(days=1), "state": "submitted",
    }  # fmt: skip


def _receipt(number: int, _department: int, _owner: int) -> dict[str, Any]:
    return {
        "number": f"R{number:07}", "obligation_id": 50_000 + number, "submitted_at": NOW + timedelta(minutes=number // 3),
        "submitted_by": "wangmin", "way": "zero", "entries": 0, "on_time": True,
    }  # fmt: skip


def _meeting(number: int, department: int, _owner: int) -> dict[str, Any]:
    return {
        "id": 50_000 + number, "number": f"M{number:07}", "department_id": department, "type": "党组会议", "day": NOW.date(),
        "starts_at": NOW, "place": "三楼会议室", "reported_at": NOW, "dated_at": NOW, "reported_by": "wangmin", "lead_days": 0,
        "on_time": True, "rule": "会议日前3日（自然日）", "text": "会议通知",
    }  # fmt: skip


def _item(number: int, _department: int, _owner: int) -> dict[str, Any]:
    return {"meeting_id": 50_000 + number, "position": 1, "text": f"第{number}批XX路改造", "kind": "decision"}


def _matter(number: int, department: int, _owner: int) -> dict[str, Any]:
    return {
        "number": f"T{number:07}", "department_id": department, "title": f"XX路改造项目第{number}批", "kind": "funds",
        "stage": "meeting", "opened_at": NOW,
    }  # fmt: skip


@contextmanager
def counting(bot: Conversation) -> Iterator[list[str]]:
    ran: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        ran.append(statement)

    event.listen(bot.assistant.database.engine, "before_cursor_execute", note)
    yield ran
    event.remove(bot.assistant.database.engine, "before_cursor_execute", note)


def costs(bot: Conversation, pages: Pages) -> dict[str, tuple[int, int]]:
    """Of each page and each thing said: how many statements, and how many bytes."""
    found = {}
    for userid, texts in SAID.items():
        for text in texts:
            bot.say(userid, text)
            with counting(bot) as ran:
                size = len(bot.say(userid, text).encode())
            found[f"{text} ({userid})"] = len(ran), size
        visit = pages.visit(userid)
        for path in addresses(pages.app):
            answer = visit.get(path)
            with counting(bot) as ran:
                answer = visit.get(path)
            if answer.status_code == 200 and answer.mimetype == "text/html":
                found[f"{path} ({userid})"] = len(ran), len(answer.data)
    return found


@pytest.mark.slow
def test_what_is_read_does_not_grow_with_what_is_on_file(bot: Conversation, pages: Pages) -> None:
    bot.at("2026-11-20T10:00")
    fill(bot, 0, FEW)
    few = costs(bot, pages)
    fill(bot, FEW, MANY)
    many = costs(bot, pages)
    grown = {name: (few[name][0], ran) for name, (ran, _size) in many.items() if ran > few[name][0] + SLACK}
    assert grown == {}
    assert {name: size for name, (_ran, size) in many.items() if size >= MOST_BYTES} == {}


def keys(shown: str) -> Sequence[str]:
    return re.findall(r'name="item" value="([^"]+)"', shown)


@pytest.mark.parametrize("kind", ["", "report", "entry"])
def test_the_worktable_s_pages_hold_everything_once_and_in_order(bot: Conversation, pages: Pages, kind: str) -> None:
    """Also where more wait since one moment than a page shows, and where something was settled meanwhile."""
    bot.at("2026-11-20T10:00")
    fill(bot, 0, MANY)
    desk, seen, address = pages.visit("zhaoli"), list[str](), f"/worktable?kind={kind}"
    while address:
        shown = desk.text(address)
        seen += keys(shown)
        following = re.search(r'href="([^"]+)">下一页', shown)
        address = following[1].replace("&amp;", "&") if following else ""
    entries = [f"entry:E{number:07}" for number in range(0, MANY, 3)]
    reports = [f"report:{50_000 + number}" for number in range(MANY)]
    assert [each for each in seen if each.startswith("entry")] == (entries if kind != "report" else [])
    assert [each for each in seen if each.startswith("report")] == (reports if kind != "entry" else [])


def test_a_month_s_meetings_are_shown_once_in_pages_of_less_than_100_kb(bot: Conversation, pages: Pages) -> None:
    bot.at("2026-11-20T10:00")
    fill(bot, 0, MANY)
    desk, seen, address = pages.visit("zhaoli"), list[str](), "?month=2026-11"
    while address:
        shown = desk.text(f"/meetings{address}")
        assert len(shown.encode()) < MOST_BYTES
        assert f"另{MANY - MOST_OF_DAY}次" in shown
        seen += re.findall(r'<li><a href="/meetings/(M\d+)"', shown)
        following = re.search(r'href="([^"]+)">下一页', shown)
        address = following[1].replace("&amp;", "&") if following else ""
    assert seen == [f"M{number:07}" for number in range(MANY)]


@pytest.mark.slow
def test_a_group_of_many_departments_is_shown_in_pages_of_less_than_100_kb(bot: Conversation, pages: Pages) -> None:
    group, places = "第一派驻纪检监察组", [f"第{number}监测中心" for number in range(FEW, MANY)]
    rows = [
        MemberRow(2, f"m{number}.{turn}", f"同志{number}{'甲乙丙'[turn]}", place, role, group, "")
        for number, place in enumerate(places)
        for turn, role in enumerate(("联络员", "班子成员", "主要负责人"))
    ]
    with bot.assistant.database.write() as session:
        import_members(bot.assistant.context(session), rows)
        open_periods(bot.assistant.context(session))
    desk = pages.visit("zhaoli")
    read = {path: desk.get(path) for path in addresses(pages.app)}
    assert {
        path: len(each.data)
        for path, each in read.items()
        if each.mimetype == "text/html" and len(each.data) >= MOST_BYTES
    } == {}
    seen, address = list[str](), "/organisation"
    while address:
        shown = desk.text(address)
        seen += re.findall(r'data-label="单位">([^<]+)', shown)
        following = re.search(r'href="(\?after=\d+)">下一页', shown)
        address = f"/organisation{following[1]}" if following else ""
    assert [each for each in seen if each in places] == places
    shown = desk.send("/members/change", act="retire", post="第399监测中心 同志369乙").text
    assert "停用同志369乙" in shown, "whoever is not offered can be named"
