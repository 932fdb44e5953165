"""Entries of registers that are due: in the one message of the day, exactly as `preview` says, stopped when done with."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from scheduler.plan.preview import preview
from storage.engine import Database
from storage.models import LedgerEntry, ReminderStep
from tests.conftest import at
from tests.scheduler.service import Service

PROBLEM = "记整改 交通局 巡察发现项目评审记录不完整，12月18日前整改"


@pytest.fixture
def service(database: Database) -> Service:
    service = Service(database)
    service.at("2026-11-23T09:00")
    return service


def say(service: Service, userid: str, words: str, moment: str | None = None) -> str:
    """What comes back; what it causes has been delivered then."""
    reply = service.say(userid, words, moment)
    while service.ticker.deliver():
        pass
    return reply


def previewed(service: Service, day: str) -> set[tuple[str, str]]:
    """Who would be told what on this day in the morning; a draft's number is not given before it is made."""
    with service.database.read() as session:
        lines = list(preview(session, service.rules, at(f"{day}T00:00"), at(f"{day}T12:00")))
    return {(userid, line["text"]) for line in lines for userid in line["to"]}


def test_a_rectification_climbs_the_ladder_beside_the_reports(service: Service) -> None:
    say(service, "zhaoli", PROBLEM, "2026-12-01T10:00")
    number = "2026-0001"
    seen: dict[str, list[str]] = {}
    for moment in service.days("2026-12-02", "2026-12-28"):
        for userid, text in service.told(moment).items():
            if number in text:
                seen.setdefault(userid, []).append(moment[5:10])
    assert seen["wangmin"] == ["12-09", "12-15", "12-18"]
    assert seen["zhangwei"] == ["12-21"]
    assert seen["zhaoli"][-1] == "12-25", "the group's list"
    assert "12-23" in seen["zhaoli"], "the draft for the principal"
    assert "liujianguo" not in seen
    assert "sunqiang" not in seen


def test_one_person_reads_it_in_the_message_of_the_reports_oldest_first(service: Service) -> None:
    for moment in service.days("2026-11-24", "2026-12-21"):
        service.at(moment)
    say(service, "zhaoli", PROBLEM.replace("12月18日", "12月25日"), "2026-12-21T10:00")
    text = service.told("2026-12-22T09:00")["wangmin"]
    assert text.splitlines() == [
        "交通局有4项事项请予办理：",
        "1. 12月主体责任台账：12月25日（周五）截止，还有3天",
        "2. 四季度主体责任清单推进情况：12月25日（周五）截止，还有3天",
        "3. 四季度“三重一大”推进落实情况：12月25日（周五）截止，还有3天",
        "4. 问题整改2026-0010（巡察发现项目评审记录不完整）：12月25日（周五）截止，还有3天",
        f"回复“报送 台账 12月”“报送 清单 四季度”“报送 三重一大 四季度”即可；纸质报送请联系{service.rules.office}。",
        "办理情况请回复“进展 2026-0010 ……”。",
        "尚在办理的可回复“办理中 2026-0010”，需要延期的“需延期 2026-0010 原因和日期”。",
    ]


def test_what_is_done_with_stops_and_a_missed_step_is_told_once(service: Service) -> None:
    say(service, "zhaoli", PROBLEM, "2026-12-01T10:00")
    say(service, "zhaoli", "记整改 交通局 暗访发现窗口无人，12月18日前整改")
    told = service.told("2026-12-16T10:00")["wangmin"]  # two steps were missed
    assert told.count("2026-0001") == 1
    assert "还有2天（补发）" in told
    say(service, "zhaoli", "办结 2026-0001")
    told = service.told("2026-12-18T10:00")["wangmin"]
    assert "2026-0001" not in told
    assert "问题整改2026-0002（暗访发现窗口无人）：12月18日（周五）截止，今日到期" in told


@pytest.mark.parametrize("moment", ["2026-12-13T10:00", "2026-12-09T20:00", "2026-12-09T08:20"])
def test_nothing_leaves_on_a_rest_day_or_out_of_hours(service: Service, moment: str) -> None:
    say(service, "zhaoli", PROBLEM, "2026-12-01T10:00")
    service.at("2026-12-01T10:05")
    assert service.at(moment) == []


