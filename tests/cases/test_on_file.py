"""The things that everyday words name by number are on file: each act is done to one of its kind, in view of who says it."""

from tests.cases.everyday import Day, Row
from tests.cases.on_file import THINGS, OnFile

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
