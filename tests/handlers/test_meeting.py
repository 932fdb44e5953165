"""Meeting notices as people write them: who says what, what comes back, which rows exist."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from storage.models import Deadline, MeetingNotice
from tests.conftest import Conversation, at

NOTICE = (
    "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制；2.XX路改造项目资金320万元的\n"
    "分配方案；3.两名科级干部任免事项。请派驻组参会。联系人：王敏 13800000000"
)
LATE = "我们局明天上午九点开局长办公会研究采购办公设备的事，大概50多万，请领导参加"


def only_meeting(bot: Conversation) -> MeetingNotice:
    with bot.session() as session:
        meeting = session.scalars(select(MeetingNotice)).one()
        _ = meeting.items, meeting.department
        return meeting


def test_a_complete_notice_gets_number_verdict_and_items(bot: Conversation) -> None:
    reply = bot.say("wangmin", NOTICE)
    assert "编号 2026-0001" in reply
    assert "距会议5天，符合会议日前3日（自然日）报告的要求" in reply
    assert reply.endswith("仅表示收到登记，不代表同意会议事项。")
    meeting = only_meeting(bot)
    assert meeting.starts_at == at("2026-11-27T14:30")
    assert (meeting.place, meeting.contact) == ("局三楼会议室", "王敏 13800000000")
    assert [(item.kind, item.amount_yuan) for item in meeting.items] == [
        ("decision", None),
        ("funds", 3200000),
        ("personnel", None),
    ]
    assert (meeting.lead_days, meeting.on_time) == (5, True)


def test_cents_are_kept_through_every_door(bot: Conversation) -> None:
    text = "会议通知：11月27日下午2:30在三楼会议室召开党组会议，研究：1.支付工程尾款12,345.67元；2.付律师费叁佰元伍角"
    assert "（大额资金使用，12,345.67元）" in bot.say("wangmin", text)
    assert [item.amount_yuan for item in only_meeting(bot).items] == [Decimal("12345.67"), Decimal("300.5")]
    assert "12,345.67元" in bot.pushes("zhaoli")[0]
    assert "12.34元" in bot.say("wangmin", "2026-0001 第2项金额：12元3角4分")
    assert only_meeting(bot).items[1].amount_yuan == Decimal("12.34")


def test_the_group_is_told_at_once(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    for userid in ("zhaoli", "liqiang"):
        [push] = bot.pushes(userid)
        assert push.startswith("会议报告【按时】 2026-0001 交通局")
    assert bot.pushes("wangmin") == []


def test_a_meeting_has_a_deadline_row(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    with bot.session() as session:
        deadline = session.scalars(select(Deadline).where(Deadline.kind == "meeting")).one()
    assert deadline.due_at == at("2026-11-27T14:30")


def test_a_late_notice_is_completed_in_a_short_dialogue(bot: Conversation) -> None:
    first = bot.say("wangmin", LATE)
    assert "局长办公会，11月23日（周一）09:00，地点待定" in first
    assert "距会议1天，少于规定的3日" in first
    assert "还缺：会议地点、迟报原因" in first
    assert "请告知会议地点" in first
    assert "请说明原因" in bot.say("wangmin", "机关五楼")
    assert bot.say("wangmin", "收到") == ""
    assert "第5问" in bot.say("wangmin", "一岗双责是什么")
    assert "报告表还缺" in bot.say("wangmin", "因市政府临时部署，通知我局明天召开会议研究采购")
    assert "已补齐" in bot.say("wangmin", "纸质已送")
    meeting = only_meeting(bot)
    assert meeting.place == "机关五楼"
    assert meeting.late_reason == "因市政府临时部署，通知我局明天召开会议研究采购"
    assert meeting.on_time is False
    assert "迟报原因：因市政府临时部署" in bot.pushes("zhaoli")[-1]


def test_one_message_answers_several_questions(bot: Conversation) -> None:
    bot.say("wangmin", LATE)
    reply = bot.say("wangmin", "地点：机关五楼；原因：市里临时部署")
    assert "已补记会议地点（机关五楼）、迟报原因（市里临时部署）" in reply
    meeting = only_meeting(bot)
    assert (meeting.place, meeting.late_reason) == ("机关五楼", "市里临时部署")


def test_an_unclear_time_is_asked_with_choices_and_answered_by_number(bot: Conversation) -> None:
    first = bot.say(
        "wangmin", "会议通知：定于11月27日（周四）下午2:30在局三楼会议室召开党组会议，研究：1.年度工作要点。"
    )
    assert "1 11月27日（周五）14:30" in first
    assert "2 11月26日（周四）14:30" in first
    assert only_meeting(bot).starts_at is None
    assert "距会议4天" in bot.say("wangmin", "2")
    assert only_meeting(bot).starts_at == at("2026-11-26T14:30")


def test_an_hour_alone_completes_a_known_day(bot: Conversation) -> None:
    first = bot.say("wangmin", "会议通知：定于11月27日在局三楼会议室召开党组会议，研究：1.年度工作要点。")
    assert "请告知会议具体时间" in first
    bot.say("wangmin", "下午3点")
    assert only_meeting(bot).starts_at == at("2026-11-27T15:00")


def test_the_same_notice_twice_is_one_meeting_and_a_change_is_a_version(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert "该会议已登记，编号 2026-0001" in bot.say("wangmin", NOTICE)
    assert len(bot.pushes("zhaoli")) == 1
    changed = bot.say("wangmin", NOTICE.replace("局三楼会议室", "机关五楼"))
    assert "地点：局三楼会议室 → 机关五楼" in changed
    assert only_meeting(bot).version == 2
    assert bot.pushes("zhaoli")[-1].startswith("会议变更")


def test_another_departments_meeting_is_asked_about_and_not_recorded(bot: Conversation) -> None:
    text = "会议通知：水利局定于12月1日上午9点在水利局三楼会议室召开党组会，研究：1.年度预算。"
    assert "请确认这是哪个单位的会议" in bot.say("wangmin", text)
    with bot.session() as session:
        assert session.scalars(select(MeetingNotice)).all() == []
    assert "请由该单位联络员报送" in bot.say("wangmin", "2")
    with bot.session() as session:
        assert session.scalars(select(MeetingNotice)).all() == []


def test_the_department_named_after_all_is_recorded_with_the_first_moment(bot: Conversation) -> None:
    bot.say("wangmin", "会议通知：水利局定于12月1日上午9点在水利局三楼会议室召开党组会，研究：1.年度预算。")
    assert "编号 2026-0001" in bot.say("wangmin", "交通局")
    assert only_meeting(bot).department.name == "交通局"


def test_a_group_member_is_told_who_reports(bot: Conversation) -> None:
    assert "由联络员" in bot.say("liqiang", NOTICE)


@pytest.mark.parametrize("words", ["会议通知", "会议通知：", "报会议通知"])
def test_a_notice_without_words_gets_the_usage(bot: Conversation, words: str) -> None:
    reply = bot.say("wangmin", words)
    assert "请直接发送会议通知原文" in reply
    assert "编号" not in reply


@pytest.mark.parametrize("words", ["还没定", "议题还没确定", "定了再报", "另行通知"])
def test_what_is_not_decided_yet_is_no_answer(bot: Conversation, words: str) -> None:
    bot.say("wangmin", "会议通知：定于12月8日上午9点在局三楼会议室召开党组会议，议题待定")
    assert bot.say("wangmin", words) == "好的，确定后请回复“补充 2026-0001 ……”，或在此直接回复。"
    assert only_meeting(bot).items == []
    assert "已补记研究议题" in bot.say("wangmin", "年度考核")
