"""Lists of what is on file in hundreds: shown in pages that miss nothing and show nothing twice."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from storage.models import Department, LedgerEntry, Matter, MeetingItem, MeetingNotice, Member, Obligation, Submission
from tests.conftest import Conversation, at
from tests.dashboard.conftest import Pages

MANY = 400
NOW = at("2026-11-20T09:00")


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
