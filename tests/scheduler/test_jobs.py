"""Exports as jobs: asked for, seen in progress, taken over, pushed once; short ones and links at once."""

import re
import threading
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select, update

from actions.running.retention import forget
from bot.config import Config, ServerSettings
from policy.time.settings import Kept
from scheduler.deliver.channels import RetryError
from scheduler.run import jobs
from scheduler.run.jobs import Jobs
from storage.engine import Database
from storage.models import Department, Job, LedgerEntry, Member
from storage.states import EntryState
from tests.conftest import at
from tests.scheduler.outside import RecordingChannels
from tests.scheduler.service import Service

PAGE = Config(server=ServerSettings(public_url="https://desk.example.com"))


def worker(service: Service, name: str = "w1") -> Jobs:
    return Jobs(service.database, service.rules, service.clock, service.channels, name)


def job(service: Service) -> Job:
    with service.database.read() as session:
        row = session.scalars(select(Job).order_by(Job.id.desc()).limit(1)).one()
        session.expunge(row)
        return row


@pytest.fixture
def service(database: Database) -> Service:
    made = Service(database, since="2026-11-22T10:00")  # a Sunday: the clock itself says nothing
    made.say("zhaoli", "记整改 交通局 巡察发现项目评审记录不完整，12月18日前整改")
    made.say("zhaoli", "记整改 水利局 暗访发现窗口无人，12月18日前整改")
    made.at("2026-11-22T10:00")
    return made


def test_without_a_page_the_file_itself_is_sent_once(service: Service) -> None:
    reply = service.say("zhaoli", "导出 整改")
    assert reply.startswith("已收到，正在处理：问题整改，约2条，编号 2026-0003。")
    assert "http" not in reply
    assert "正在排队" in service.say("zhaoli", "导出进度")
    assert "无需重复办理" in service.say("zhaoli", "导出 整改"), "asked twice it is one"
    worker(service).run_all()
    shown = service.at("2026-11-22T10:01")
    assert [userid for userid, _ in shown] == ["zhaoli", "zhaoli"]
    assert shown[0][1] == "“问题整改.xlsx”已生成，共2条（编号 2026-0003），文件随后发送。"
    assert shown[1][1] == "media-1 问题整改.xlsx"
    assert service.channels.calls[-1].channel == "file"
    sheet = load_workbook(BytesIO(service.channels.uploads["问题整改.xlsx"])).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(min_row=3, values_only=True)] == ["2026-0001", "2026-0002"]
    assert "已生成" in service.say("zhaoli", "导出进度")
    assert not worker(service).run()


