"""Opinions and requests for an integrity opinion that wait for their answer: one ladder with everything that is due."""

from datetime import timedelta

import pytest

from scheduler.plan.preview import preview
from storage.engine import Database
from tests.conftest import at
from tests.scheduler.service import Service

NOTICE = "会议通知：定于12月10日（周四）下午2:30在局三楼会议室召开党组会议，研究：1.XX路改造项目立项。"
OPINION = "建议补充可研报告后再上会"


@pytest.fixture
def service(database: Database) -> Service:
    """The month's reports are settled at once, so that the ladder of the opinion stands alone."""
    made = Service(database, since="2026-11-27T09:00")
    made.say("wangmin", NOTICE, "2026-11-27T10:00")
    made.say("liqiang", f"意见 2026-0001 {OPINION}", "2026-11-27T10:05")
    return made


def sent(service: Service) -> str:
    """The opinion's number."""
    reply = service.say("liqiang", "确认", "2026-11-27T10:06")
    service.at("2026-11-27T10:30")  # what words caused has been delivered
    return reply.split("编号 ")[1][:9]


def line(told: dict[str, str], userid: str) -> list[str]:
    return [each for each in told.get(userid, "").split("\n") if OPINION in each or "“答复 " in each]


def test_the_department_reads_by_when_to_answer(service: Service) -> None:
    number = sent(service)
    push = service.talk.pushes("wangmin")[-1]
    assert push.endswith(f"请于12月4日（周五）前办理，并回复“答复 {number} ……”。")


def test_an_opinion_is_due_by_the_day_of_its_meeting(service: Service) -> None:
    service.say("wangmin", "改期 2026-0001 11月30日上午9点", "2026-11-27T10:05")
    sent(service)
    assert "请于11月30日（周一）前办理" in service.talk.pushes("wangmin")[-1]


def test_its_ladder_goes_from_the_liaison_to_the_group(service: Service) -> None:
    number = sent(service)
    found: dict[str, dict[str, list[str]]] = {}
    for moment in service.days("2026-11-27", "2026-12-09"):
        told = service.told(moment) if moment > "2026-11-27T10" else {}
        found[moment[5:10]] = {userid: said for userid in told if (said := line(told, userid))}
    assert found["11-30"] == {}
    [what, how] = found["12-03"]["wangmin"]
    assert f"意见{number}（{OPINION}）：12月4日（周五）截止，还有1天" in what
    assert f"办理情况请回复“答复 {number} ……”。" in how
    assert "今日到期" in found["12-04"]["wangmin"][0]
    assert set(found["12-07"]) == {"wangmin", "zhangwei"}
    assert "已逾期3天" in found["12-07"]["zhangwei"][0]
    assert {"zhaoli", "liqiang"} <= set(found["12-09"])
    assert "wangmin" not in found["12-09"]


def test_the_brief_counts_it(service: Service) -> None:
    sent(service)
    told = service.told("2026-12-03T08:37")
    assert "临近到期、尚未办结" in told["zhaoli"]
    assert "· 意见1件：交通局（回复“待答复意见”查看）" in told["zhaoli"]


@pytest.mark.parametrize("end", ["answer", "recall", "cancel"])
def test_nothing_more_comes_once_it_is_answered_recalled_or_its_meeting_cancelled(service: Service, end: str) -> None:
    number = sent(service)
    who, words = {
        "answer": ("wangmin", f"答复 {number} 已补充可研报告"),
        "recall": ("liqiang", f"撤回 {number}"),
        "cancel": ("wangmin", "取消 2026-0001 主要领导出差"),
    }[end]
    service.say(who, words, "2026-11-27T11:00")
    service.at("2026-11-27T11:30")
    for moment in service.days("2026-11-30", "2026-12-09"):
        assert all(not line({"x": text}, "x") for text in service.told(moment).values())


def test_a_request_for_an_integrity_opinion_stands_in_the_brief_of_the_group_alone(service: Service) -> None:
    service.say("wangmin", "廉政意见 5人 12月4日前", "2026-11-27T10:20")
    service.at("2026-11-27T10:30")
    told = service.told("2026-12-03T08:37")
    assert "· 廉政意见1件：交通局（回复“待答复廉政意见”查看）" in told["zhaoli"]
    told = service.told("2026-12-08T08:37")
    assert "逾期未办结：\n· 廉政意见1件" in told["liqiang"]
    assert "廉政意见" not in service.told("2026-12-08T08:50").get("wangmin", "")


def test_it_is_previewed(service: Service) -> None:
    number = sent(service)
    with service.database.read() as session:
        first = at("2026-12-03T00:00")
        texts = [each["text"] for each in preview(session, service.rules, first, first + timedelta(days=1))]
    assert any(f"“答复 {number} ……”" in text for text in texts)