def test_a_task_inside_a_department_stays_inside(service: Service) -> None:
    say(service, "wangmin", "交办 周洁 12月4日前整理档案", "2026-12-01T10:00")
    seen: dict[str, dict[str, str]] = {}
    for moment in service.days("2026-12-02", "2026-12-14"):
        for userid, text in service.told(moment).items():
            if "整理档案" in text or "2026-0001" in text:
                seen.setdefault(userid, {})[moment[5:10]] = text
    assert set(seen) == {"zhoujie", "wangmin", "maliang"}
    assert list(seen["zhoujie"]) == ["12-03", "12-04", "12-07"]
    assert "已逾期3天" in seen["wangmin"]["12-07"]
    assert seen["maliang"]["12-09"].startswith("交通局有1项事项逾期未办结，请予督办：")


def test_who_is_reached_twice_for_one_entry_reads_it_once(service: Service) -> None:
    """王敏 asked for it and does it herself."""
    say(service, "wangmin", "交办 王敏 12月4日前整理档案", "2026-12-01T10:00")
    assert service.told("2026-12-07T09:00")["wangmin"].count("整理档案") == 1


def test_a_principal_reads_reports_and_entries_in_one_draft(service: Service) -> None:
    say(service, "zhaoli", PROBLEM.replace("12月18日", "11月25日"), "2026-11-23T10:00")
    for moment in service.days("2026-11-24", "2026-11-30"):
        told = dict(service.at(moment))
    draft = next(line for line in told["zhaoli"].splitlines() if "交通局：回复“发送" in line)
    say(service, "zhaoli", draft.split("“")[1].split("”")[0])
    (shown,) = [text for text in service.talk.pushes("liujianguo") if "统筹安排" in text]
    assert shown.startswith("交通局有2项事项尚未完成，请您统筹安排：")
    assert "问题整改2026-0001（巡察发现项目评审记录不完整）：11月25日（周三）截止，已逾期5天。此前已于" in shown
    assert "11月26日告知分管领导" in shown
    with service.database.read() as session:
        states = session.scalars(select(ReminderStep.state).where(ReminderStep.step == "+3:principal")).all()
        assert states.count("pushed") == 2


def test_what_was_closed_before_the_office_says_so_is_left_out(service: Service) -> None:
    say(service, "zhaoli", PROBLEM.replace("12月18日", "11月25日"), "2026-11-23T10:00")
    for moment in service.days("2026-11-24", "2026-11-30"):
        told = dict(service.at(moment))
    draft = next(line for line in told["zhaoli"].splitlines() if "交通局：回复“发送" in line)
    say(service, "zhaoli", "办结 2026-0001")
    say(service, "zhaoli", draft.split("“")[1].split("”")[0])
    (shown,) = [text for text in service.talk.pushes("liujianguo") if "统筹安排" in text]
    assert shown.startswith("交通局有1项报送尚未完成")


def test_the_brief_counts_what_is_late_and_near(service: Service) -> None:
    say(service, "zhaoli", PROBLEM, "2026-12-01T10:00")
    say(service, "zhaoli", "记整改 水利局 暗访发现窗口无人，12月18日前整改")
    assert (
        "临近到期、尚未办结：\n· 问题整改2件：交通局、水利局（回复“整改”查看）"
        in service.told("2026-12-16T09:00")["zhaoli"]
    )
    assert "逾期未办结：\n· 问题整改2件" in service.told("2026-12-21T09:00")["liqiang"]


def test_another_group_reads_nothing_of_it(service: Service) -> None:
    say(service, "zhaoli", PROBLEM, "2026-12-01T10:00")
    for moment in service.days("2026-12-02", "2026-12-31"):
        for userid, text in service.told(moment).items():
            assert "2026-0001" not in text or userid not in ("zhuting", "zhenghui"), moment


def test_somebody_who_has_left_is_stood_in_for_by_the_liaison(service: Service) -> None:
    say(service, "wangmin", "交办 周洁 12月4日前整理档案", "2026-12-01T10:00")
    with service.acting("2026-12-02T10:00") as context:
        entry = context.session.scalars(select(LedgerEntry)).one()
        entry.owner.gone_at = context.now
    told = service.told("2026-12-03T09:00")
    assert "zhoujie" not in told
    assert "整理档案" in told["wangmin"]


def test_a_paused_department_is_left_alone(service: Service) -> None:
    say(service, "zhaoli", PROBLEM, "2026-12-01T10:00")
    say(service, "zhaoli", "暂停 交通局 机构改革")
    say(service, "zhaoli", "确认")
    assert "wangmin" not in service.told("2026-12-09T09:00")


