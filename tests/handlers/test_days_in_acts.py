"""Every form of a day that 布置, 同意延期, 改期, 请假 and 代登 can mean is read by them alike; every other is asked about."""

from datetime import date

import pytest

from policy.text.write import say_day
from tests.cases.explainer import Explainer
from tests.conftest import at
from tests.data.forms.act_days import AHEAD, BACK, SPANS, UNCLEAR

NOW = "2026-11-24T09:00"
OFFICE = "zhaoli"
NUMBER = "2026-0001"  # the open meeting, on 25 November at 15:00
CLOSED = ("已登记：", "已同意", "予以登记", "已改期", "将向")  # how a reply begins that takes the day as read


@pytest.fixture(scope="module")
def open_day() -> Explainer:
    explainer = Explainer()
    explainer.begin_a_day(at("2026-11-22T10:00"), settled=True)
    return explainer


def reply(explainer: Explainer, words: str, userid: str = OFFICE) -> str:
    return str(explainer.answer(NOW, words, userid)["reply"])


def said(iso: str) -> str:
    return say_day(date.fromisoformat(iso))


def is_asked(text: str) -> bool:
    return "请" in text and not text.startswith(CLOSED)


@pytest.mark.parametrize(("words", "day"), AHEAD.items())
def test_a_task_is_due_on_any_form_of_a_day(open_day: Explainer, words: str, day: str) -> None:
    assert said(day) in reply(open_day, f"布置 交通局 {words}前报 年度总结")


@pytest.mark.parametrize(("words", "day"), [(words, day) for words, day in AHEAD.items() if day > "2026-11-25"])
def test_a_report_is_put_off_to_any_form_of_a_day(open_day: Explainer, words: str, day: str) -> None:
    assert f"延期至{said(day)}" in reply(open_day, f"同意延期 交通局 台账 {words}")


@pytest.mark.parametrize(("words", "day"), AHEAD.items())
def test_a_meeting_is_moved_to_any_form_of_a_day(open_day: Explainer, words: str, day: str) -> None:
    assert f"{said(day)}10:00" in reply(open_day, f"改期 {NUMBER} {words}上午10点", "wangmin")


@pytest.mark.parametrize(("words", "day"), AHEAD.items())
def test_leave_is_on_any_form_of_a_day(open_day: Explainer, words: str, day: str) -> None:
    assert f"张伟同志{said(day)}请假" in reply(open_day, f"请假 张伟 {words} 代理 高飞")


@pytest.mark.parametrize(("words", "span"), SPANS.items())
def test_leave_lasts_any_form_of_days(open_day: Explainer, words: str, span: tuple[str, str]) -> None:
    assert f"张伟同志{said(span[0])}至{said(span[1])}请假" in reply(open_day, f"请假 张伟 {words} 代理 高飞")


@pytest.mark.parametrize(("words", "day"), BACK.items())
def test_a_notice_was_received_on_any_form_of_a_day(open_day: Explainer, words: str, day: str) -> None:
    notice = "定于12月1日上午9点在五楼会议室召开党组会，研究预算"
    answer = open_day.answer(NOW, f"代登 交通局 会议 {notice} {words} 8:30电话", OFFICE)
    lead = (date(2026, 12, 1) - date.fromisoformat(day)).days
    assert answer["meeting"]["lead_days"] == lead, answer["reply"]


@pytest.mark.parametrize("words", UNCLEAR)
@pytest.mark.parametrize(
    "act",
    [
        "布置 交通局 {}前报 年度总结",
        "同意延期 交通局 台账 {}",
        f"改期 {NUMBER} {{}}上午10点",
        "请假 张伟 {} 代理 高飞",
        "代登 交通局 会议 定于12月1日上午9点在五楼会议室召开党组会，研究预算 {} 8:30电话",
    ],
    ids=["布置", "延期", "改期", "请假", "代登"],
)
def test_what_names_no_one_day_is_asked_about(open_day: Explainer, act: str, words: str) -> None:
    text = reply(open_day, act.format(words), "wangmin" if act.startswith("改期") else OFFICE)
    assert is_asked(text), text
