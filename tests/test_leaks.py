"""Of what was refused, forgotten, or slipped through and was taken by no act, no file holds a word, on either engine."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from prometheus_client import generate_latest
from sqlalchemy import select

from actions.overview import export_jobs
from actions.report.obligations import open_periods
from bot.app import create_app
from bot.incoming import Incoming
from bot.metrics import REGISTRY
from policy.screening.screen import screen
from scheduler.run.jobs import Jobs
from storage.engine import Database
from storage.models import Job
from tests.conftest import Conversation, HandClock, make_test_assistant
from tests.dashboard.conftest import Pages, page_config
from tests.dashboard.test_files import choose
from tests.documents.pdfs import pdf
from tests.leaks import files_of, in_files, in_rows
from tests.scheduler.outside import RecordingChannels

# Each holds a word that stands nowhere else, in the place of a name; the model has seen none of them.
REFUSED = (
    "实名举报：局长鼋鼍甲收受老板红包三万元，请组织严查",
    "讯问笔录：问：那笔钱呢？答：鼋鼍乙让我放在茶叶盒里给他的",
    "机密★10年 关于鼋鼍丙的情况通报",
)
PIECES = ("老鼋鼍丁那人啊", "拿着假的票子", "报了两万多，钱进了自己腰包")
SLIPPED = (
    "天上的云彩飘得奇怪，鼋鼍戊懂",
    "鼋鼍己家的灯亮到半夜，细品",
    "鼋鼍庚 你猜",
    "城东那口井，鼋鼍辛最清楚",
    "今天的云真好看，鼋鼍壬也来了",
    "鼋鼍癸的老规矩定的",
)
VOICES = Path(__file__).parent / "data" / "screening"


def missed() -> list[str]:
    """Complaints of the voices as far as the judgement lets them through, cut short and with the word behind."""
    lines = [line for voice in "abno" for line in (VOICES / f"author_{voice}.tsv").read_text("utf-8").splitlines()]
    told = [text for label, text in (line.split("\t", 1) for line in lines) if label in ("complaint", "case")]
    cut = (next((f"{text[:end]}鼋鼍癸" for end in range(len(text), 7, -1) if passes(text[:end])), "") for text in told)
    # What says that a meeting was held is an entry, and waits as a draft for whatever it lacks.
    return [text for text in cut if text and "会" not in text]


def passes(words: str) -> bool:
    return screen(f"{words}鼋鼍癸").refusal is None


BESIDE = ("记台账 {}", "2026-0001 {}", "{}，见 2026-0001", "提问 {}", "三重一大要提前几天报？{}", "转发：{}")
KEPT = "记台账 今天到鼋鼍桥检查工地安全，发现问题3个"
WORDS = [f"鼋鼍{stem}" for stem in "甲乙丙丁戊己庚辛壬癸"]
SITUATIONS = (
    "",
    "记台账",
    "报送 台账 11月 无",
    "我的待办",
    "定于12月2日上午9点召开党组会，研究采购设备50万元",
    "定于12月9日上午10点在局三楼会议室召开党组会，研究：1.培训计划。联系人：王敏 13800000000",
    "取消会议",
)
"""What was said before: nothing, and what makes the assistant ask for a field, for a yes, which one, for facts, or for free words."""
TOGETHER = timedelta(minutes=6)
EVERY = 60  # of some 600 complaints


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """With a key, as every installation has one."""
    made = Database(database_url, b"k" * 32)
    yield made
    made.close()


@pytest.fixture
def bot(database: Database, clock: HandClock, tmp_path: Path) -> Conversation:
    config = page_config().model_copy(update={"files_folder": str(tmp_path / "files")})
    return Conversation(make_test_assistant(database, clock, config), clock)


def say_in_every_situation(bot: Conversation, words: str) -> None:
    for before in SITUATIONS:
        if before:
            bot.say("wangmin", before)
        assert "鼋鼍" not in bot.say("wangmin", words)
        bot.clock.time += TOGETHER  # no piece of what was said before


def say_by_other_doors(bot: Conversation, words: str) -> None:
    """A leader, of whom more may be guessed; a stranger, whoever has no right to say anything, a chat."""
    bot.say("zhangwei", words)
    bot.say("nobody", words)
    bot.say("liangchen", words)
    bot.dispatcher.dispatch(Incoming("zhangwei", f"{words}.", "text", words, chat="room"))
    bot.clock.time += TOGETHER


def send_by_the_page(bot: Conversation, words: str) -> None:
    """In a field of a form, in a Word file, as the name of a file."""
    pages = Pages(create_app(bot.assistant), bot.assistant)
    visit, report = pages.visit("wangmin"), f"/reports/{pages.obligation('交通局')}"
    assert visit.send("/registers/performance/new", content=words, day="2026-11-22").status_code == 422
    paper, held = Document(), BytesIO()
    paper.add_paragraph(words)
    paper.save(held)
    for name, data in (("总结.docx", held.getvalue()), (f"{words[:40]}.pdf", pdf("总结"))):
        choose(visit, report.replace("/reports/", "obligation:"), name, data)


def exported(bot: Conversation, folder: Path) -> Path:
    """A leader's own records as a scheduler draws them."""
    with bot.assistant.database.write() as session:
        number = export_jobs.ask(bot.assistant.context(session, "zhangwei"), "ledger.docx", {}, "履责台账", 1).number
    Jobs(bot.assistant.database, bot.assistant.rules, bot.clock, RecordingChannels(), "w").run_all()
    with bot.session() as session:
        job = session.scalars(select(Job).where(Job.number == number)).one()
        assert job.content is not None
        path = folder / job.title
        path.write_bytes(job.content)
    return path