def test_preview_says_exactly_what_the_scheduler_does(service: Service) -> None:
    """Every morning of six weeks, one message a person; 2026-… of a draft apart, and a text for a holiday, which is proposed on its morning."""
    say(service, "zhaoli", PROBLEM, "2026-11-23T10:00")
    say(service, "zhaoli", "记整改 水利局 暗访发现窗口无人，12月11日前整改")
    say(service, "wangmin", "交办 周洁 12月4日前整理档案")
    days = 0
    for moment in service.days("2026-11-24", "2027-01-08"):
        if moment[:10] == "2026-12-15":
            say(service, "zhaoli", "办结 2026-0002", "2026-12-14T16:00")
        shown = service.told(moment)
        proposed = {userid for userid, text in shown.items() if "廉政提醒" in text}
        expected = {
            (userid, text)
            for userid, text in previewed(service, moment[:10])
            if "请审定" not in text and userid not in proposed
        }
        told = {(userid, text) for userid, text in shown.items() if "请审定" not in text and userid not in proposed}
        assert told == expected, moment
        days += bool(told)
    assert days > 10


def test_a_later_day_is_previewed_with_what_is_on_file_now(service: Service) -> None:
    say(service, "zhaoli", PROBLEM, "2026-12-01T10:00")
    assert any("2026-0001" in text for userid, text in previewed(service, "2026-12-09") if userid == "wangmin")
    assert "交通局有1项事项请予办理" in say(service, "zhaoli", "预览 12月9日")
    say(service, "zhaoli", "办结 2026-0001")
    assert not any("2026-0001" in text for _, text in previewed(service, "2026-12-09"))


def test_on_trial_liaisons_alone_are_reminded(service: Service) -> None:
    say(service, "zhaoli", PROBLEM, "2026-12-01T10:00")
    say(service, "wangmin", "交办 周洁 12月4日前整理档案")
    trial = replace(
        service.rules,
        reminders=service.rules.reminders.model_copy(update={"trial_until": at("2026-12-31T00:00").date()}),
    )
    with service.database.read() as session:
        lines = list(preview(session, trial, at("2026-12-02T00:00"), at("2026-12-24T00:00") + timedelta(days=1)))
    readers = {userid for line in lines for userid in line["to"] if "2026-0001" in line["text"]}
    assert readers == {"wangmin"}
    assert not any("2026-0002" in line["text"] for line in lines)


def test_a_corrected_date_moves_the_ladder(service: Service) -> None:
    say(service, "zhaoli", PROBLEM, "2026-12-01T10:00")
    assert "2026-0001" in service.told("2026-12-09T09:00")["wangmin"]
    say(service, "zhaoli", "更正 2026-0001 整改期限：12月31日", "2026-12-10T10:00")
    seen = [
        moment[5:10]
        for moment in service.days("2026-12-11", "2027-01-04")
        if "2026-0001" in service.told(moment).get("wangmin", "")
    ]
    assert seen == ["12-22", "12-28", "12-31"]


def test_what_fell_into_a_pause_is_not_made_up_for(service: Service) -> None:
    say(service, "zhaoli", PROBLEM, "2026-12-01T10:00")
    say(service, "zhaoli", "暂停 交通局 机构改革")
    service.at("2026-12-09T09:00")
    say(service, "zhaoli", "恢复 交通局", "2026-12-11T10:00")
    assert "wangmin" not in service.told("2026-12-11T10:10")
    assert "2026-0001" not in service.told("2026-12-14T09:00").get("wangmin", "")
    assert "2026-0001" in service.told("2026-12-15T09:00")["wangmin"]


def test_the_desk_reads_what_it_has_to_review(service: Service) -> None:
    say(service, "wangmin", "报送 台账 11月 无", "2026-11-24T10:00")
    told = service.told("2026-11-27T09:00")
    assert "待审核：\n· 报送1件：交通局（回复“审核通过 单位 事项”）" in told["zhaoli"]
    assert told["liqiang"].count("待审核") == 1
    assert not any("待审核" in text for userid, text in told.items() if userid not in ("zhaoli", "liqiang"))
    assert any("待审核" in text for _, text in previewed(service, "2026-11-30"))
    say(service, "zhaoli", "审核通过 交通局 台账 11月", "2026-11-27T10:00")
    assert not any("待审核" in text for text in service.told("2026-11-30T09:00").values())
