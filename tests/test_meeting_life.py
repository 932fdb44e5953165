"""One matter the whole way, as the people live it: preparatory meeting, late notice, completion, 改期, 参会, opinion,
answer, decision, quarterly progress and report."""

from sqlalchemy import select

from actions.common.numbers import read_number
from actions.meeting.reminders import due_reminders
from storage.engine import Database
from storage.models import Matter, MeetingNotice, MeetingVersion, Obligation
from tests.bot.wire import wire_config
from tests.conftest import Conversation, HandClock, make_test_assistant
from tests.over_the_wire import over_the_wire


def test_through_the_simulator(database: Database, clock: HandClock) -> None:
    """Sealed callbacks in, pushes out over HTTP, the clock's reminders from the scheduler's tick."""
    with over_the_wire(make_test_assistant(database, clock, wire_config()), clock) as bot:
        walk(bot)
        assert not heard(bot, "wangmin", "的意见：请补充绩效目标"), "recalled: gone from the phone"
        assert heard(bot, "liqiang", "参会提醒")


def test_in_process(bot: Conversation) -> None:
    walk(bot)


def number(reply: str) -> str:
    """The number that a reply gives: the principals' drafts take numbers too, so none is known before."""
    found = read_number(reply)
    assert found is not None
    return found


def heard(bot: Conversation, userid: str, words: str) -> bool:
    """Whether one of the pushes to this person holds these words."""
    return any(words in text for text in bot.pushes(userid))


def walk(bot: Conversation) -> None:
    """From the preparatory meeting to the quarterly report."""
    # 评审: reported in time, the group is told.
    bot.at("2026-11-16T09:00")
    review = "会议通知：定于11月20日上午9点在局二楼会议室召开项目评审会，评审：XX路改造项目初步设计。联系人：王敏 13800000000"
    first = bot.say("wangmin", review)
    prepared = number(first)
    assert "距会议4天，符合" in first
    assert heard(bot, "liqiang", f"会议报告【按时】 {prepared} 交通局")

    # 上会: a late one-liner without a place; the matter is proposed, the reason and the form are asked for.
    bot.at("2026-11-30T16:00")
    late = bot.say("wangmin", "我们局明天上午九点开党组会研究XX路改造项目资金320万元的分配方案，请派驻组领导参加")
    meeting = number(late)
    assert "距会议1天，少于规定的3日" in late
    assert "还缺：会议地点、迟报原因" in late
    assert late.endswith("仅表示收到登记，不代表同意会议事项。")
    assert heard(bot, "liqiang", f"会议报告【迟报】 {meeting}")

    # Completion, several things at once; then the link and the form.
    assert "是否为同一事项" in bot.say("wangmin", "地点：局三楼会议室；原因：市政府临时部署")
    form = bot.say("wangmin", "是")
    matter_number = number(form)
    assert f"已关联事项 {matter_number}" in form
    assert "第1项资金来源" in form
    assert "前期会议" not in form
    assert "第1项依据" in bot.say("wangmin", "第1项资金来源：财政预算；用途：道路改造")
    assert "已补齐" in bot.say("wangmin", "市政府第12次常务会议精神")
    assert heard(bot, "liqiang", "市政府临时部署")

    # The group excuses it; the verdict stays.
    assert "单独统计" in bot.say("liqiang", f"认可 {meeting} 紧急")

    # 改期: judged again, both versions kept.
    moved = bot.say("wangmin", f"改期 {meeting} 12月4日上午9点")
    assert "时间：12月1日（周二）09:00 → 12月4日（周五）09:00" in moved
    assert "距会议4天，符合" in moved

    # 参会, the eve's reminder with the history.
    assert "已告知该单位联络员" in bot.say("zhaoli", f"参会 {meeting} 李强")
    assert heard(bot, "wangmin", "派驻组由李强同志参会")
    bot.at("2026-12-03T16:10")
    with bot.assistant.database.write() as session:
        due_reminders(bot.assistant.context(session))  # where a scheduler ticks, it was faster
    assert heard(bot, "liqiang", f"第1项事项 {matter_number}，上会：项目评审会（{prepared}，11月20日（周五））")

    # Opinion and answer.
    assert "请回复“确认”发出" in bot.say("liqiang", f"意见 {meeting} 建议明确资金拨付进度")
    opinion = number(bot.say("liqiang", "确认"))
    assert heard(bot, "wangmin", f"答复 {opinion}")
    bot.say("wangmin", f"答复 {opinion} 已在方案中明确按季度拨付")
    assert heard(bot, "liqiang", "已在方案中明确按季度拨付")

    # A second opinion is taken back: it is gone from the phone.
    bot.say("liqiang", f"意见 {meeting} 请补充绩效目标")
    second = number(bot.say("liqiang", "确认"))
    assert heard(bot, "wangmin", "请补充绩效目标")
    recalled = bot.say("liqiang", f"撤回 {second}")
    assert "可能已读：王敏" in recalled or "尚未送达" in recalled
    bot.pushes("wangmin")  # where a scheduler ticks, it goes out now

    # After the meeting.
    bot.at("2026-12-04T15:00")
    assert "李强已参会" in bot.say("liqiang", f"已参会 {meeting}")
    assert "执行" in bot.say("wangmin", f"决定 {meeting} 第1项 通过 9票同意 纪要〔2026〕12号")

    # Quarterly progress, then the report.
    bot.at("2026-12-21T10:00")
    assert f"（1/1）{matter_number} XX路改造项目初步设计（执行）" in bot.say("wangmin", "三重一大进展")
    assert "报送 三重一大" in bot.say("wangmin", "已完成招标，12月15日开工")
    assert "按时报送" in bot.say("wangmin", "报送 三重一大 四季度")

    with bot.session() as session:
        [matter] = session.scalars(select(Matter)).all()
        meetings = session.scalars(select(MeetingNotice).order_by(MeetingNotice.id)).all()
        assert [item.meeting.number for item in matter.items] == [prepared, meeting]
        assert (matter.stage, matter.notes[0].text) == ("execution", "已完成招标，12月15日开工")
        assert [(row.on_time, row.version) for row in meetings] == [(True, 1), (True, 2)]
        [version] = session.scalars(select(MeetingVersion)).all()
        assert (version.content["on_time"], version.content["late_reason"]) == (False, "市政府临时部署")
        obligation = session.scalars(
            select(Obligation).where(Obligation.kind == "matters", Obligation.period == "2026Q4")
        )
        assert [row.state for row in obligation if row.department.name == "交通局"] == ["submitted"]
    assert f"意见 {opinion}：建议明确资金拨付进度（答复：已在方案中明确按季度拨付）" in bot.say(
        "liqiang", f"会议 {meeting}"
    )