def words_in_rows(database: Database) -> dict[str, list[str]]:
    rows = {name: [word for word in WORDS if word in said] for name, said in in_rows(database).items()}
    return {name: words for name, words in rows.items() if words}


def test_no_file_and_no_row_holds_a_word(
    bot: Conversation, database: Database, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with database.write() as session:
        open_periods(bot.assistant.context(session))
    for words in (*REFUSED, *SLIPPED):
        say_in_every_situation(bot, words)
        say_by_other_doors(bot, words)
        assert words_in_rows(database) == {}
    for piece in PIECES:
        bot.say("zhangwei", piece)
    for words in REFUSED:
        send_by_the_page(bot, words)
    bot.say("zhangwei", KEPT)
    job_file = exported(bot, tmp_path)
    assert words_in_rows(database) == {}
    uploads = [each for each in (tmp_path / "files").rglob("*") if each.is_file()]
    assert in_files([*files_of(database), *uploads, job_file], WORDS) == []
    assert "鼋" not in "".join(capfd.readouterr()) + generate_latest(REGISTRY).decode()


def test_a_complaint_that_the_judgement_misses_is_kept_nowhere(
    bot: Conversation, database: Database, capfd: pytest.CaptureFixture[str]
) -> None:
    """Alone, with a question open, and beside what is something else: unless an act took it, which says so."""
    with database.write() as session:
        open_periods(bot.assistant.context(session))
    for words in missed()[::EVERY]:
        say_in_every_situation(bot, words)
        say_by_other_doors(bot, words)
        for beside in BESIDE:
            bot.say("wangmin", beside.format(words))
            bot.clock.time += TOGETHER
        assert words_in_rows(database) == {}, words
    assert in_files(files_of(database), WORDS) == []
    assert "鼋" not in "".join(capfd.readouterr())


def test_the_search_finds_what_is_there(bot: Conversation, database: Database, tmp_path: Path) -> None:
    """Otherwise the test above would say nothing: an entry is kept, and in plain text."""
    bot.say("zhangwei", KEPT)
    assert {word for _, word in in_files(files_of(database), ["鼋鼍桥"])} == {"鼋鼍桥"}
    assert in_files([exported(bot, tmp_path)], ["鼋鼍桥"]) != []
    assert "鼋鼍桥" in in_rows(database)["ledger_entry.text"]
