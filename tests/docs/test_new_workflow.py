"""docs/new-handler.md: a workflow with fields, a number, a state and a due date is the one file that the page shows."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.app import create_app
from scheduler.plan.reminders import due_work
from storage.engine import Database
from storage.models import LedgerEntry
from tests.conftest import ON_ONE_ENGINE, Conversation, HandClock, make_test_assistant
from tests.dashboard.conftest import Pages, page_config

ROOT = Path(__file__).parent.parent.parent
LOANS = (ROOT / "docs/new-handler.md").read_text(encoding="utf-8").split("# ledgers/loans.yaml\n")[1].split("```")[0]
SAID = "借阅 会议记录本 用途：核查 归还日期：11月27日"
LIAISON, OFFICE = "wangmin", "zhaoli"

pytestmark = ON_ONE_ENGINE


@pytest.fixture
def bot(database: Database, clock: HandClock, tmp_path: Path) -> Conversation:
    """The program with the registers that ship and the one file more."""
    shutil.copytree(ROOT / "ledgers", tmp_path / "ledgers")
    (tmp_path / "ledgers/loans.yaml").write_text(LOANS, encoding="utf-8")
    config = page_config().model_copy(update={"ledgers_folder": str(tmp_path / "ledgers")})
    return Conversation(make_test_assistant(database, clock, config), clock)


def newest(bot: Conversation) -> LedgerEntry:
    with bot.session() as session:
        return session.scalars(select(LedgerEntry).order_by(LedgerEntry.id.desc())).first() or pytest.fail("none")


def reminded(bot: Conversation, moment: str) -> dict[str, str]:
    bot.at(moment)
    with bot.assistant.database.read() as session:
        work = due_work(bot.assistant.context(session), number=str)
    return {userid: message.text for message in work.messages for userid in message.to}


def test_in_chat_from_its_first_word_to_its_end(bot: Conversation) -> None:
    assert "请问用途是" in bot.say(LIAISON, "借阅 会议记录本 归还日期：11月27日")
    assert "编号 2026-0001" in bot.say(LIAISON, "核查")
    row = newest(bot)
    assert (row.fields["papers"], row.fields["purpose"], str(row.due_on)) == ("会议记录本", "核查", "2026-11-27")
    assert (row.number, row.state.word) == ("2026-0001", "办理中")
    assert "借阅登记 2026-0001（交通局）：办理中" in bot.say(LIAISON, "2026-0001")
    assert "会议记录本" in bot.say(LIAISON, "借阅登记")
    assert "会议记录本" in bot.say(OFFICE, "借阅登记")
    assert "暂无" in bot.say("chenfang", "借阅登记"), "another department"
    assert "会议记录本" in bot.say(LIAISON, "我的待办")
    assert "会议记录本" in reminded(bot, "2026-11-26T09:00")[LIAISON]
    assert "已办结" in bot.say(OFFICE, "办结 2026-0001 已归还")
    assert "会议记录本" not in bot.say(LIAISON, "我的待办")
    assert "会议记录本" not in reminded(bot, "2026-11-27T09:00").get(LIAISON, "")


def test_in_the_help_of_who_may_write_it(bot: Conversation) -> None:
    def told(userid: str) -> str:
        shown = bot.say(userid, "登记目录")
        while "回复“续”" in shown[-120:]:
            shown += bot.say(userid, "续")
        return shown

    assert "借阅" in told(LIAISON)
    assert "借阅登记" in told(OFFICE)


def test_on_the_page(bot: Conversation) -> None:
    app = create_app(bot.assistant)
    pages = Pages(app, bot.assistant)
    mine, desk = pages.visit(LIAISON), pages.visit(OFFICE)
    form = mine.text("/registers/loans/new")
    assert all(title in form for title in ("材料", "用途", "归还日期"))
    fields = {"field.papers": "会议记录本", "field.purpose": "核查", "field.due": "2026-11-27"}
    mine.done("/registers/loans/new", department=str(pages.department("交通局")), **fields)
    assert newest(bot).fields["papers"] == "会议记录本"
    assert "会议记录本" in mine.text("/todo")
    board = desk.text("/registers/loans")
    assert "办理中（1）" in board
    assert "会议记录本" in desk.text("/entries/2026-0001")
    assert "/exports/loans.xlsx" in bot.say(OFFICE, "导出 借阅登记")
    answer = desk.get("/exports/loans.xlsx")
    _title, header, row = load_workbook(BytesIO(answer.data)).worksheets[0].iter_rows(values_only=True)
    assert {"材料": "会议记录本", "用途": "核查"}.items() <= dict(zip(header, row, strict=True)).items()
