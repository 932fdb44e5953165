"""The week's work on paper: the workbook says what the rows and the planner say, and what it has written beforehand is understood."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from sqlalchemy import select

from actions.report.obligations import open_periods
from bot.commands import paper
from bot.config import Config
from policy.text.write import say_day
from scheduler.plan.preview import preview
from storage.models import MeetingNotice, Member, Obligation, TrailEntry
from storage.models.duties import STILL_OWED
from tests.conftest import ON_ONE_ENGINE, Conversation, at

NOTICE = "会议通知：定于11月27日下午3点在三楼会议室召开党组会议，研究：1.2027年培训计划。联系人：王敏 13800000000"


@pytest.fixture
def week(bot: Conversation, monkeypatch: pytest.MonkeyPatch) -> Conversation:
    """What a week holds: a meeting, an entry with its day, a report that is in, others that are owed."""
    with bot.assistant.database.write() as session:
        open_periods(bot.assistant.context(session))
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "报送 台账 11月 无")
    bot.say("wangmin", "确认")
    bot.say("zhangwei", "记台账 今天与规划科同志开展廉政谈话，提醒1号风险")
    monkeypatch.setattr(paper, "make_assistant", lambda _config: bot.assistant)
    return bot


def written(command: str, file: Path) -> Result:
    done = CliRunner().invoke(
        {"export-all": paper.export_all, "drill": paper.drill}[command], [str(file)], obj=Config()
    )
    assert done.exit_code == 0, done.output
    return done


def book(week: Conversation, folder: Path) -> Mapping[str, Sequence[Mapping[str, str]]]:
    written("export-all", folder / "week.xlsx")
    found = {}
    for sheet in load_workbook(folder / "week.xlsx"):
        header, *rows = ([str(cell or "") for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True))
        found[sheet.title] = [dict(zip(header, row, strict=True)) for row in rows]
    return found


@ON_ONE_ENGINE
def test_the_workbook_holds_what_is_owed_held_and_planned(week: Conversation, tmp_path: Path) -> None:
    sheets = book(week, tmp_path)
    with week.session() as session:
        now = week.clock.now()
        planned = list(preview(session, week.assistant.rules, now, at("2026-11-29T10:00")))
        until = at("2026-12-23T00:00").date()
        rows = session.scalars(select(Obligation).where(Obligation.state.in_(STILL_OWED), Obligation.due_on <= until))
        owed = {(row.department.name, row.label, row.title, say_day(row.due_on)) for row in rows}
        names = {member.userid: member.name for member in session.scalars(select(Member))}
        meetings = session.scalars(select(MeetingNotice.number)).all()
    said = {(row["内容"], name) for row in sheets["待发提醒"] for name in names.values() if name in row["发给"]}
    assert {(each["text"], names[who]) for each in planned for who in each["to"]} <= said
    assert len(planned) == len(sheets["待发提醒"]) > 5
    listed = {(row["单位"], row["期间"], row["事项"], row["截止"]) for row in sheets["报送"] if row["状态"] == "待报"}
    assert owed == listed
    assert [row["编号"] for row in sheets["会议"]] == list(meetings)
    assert "13800000000" in sheets["会议"][0]["联系人"]
    assert {row["账号"] for row in sheets["人员"]} == set(names)
    assert len(sheets["问答"]) == 16
    assert f"{at('2026-11-22T10:00').year}-0003" in sheets["说明"][3]["内容"]


@ON_ONE_ENGINE
def test_what_the_workbook_writes_beforehand_is_what_the_desk_sends_afterwards(
    week: Conversation, tmp_path: Path
) -> None:
    rows = [row for row in book(week, tmp_path)["报送"] if row["监督组"].startswith("第一")]
    assert len(rows) >= 4
    week.at("2026-12-01T09:00")
    for row in rows:
        reply = week.say("zhaoli", row["收到纸质后补录"] + ("11月25日" if row["状态"] == "待报" else ""))
        assert reply.startswith(("已代登", "已登记审核通过")), reply
    with week.session() as session:
        in_time = session.scalars(select(Obligation).where(Obligation.kind == "ledger", Obligation.period == "2026-11"))
        assert all(each.submissions[-1].on_time for each in in_time if each.department.group_id == 1)


@ON_ONE_ENGINE
def test_the_drill_has_a_page_for_each_working_day_with_its_calls(week: Conversation, tmp_path: Path) -> None:
    written("drill", tmp_path / "week.docx")
    with ZipFile(BytesIO((tmp_path / "week.docx").read_bytes())) as file:
        text = file.read("word/document.xml").decode()
    with week.session() as session:
        planned = list(preview(session, week.assistant.rules, week.clock.now(), at("2026-11-29T10:00")))
    assert all(line in text for each in planned for line in each["text"].splitlines())
    days = {day: say_day(at(f"2026-11-{day}T09:00").date()) for day in range(23, 29)}
    assert [len(re.findall(f">[一二三四五六]、{re.escape(said)}<", text)) for said in days.values()] == [
        1,
        1,
        1,
        1,
        1,
        0,
    ]
    assert "11月27日（周五）15:00 交通局党组会议" in text


@ON_ONE_ENGINE
def test_who_took_it_out_is_in_the_trail_and_nobody_else_reads_the_file(week: Conversation, tmp_path: Path) -> None:
    for command, name in (("export-all", "week.xlsx"), ("drill", "week.docx")):
        written(command, tmp_path / name)
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    with week.session() as session:
        acts = session.scalars(select(TrailEntry.act).order_by(TrailEntry.id.desc()).limit(2)).all()
    assert acts == ["drill", "export_all"]
