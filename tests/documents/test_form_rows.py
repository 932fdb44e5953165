"""The Word and the Excel form and the chat give the same rows."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from actions.common import departments
from actions.meeting import report
from actions.meeting.rules import form_lacks
from documents.form_intake import read_form_file
from documents.form_notice import form_fields, to_notice
from storage.models import MeetingNotice
from tests.conftest import Conversation
from tests.documents.forms import CHAT, DAY, ITEMS, SETTINGS, VERSION, filled_docx, filled_xlsx


def row_of(bot: Conversation) -> dict[str, Any]:
    """What is kept of the last meeting, and what it still lacks; without what differs by nature: number, way, text."""
    with bot.session() as session:
        meeting = session.scalars(select(MeetingNotice).order_by(MeetingNotice.id.desc())).first()
        assert meeting is not None
        names = ("type", "kind", "preparatory", "starts_at", "day", "ends_at", "place", "contact", "scope", "form",
                 "lead_days", "on_time", "rule", "reported_by", "late_reason", "department_id")  # fmt: skip
        row = {name: getattr(meeting, name) for name in names}
        row["items"] = [(item.position, item.text, item.kind, item.amount_yuan) for item in meeting.items]
        row["lacks"] = [lack.title for lack in form_lacks(bot.assistant.context(session, "wangmin"), meeting)]
        return row


def report_on_form(bot: Conversation, name: str, data: bytes) -> None:
    """What the page does with an uploaded form."""
    with bot.assistant.database.write() as session:
        context = bot.assistant.context(session, "wangmin")
        form = read_form_file(name, data, SETTINGS, DAY)
        notice = to_notice(form, context.now, context.rules.calendar)
        own = departments.own(context)[0]
        fields = form_fields(form, notice, VERSION)
        report.report_meeting(context, own, notice, form.text, way="page", form=fields)


@pytest.mark.parametrize(("name", "filled"), [("报告表.docx", filled_docx), ("报告表.xlsx", filled_xlsx)])
def test_the_form_and_the_chat_give_the_same_rows(bot: Conversation, name: str, filled: Callable[..., bytes]) -> None:
    bot.say("wangmin", CHAT)
    for said in ("第1项决策依据：预算法", "第2项资金来源：财政预算", "第3项履行程序情况：已动议、民主推荐、考察"):
        bot.say("wangmin", f"补充 2026-0001 {said}")
    by_chat = row_of(bot)
    bot.say("wangmin", "取消 2026-0001 重新报送")
    items = [{key: value for key, value in item.items() if key != "金额"} for item in ITEMS]  # it is in the item's name
    report_on_form(bot, name, filled(items=items))
    assert row_of(bot) == by_chat
    assert by_chat["lacks"] == ["第2项资金用途", "第2项依据", "第2项前期会议情况"]


def test_a_form_about_a_meeting_on_file_completes_it(bot: Conversation) -> None:
    bot.say("wangmin", CHAT)
    report_on_form(bot, "报告表.docx", filled_docx())
    with bot.session() as session:
        meeting = session.scalars(select(MeetingNotice)).one()
        assert meeting.form["2.source"] == "财政预算"
        assert meeting.version == 2