def test_with_a_page_a_long_one_is_a_job_with_a_link(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from handlers.overview import exports

    service = Service(database, PAGE, since="2026-11-22T10:00")
    service.say("zhaoli", "记整改 交通局 巡察发现项目评审记录不完整，12月18日前整改")
    assert "https://desk.example.com/exports/rectification.xlsx" in service.say("zhaoli", "导出 整改")
    monkeypatch.setitem(exports.LONG, "xlsx", 0)
    assert "已收到，正在处理" in service.say("zhaoli", "导出 整改 四季度")
    worker(service).run_all()
    text = next(text for _, text in service.at("2026-11-22T10:01") if "已生成" in text)
    assert "https://desk.example.com/exports/jobs/2026-0002\n3天内有效" in text
    assert service.channels.uploads == {}


def test_the_year_s_material_is_one_file_made_by_a_job(service: Service) -> None:
    """The totals, what was found, and every department on a paper of its own; how far it is can be asked."""
    assert service.say("zhaoli", "导出 年度材料 三季度").startswith("年度材料按年生成")
    assert "由派驻组导出" in service.say("wangmin", "导出 年度材料 2026年")
    reply = service.say("zhaoli", "导出 年度材料 2026年")
    departments = ("交通局", "水利局", "教育局", "文旅局", "生态环境局")
    assert re.match(r"已收到，正在处理：2026年年度材料，约\d+份，编号 2026-0003。", reply)
    worker(service).run_all()
    texts = [text for _, text in service.at("2026-11-22T10:01")]
    assert texts[0].startswith("“2026年度材料.zip”已生成，共")
    assert texts[1] == "media-1 2026年度材料.zip"
    with ZipFile(BytesIO(service.channels.uploads["2026年度材料.zip"])) as pack:
        assert pack.testzip() is None
        names = pack.namelist()
        found = load_workbook(BytesIO(pack.read("2026年度材料/2026年问题整改.xlsx"))).worksheets[0]
    assert names[:2] == ["2026年度材料/2026年工作汇总.docx", "2026年度材料/2026年问题整改.xlsx"]
    of_each = {f"2026年度材料/各单位履责情况/{each}2026年履责情况.docx" for each in departments}
    assert of_each & set(names) == {each for each in names if each.partition("情况/")[2].startswith(departments)}
    assert len(names) - 2 == int(re.search(r"共(\d+)份", texts[0])[1]) - 2 > 1  # type: ignore[index]
    assert not [each for each in names if "财政局" in each], "the other group's"
    assert found.max_row == 4


def test_the_scope_is_that_of_the_one_who_asked(service: Service) -> None:
    service.say("wangmin", "导出 整改")
    assert service.say("zhuting", "导出 整改") == "问题整改暂无记录，无需导出。"
    worker(service).run_all()
    assert "共1条" in service.talk.pushes("wangmin")[-2]
    assert "由派驻组导出" in service.say("wangmin", "导出 季度汇总 三季度")


def test_somebody_who_has_left_gets_nothing(service: Service) -> None:
    service.say("zhaoli", "导出 整改")
    with service.database.write() as session:
        session.execute(update(Member).where(Member.userid == "zhaoli").values(gone_at=at("2026-11-22T10:01")))
    worker(service).run_all()
    assert job(service).state == "failed"
    assert service.channels.uploads == {}


def test_several_workers_do_it_once(service: Service) -> None:
    for userid in ("zhaoli", "liqiang", "wangmin", "chenfang"):
        service.say(userid, "导出 整改")
    start = threading.Barrier(4)

    def run(name: str) -> None:
        start.wait()
        worker(service, name).run_all()

    threads = [threading.Thread(target=run, args=(f"w{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    shown = [userid for userid, text in service.at("2026-11-22T10:01") if text.startswith("media-")]
    assert sorted(shown) == ["chenfang", "liqiang", "wangmin", "zhaoli"]


def test_a_job_whose_process_died_is_taken_over_and_told_once(service: Service) -> None:
    service.say("zhaoli", "导出 整改")
    dead = worker(service, "dead")
    with service.database.write() as session:
        job_id = dead._claim(session)
    assert job_id is not None
    made = dead._make(job_id)
    assert not worker(service).run(), "it is still the other's"
    with service.database.write() as session:
        jobs.release(session, ["dead"])
    with service.database.write() as session:
        assert worker(service)._claim(session) == job_id
    dead._finish(job_id, made, "late")  # it lived after all
    worker(service).run_all()
    dead._finish(job_id, made, "late")
    texts = [text for _, text in service.at("2026-11-22T10:01")]
    assert [text for text in texts if text.startswith(("media", "late"))] == ["media-1 问题整改.xlsx"]


def test_while_wecom_is_away_it_waits_and_then_says_so(service: Service) -> None:
    service.say("zhaoli", "导出 整改")

    class Away(RecordingChannels):
        def upload(self, name: str, content: bytes) -> str:
            raise RetryError("无法连接企业微信")

    away = Jobs(service.database, service.rules, service.clock, Away(), "w1")
    for minute in range(5):
        service.clock.time = at(f"2026-11-22T10:0{minute}")
        away.run_all()
        assert job(service).state == ("queued" if minute < 4 else "failed")
    assert "未能生成。请稍后重新导出，或联系" in service.talk.pushes("zhaoli")[-1]


def test_one_that_ends_its_processes_is_given_up(service: Service) -> None:
    service.say("zhaoli", "导出 整改")
    for name in "abcde":
        with service.database.write() as session:
            assert worker(service, name)._claim(session)
        with service.database.write() as session:
            jobs.release(session, [name])
    worker(service).run_all()
    assert job(service).state == "failed"


def test_progress_is_seen_while_it_runs(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(jobs, "SAY_SECONDS", 0.0)
    service.say("zhaoli", "导出 整改")
    runner = worker(service)
    note = runner._note

    def listening(job_id: int, **values: int) -> None:
        note(job_id, **values)
        seen.append(service.say("zhaoli", "导出进度"))

    monkeypatch.setattr(runner, "_note", listening)
    runner.run_all()
    assert [text.partition("）")[2] for text in seen] == ["正在处理，已完成1/2条。", "正在处理，已完成2/2条。"]


def test_a_file_is_forgotten_after_three_days(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from handlers.overview import exports

    monkeypatch.setitem(exports.LONG, "xlsx", 0)
    service = Service(database, PAGE, since="2026-11-22T10:00")
    service.say("zhaoli", "记整改 交通局 巡察发现项目评审记录不完整，12月18日前整改")
    service.say("zhaoli", "导出 整改")
    worker(service).run_all()
    for moment, left in (("2026-11-25T09:59", 1), ("2026-11-25T10:01", 0)):
        service.clock.time = at(moment)
        with database.write() as session:
            forget(service.assistant.context(session), Kept())
        with database.read() as session:
            assert len(session.scalars(select(Job)).all()) == left


MANY = 65  # more than are done while somebody waits


@pytest.fixture
def crowded(service: Service) -> Service:
    """More checklist items wait for review than are accepted at once."""
    with service.database.write() as session:
        department = session.scalars(select(Department.id).where(Department.name == "水利局")).one()
        owner = session.scalars(select(Member.id).where(Member.userid == "huqiang")).one()
        for place in range(MANY):
            fields = {"duty": f"第{place}项", "measure": "每月检查一次"}
            row = {
                "number": f"2026-8{place:03}",
                "ledger": "checklist",
                "text": f"第{place}项",
                "fields": fields,
                "titles": {},
            }
            who = {"department_id": department, "owner_id": owner, "entered_by": "chenfang"}
            when = {"happened_on": service.clock.time.date(), "filed_at": service.clock.time}
            session.add(LedgerEntry(**row, **who, **when, state=EntryState.SUBMITTED, shared=True, told=True))
    return service


def accepted(service: Service) -> int:
    with service.database.read() as session:
        query = select(func.count()).where(LedgerEntry.ledger == "checklist", LedgerEntry.state == EntryState.ACCEPTED)
        return session.scalar(query) or 0


def test_acts_for_very_many_are_done_by_a_job(crowded: Service) -> None:
    assert f"将审核通过{MANY}项" in crowded.say("zhaoli", "审核通过 全部")
    reply = crowded.say("zhaoli", "确认")
    assert reply.startswith(f"已收到，正在办理：审核通过，共{MANY}项，编号 2026-")
    assert accepted(crowded) == 0
    assert "正在排队" in crowded.say("zhaoli", "办理进度")
    crowded.say("zhaoli", "审核通过 2026-8003")
    assert worker(crowded).run()
    assert accepted(crowded) == MANY
    (told,) = [text for userid, text in crowded.at("2026-11-22T10:05") if userid == "zhaoli" and "已办理" in text]
    assert f"已办理{MANY - 1}项" in told
    assert "有一项此前已经办理" in told
    assert "已办理完毕" in crowded.say("zhaoli", "办理进度")


def test_a_job_whose_process_died_goes_on_where_it_stood(crowded: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    crowded.say("zhaoli", "审核通过 全部")
    crowded.say("zhaoli", "确认")
    dying = worker(crowded, "w9")
    ended = crowded.database.write

    def some() -> object:
        if accepted(crowded) >= 40:
            raise KeyboardInterrupt
        return ended()

    monkeypatch.setattr(crowded.database, "write", some)
    with pytest.raises(KeyboardInterrupt):
        dying.run()
    monkeypatch.undo()
    assert (accepted(crowded), job(crowded).rows_done) == (40, 40)
    with crowded.database.write() as session:
        jobs.release(session, ["w9"])
    worker(crowded).run_all()
    assert accepted(crowded) == MANY
    (told,) = [text for userid, text in crowded.at("2026-11-22T10:05") if userid == "zhaoli" and "已办理" in text]
    assert f"已办理{MANY}项" in told
    assert "未办" not in told
