"""Who attends, what the department is told, and the reminders of the eve and of the hour."""

import pytest
from sqlalchemy import select

from actions.meeting.reminders import due_reminders
from storage.models import Attendance, Push, PushRecipient
from tests.conftest import Conversation, at

NOTICE = "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.年度工作要点。"
OTHER = "会议通知：定于11月27日（周五）下午3:30在水利局二楼会议室召开党组会议，研究：1.年度预算编制。"


def states(bot: Conversation) -> dict[str, tuple[str, str | None]]:
    with bot.session() as session:
        rows = session.scalars(select(Attendance)).all()
        return {row.member.name: (row.state, row.reason) for row in rows}


def tick(bot: Conversation, moment: str) -> int:
    """What a scheduler's tick queues at this moment."""
    bot.at(moment)
    with bot.assistant.database.write() as session:
        return due_reminders(bot.assistant.context(session))


def reminders(bot: Conversation, userid: str) -> list[str]:
    with bot.session() as session:
        query = (
            select(Push).join(PushRecipient).where(Push.reason == "meeting_reminder", PushRecipient.target == userid)
        )
        return [push.text for push in session.scalars(query.order_by(Push.id))]


@pytest.fixture
def planned(bot: Conversation) -> Conversation:
    bot.say("wangmin", NOTICE)
    assert "参会人员李强，已告知该单位联络员" in bot.say("zhaoli", "参会 2026-0001 李强")
    return bot


def test_the_department_and_the_inspector_are_told(planned: Conversation) -> None:
    assert "派驻组由李强同志参会" in planned.pushes("wangmin")[-1]
    assert planned.pushes("liqiang")[-1].startswith("请您参会：2026-0001 交通局党组会议")
    assert "参会：李强（拟参会）" in planned.say("wangmin", "会议 2026-0001")


