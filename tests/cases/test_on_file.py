"""The things that everyday words name by number are on file: each act is done to one of its kind, in view of who says it."""

import pytest

from actions.common.trail import is_recorded
from bot.ways import load_ways
from handlers.talk.message import Message
from handlers.talk.registry import acts, carry_out, claims
from tests.cases.everyday import Day, Row
from tests.cases.on_file import THINGS, OnFile
from tests.conftest import Conversation

SAID = (
    ("reschedule", "liaison", "改期 2026-0888 12月2日上午9点"),
    ("decide", "liaison", "决定 2026-0888 第1项 通过 9票同意"),
    ("state_case", "liaison", "说明 2026-0888 省厅当天来电话"),
    ("close_entry", "office", "办结 2026-0888"),
    ("accept_entry", "office", "审核通过 2026-0888"),
    ("resubmit_entry", "liaison", "重报 2026-0888 措施：每季度召开推进会"),
    ("accept_report", "office", "审核通过 2026-0888"),
    ("decide_application", "office", "同意 2026-0888"),
    ("release", "office", "发送 2026-0888"),
    ("called_back", "office", "已回电 2026-0888"),
    ("announce_ready", "office", "可领 2026-0888"),
    ("meeting_outcome", "office", "会后情况 2026-0888 问题3个 建议5条"),
    ("questionnaire_results", "office", "问卷结果 2026-0888"),
    ("check_draw", "office", "复核抽查 2026-0888"),
    ("undo_handover", "principal", "撤销交接 2026-0888"),
    ("note_progress", "liaison", "进展 2026-0888 已完成招标"),
    ("answer_opinion", "liaison", "答复 2026-0888 已补充论证"),
)


def test_a_command_with_any_number_is_done_to_what_it_is_for() -> None:
    day = Day()
    said = {act: day.verdict(Row((act,), role, text)) for act, role, text in SAID}
    assert {act: each.reply for act, each in said.items() if each.kind != "right"} == {}


def test_a_year_a_paper_and_an_hour_are_no_numbers() -> None:
    on_file = OnFile()
    number = on_file.exchanged("2026-0777", "reschedule")
    assert on_file.exchanged("0777那个会改到12月2日", "reschedule") == f"{number[-4:]}那个会改到12月2日"
    for text in ("2026年结转", "纪要〔2026〕18号", "发改投〔2026〕0088号", "改到09:30"):
        assert on_file.exchanged(text, "reschedule") == text
    assert len(THINGS) > 15


WRITES = [each for each in acts() if each.at_once and each.name not in ("contact_office", "report_meeting")]
ASKED = ("{}了吗", "{}了没", "是不是{}", "{}是谁办的", "什么时候{}")
SPEAKERS = {"office": "zhaoli", "liaison": "wangmin", "leader": "zhangwei", "inspector": "liqiang", "admin": "luojun"}


@pytest.fixture(scope="module")
def full() -> OnFile:
    on_file = OnFile()
    talk = Conversation(on_file.explainer.assistant, on_file.explainer.clock)
    for who, words in (
        ("zhangwei", "下周出差一周，有事找高飞"),
        ("zhangwei", "确认"),
        ("chenfang", "申请延期 台账 11月27日 领导出差"),
    ):
        talk.say(who, words)
    return on_file


@pytest.mark.parametrize("name", [each.name for each in WRITES])
def test_who_asks_whether_it_was_done_does_not_do_it(full: OnFile, name: str) -> None:
    """«汇编启用了没» put the compilation in force, «张伟什么时候回来» ended his leave."""
    assistant, at = full.explainer.assistant, full.explainer.clock.time
    who = next(SPEAKERS[role] for role in SPEAKERS if role in next(each for each in WRITES if each.name == name).roles)
    for text in (form.format(way) for way in load_ways().said[name][:4] for form in ASKED):
        with assistant.database.read() as session:
            desk, message = assistant.desk(session, who, at), Message(who, text, at)
            taken, found = next(claims(desk, message))
            if taken.name in ("meant", "meant_meanwhile"):
                carry_out(desk, message, taken, found)
                assert not is_recorded(session), text
            session.rollback()