def test_without_a_name_it_is_whoever_speaks_and_without_a_number_the_only_meeting(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert "参会人员李强" in bot.say("liqiang", "参会")
    assert states(bot) == {"李强": ("planned", None)}


def test_a_conflict_is_shown(planned: Conversation) -> None:
    planned.say("chenfang", "水利局")
    planned.say("chenfang", OTHER)
    planned.say("chenfang", "水利局")
    reply = planned.say("zhaoli", "参会 2026-0002 李强、赵丽")
    assert "李强同志另有会议 2026-0001 交通局党组会议，11月27日（周五）14:30" in reply
    assert "赵丽同志另有" not in reply


def test_an_unknown_name_and_another_groups_inspector(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    for name in ("李墙", "吴涛"):
        reply = bot.say("zhaoli", f"参会 2026-0001 {name}")
        assert f"本组成员中没有“{name}”" in reply
        assert "李强" in reply
    assert states(bot) == {}


def test_nobody_attends(planned: Conversation) -> None:
    assert "派驻组不派员参会" in planned.say("zhaoli", "不参会 2026-0001")
    assert "派驻组不派员参会" in planned.pushes("wangmin")[-1]
    assert "派驻组不派员参会" in planned.pushes("liqiang")[-1]
    assert states(planned) == {}


def test_one_of_two_does_not_attend(planned: Conversation) -> None:
    planned.say("zhaoli", "参会 2026-0001 赵丽")
    assert "参会人员为赵丽" in planned.say("zhaoli", "不参会 2026-0001 李强")
    assert "调整为赵丽同志" in planned.pushes("wangmin")[-1]


def test_attended_only_after_the_meeting(planned: Conversation) -> None:
    assert "尚未召开" in planned.say("liqiang", "已参会 2026-0001")
    planned.at("2026-11-27T17:00")
    assert "李强已参会" in planned.say("liqiang", "已参会 2026-0001")
    assert states(planned) == {"李强": ("attended", None)}
    assert "请写明未参会的原因" in planned.say("liqiang", "未参会 2026-0001")
    assert "未参会" in planned.say("liqiang", "未参会 2026-0001 与其他会议冲突")
    assert states(planned) == {"李强": ("absent", "与其他会议冲突")}


def test_the_department_does_not_decide_who_attends(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert "由派驻组、综合科使用" in bot.say("wangmin", "参会 2026-0001 李强")


def test_the_eve_and_the_hour_each_once(planned: Conversation) -> None:
    assert [tick(planned, moment) for moment in ("2026-11-26T16:09", "2026-11-26T16:10", "2026-11-26T16:11")] == [
        0,
        1,
        0,
    ]
    assert [tick(planned, moment) for moment in ("2026-11-27T13:29", "2026-11-27T13:30", "2026-11-27T14:31")] == [
        0,
        1,
        0,
    ]
    eve, hour = reminders(planned, "liqiang")
    assert "党组会议，11月27日（周五）14:30" in eve
    assert "报告表还缺：第1项决策依据" in eve
    assert "即将召开" in hour
    assert reminders(planned, "zhaoli") == []


def test_after_an_outage_one_reminder_stands_for_both(planned: Conversation) -> None:
    assert tick(planned, "2026-11-27T13:45") == 1
    [text] = reminders(planned, "liqiang")
    assert "即将召开" in text


def test_nothing_at_night_and_a_new_date_is_reminded_anew(planned: Conversation) -> None:
    tick(planned, "2026-11-26T16:10")
    planned.say("wangmin", "改期 2026-0001 11月30日上午7:30")
    assert tick(planned, "2026-11-29T23:00") == 0
    assert tick(planned, "2026-11-29T18:00") == 1
    assert tick(planned, "2026-11-30T06:45") == 0
    assert tick(planned, "2026-11-30T07:00") == 1
    assert len(reminders(planned, "liqiang")) == 3


@pytest.mark.parametrize("words", ["取消 2026-0001 主要领导出差", "延期 2026-0001"])
def test_a_meeting_that_is_not_held_reminds_nobody(planned: Conversation, words: str) -> None:
    planned.say("wangmin", words)
    assert tick(planned, "2026-11-26T16:10") == 0


def test_who_is_named_after_the_eve_hears_at_the_hour_only(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.at("2026-11-26T17:00").say("zhaoli", "参会 2026-0001 李强")
    assert tick(bot, "2026-11-26T17:01") == 0
    assert tick(bot, "2026-11-27T13:30") == 1


def test_a_moved_meeting_keeps_who_attends(planned: Conversation) -> None:
    planned.say("wangmin", "改期 2026-0001 12月2日上午9点")
    assert "参会：李强" in planned.pushes("zhaoli")[-1]
    with planned.session() as session:
        assert session.scalars(select(Attendance)).one().meeting.starts_at == at("2026-12-02T09:00")


def test_the_desk_is_asked_on_the_eve_while_nobody_is_named(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert tick(bot, "2026-11-26T16:09") == 0
    assert tick(bot, "2026-11-26T16:10") == 1
    assert tick(bot, "2026-11-26T16:11") == 0
    for userid in ("zhaoli", "liqiang"):
        [text] = reminders(bot, userid)
        assert text.startswith("2026-0001 交通局党组会议，11月27日（周五）14:30，局三楼会议室，尚未确定参会人员。")
        assert "“参会 2026-0001 姓名”" in text
    assert "参会人员李强" in bot.say("zhaoli", "参会 2026-0001 李强")
    assert tick(bot, "2026-11-27T13:30") == 1  # the hour's reminder, to him alone
    assert (len(reminders(bot, "liqiang")), len(reminders(bot, "zhaoli"))) == (2, 1)


@pytest.mark.parametrize("words", ["不参会 2026-0001", "参会 2026-0001 李强"])
def test_once_it_is_decided_the_desk_is_not_asked(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("zhaoli", words)
    tick(bot, "2026-11-26T16:10")
    assert all("尚未确定参会人员" not in text for text in reminders(bot, "zhaoli"))


def test_a_meeting_reported_after_the_eve_s_hour_is_not_asked_about_again(bot: Conversation) -> None:
    bot.at("2026-11-26T16:30").say("wangmin", NOTICE)
    assert tick(bot, "2026-11-26T16:40") == 0


def test_the_department_may_ask_who_comes(bot: Conversation) -> None:
    assert "2026-0001" not in bot.say("wangmin", "派驻组谁来参加")  # nothing on file: a question about the rules
    bot.say("wangmin", NOTICE)
    assert "2026-0001 交通局党组会议，11月27日（周五）14:30：派驻组参会人员尚未确定" in bot.say(
        "wangmin", "派驻组谁来参加"
    )
    bot.say("zhaoli", "参会 2026-0001 李强")
    assert "派驻组由李强同志参会。" in bot.say("wangmin", "11月27日的会派驻组派谁来？")
    bot.say("zhaoli", "不参会 2026-0001")
    assert "派驻组不派员参会。" in bot.say("wangmin", "派驻组来参加吗")
    assert "2026-0001" not in bot.say("chenfang", "派驻组谁来参加")
    assert "2026-0001" not in bot.say("wangmin", "开党组会需要派驻组参加吗")


@pytest.mark.parametrize(
    "words",
    [
        "会议 2026-0001 的议题是什么",
        "会议2026-0001几点",
        "会议 2026-0001 情况",
        "2026-0001 谁参加",
        "会议 0001",
        "会议1号",
    ],
)
def test_a_meeting_is_shown_on_a_question(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    assert bot.say("liqiang", words).startswith("2026-0001 交通局")


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("交通局27号那个会我跟赵丽去", {"李强", "赵丽"}),
        ("交通局27号那个会我去", {"李强"}),
        ("交通局27号那个会我们派赵丽去", {"赵丽"}),
        ("交通局27号那个会我让赵丽去", {"赵丽"}),  # who is sent, and not whoever says so
    ],
)
def test_who_speaks_goes_only_where_the_words_say_so(bot: Conversation, said: str, who: set[str]) -> None:
    bot.at("2026-11-20T10:00").say("wangmin", NOTICE)
    bot.say("liqiang", said)
    assert set(states(bot)) == who


@pytest.mark.parametrize("words", ["换赵丽去", "换赵丽来吧", "那会换赵丽去"])
def test_who_goes_instead_takes_the_place(planned: Conversation, words: str) -> None:
    assert "参会人员赵丽，已告知该单位联络员。李强不再参会。" in planned.say("zhaoli", words)
    assert {name for name, (state, _) in states(planned).items() if state == "planned"} == {"赵丽"}


@pytest.mark.parametrize("words", ["0001咱们这回就不派人了，跟他们说一声", "那个会组里抽不出人，0001就不派了"])
def test_nobody_goes_in_a_sentence_of_ones_own(planned: Conversation, words: str) -> None:
    assert "派驻组不派员参会" in planned.say("zhaoli", words)
    assert not any(state == "planned" for state, _ in states(planned).values())


@pytest.mark.parametrize("words", ["0001我去", "2026-0001我去吧", "这会我去"])
def test_whoever_speaks_goes(bot: Conversation, words: str) -> None:
    bot.say("wangmin", NOTICE)
    assert "参会人员李强" in bot.say("liqiang", words)


@pytest.mark.parametrize("words", ["下周五到底谁来", "27号谁去", "27日那天派谁去"])
def test_who_goes_on_a_day(planned: Conversation, words: str) -> None:
    planned.say("chenfang", OTHER.replace("11月27日（周五）", "11月30日（周一）"))
    planned.say("chenfang", "水利局")
    reply = planned.at("2026-11-18T10:00").say("zhaoli", words)
    assert "派驻组由李强同志参会" in reply
    assert "水利局" not in reply
