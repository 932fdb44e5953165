"""改期, 取消, 延期, 补充, 更正, 说明, 认可, 代登: who says what, who is told, which rows stay."""

import pytest
from sqlalchemy import select

from storage.models import Deadline, MeetingNotice, MeetingVersion
from tests.conftest import Conversation, at

NOTICE = (
    "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.年度工作要点。联系人：王敏 13800000000"
)
END = "仅表示收到登记，不代表同意会议事项。"


def meeting(bot: Conversation, number: str = "2026-0001") -> MeetingNotice:
    with bot.session() as session:
        row = session.scalars(select(MeetingNotice).where(MeetingNotice.number == number)).one()
        _ = row.items, row.department, row.attendances
        return row


def reported(bot: Conversation) -> Conversation:
    assert "编号 2026-0001" in bot.say("wangmin", NOTICE)
    return bot


def test_a_new_date_is_judged_again_and_both_versions_are_kept(bot: Conversation) -> None:
    reply = reported(bot).at("2026-11-26T16:00").say("wangmin", "改期 2026-0001 11月28日上午9点")
    assert "时间：11月27日（周五）14:30 → 11月28日（周六）09:00" in reply
    assert "距会议2天，少于规定的3日" in reply
    assert "请说明原因" in reply
    assert reply.endswith(END)
    row = meeting(bot)
    assert (row.starts_at, row.version, row.on_time) == (at("2026-11-28T09:00"), 2, False)
    with bot.session() as session:
        [version] = session.scalars(select(MeetingVersion)).all()
        [deadline] = session.scalars(select(Deadline).where(Deadline.kind == "meeting")).all()
    assert (version.content["when"], version.content["on_time"]) == ("11月27日（周五）14:30", True)
    assert deadline.due_at == at("2026-11-28T09:00")
    assert "会议改期【迟报】 2026-0001" in bot.pushes("zhaoli")[-1]
    bot.say("wangmin", "主要领导临时出差")
    assert meeting(bot).late_reason == "主要领导临时出差"


def test_the_same_day_at_another_hour_keeps_the_first_report(bot: Conversation) -> None:
    reply = reported(bot).at("2026-11-26T16:00").say("wangmin", "改期 2026-0001 下午4点")
    assert "距会议5天，符合" in reply
    assert meeting(bot).starts_at == at("2026-11-27T16:00")


def test_everybody_who_was_told_is_told(bot: Conversation) -> None:
    reported(bot).say("liqiang", "参会 2026-0001 李强")
    bot.say("zhaoli", "改期 2026-0001 12月2日上午9点")
    for userid in ("wangmin", "liqiang"):
        assert bot.pushes(userid)[-1].startswith("会议改期")
    assert not any(text.startswith("会议改期") for text in bot.pushes("zhaoli"))


@pytest.mark.parametrize(
    "words",
    [
        "改期 2026-0001 12月2日上午9点", "2026-0001改期到12月2日上午9点", "改期到12月2日上午9点", "改期 2026－1 12月2日上午九点",
        "11月27日的党组会议改到12月2日上午9点，特此通知", "延期 2026-0001 12月2日上午9点", "更正 2026-0001 时间：12月2日上午9点",
    ],
)  # fmt: skip
def test_ways_to_say_it(bot: Conversation, words: str) -> None:
    assert "12月2日（周三）09:00" in reported(bot).say("wangmin", words)
    assert meeting(bot).starts_at == at("2026-12-02T09:00")
    with bot.session() as session:
        assert len(session.scalars(select(MeetingNotice)).all()) == 1


def test_an_unclear_hour_is_asked_and_answered_by_number(bot: Conversation) -> None:
    reply = reported(bot).say("wangmin", "改期 2026-0001 12月2日3点")
    assert "1 12月2日（周三）15:00" in reply
    assert meeting(bot).starts_at == at("2026-11-27T14:30")
    assert "已改期" in bot.say("wangmin", "1")
    assert meeting(bot).starts_at == at("2026-12-02T15:00")


def test_a_day_without_an_hour_asks_for_the_hour(bot: Conversation) -> None:
    reply = reported(bot).say("wangmin", "改期 2026-0001 12月2日")
    assert "请告知会议具体时间" in reply
    bot.say("wangmin", "上午10点")
    assert meeting(bot).starts_at == at("2026-12-02T10:00")


def test_a_change_without_a_time_says_how(bot: Conversation) -> None:
    assert "延期 2026-0001" in reported(bot).say("wangmin", "改期 2026-0001")
    assert meeting(bot).version == 1


def test_cancelling_tells_everybody_and_ends_it(bot: Conversation) -> None:
    reply = reported(bot).say("wangmin", "取消 2026-0001 主要领导出差")
    assert "已取消" in reply
    assert bot.pushes("liqiang")[-1].startswith("会议取消：2026-0001 交通局党组会议")
    assert "主要领导出差" in bot.pushes("liqiang")[-1]
    with bot.session() as session:
        assert session.scalars(select(Deadline.state).where(Deadline.kind == "meeting")).one() == "stopped"
    assert "已取消（主要领导出差），不能再改期" in bot.say("wangmin", "改期 2026-0001 12月2日上午9点")
    assert "此前已取消" in bot.say("wangmin", "取消 2026-0001")
    assert "暂无已报会议" in bot.say("zhaoli", "本周会议")


def test_a_postponement_in_free_text_finds_its_meeting(bot: Conversation) -> None:
    reply = reported(bot).say("wangmin", "原定11月27日召开的党组会议延期召开，具体时间另行通知。")
    assert "已延期" in reply
    row = meeting(bot)
    assert (row.state, row.starts_at, row.day) == ("postponed", None, None)
    assert "已改期" in bot.at("2026-11-28T10:00").say("wangmin", "改期 2026-0001 12月2日上午9点")
    row = meeting(bot)
    assert (row.state, row.lead_days, row.version) == ("registered", 4, 3)


def test_a_cancellation_in_free_text(bot: Conversation) -> None:
    assert "未查到交通局已登记的相应会议" in bot.say("wangmin", "11月27日下午的党组会议取消了，特此通知")
    reported(bot)
    assert "已取消" in bot.say("wangmin", "11月27日下午的党组会议取消了，特此通知")
    assert meeting(bot).state == "cancelled"


def test_a_short_word_about_the_meeting_on_file(bot: Conversation) -> None:
    assert "会议已取消：2026-0001" in reported(bot).say("wangmin", "那个党组会不开了")


def test_the_same_agenda_on_another_day_is_asked_about(bot: Conversation) -> None:
    reported(bot).say("wangmin", "纸质已送")
    moved = NOTICE.replace("11月27日（周五）", "12月4日（周五）")
    reply = bot.say("wangmin", moved)
    assert "1 2026-0001 改期" in reply
    assert "2 另一次会议" in reply
    assert "时间：11月27日（周五）14:30 → 12月4日（周五）14:30" in bot.say("wangmin", "1")
    assert "请问是" in bot.say("wangmin", moved.replace("12月4日", "12月11日"))
    assert "编号 2026-0002" in bot.say("wangmin", "2")
    assert meeting(bot).starts_at == at("2026-12-04T14:30")


def test_a_bare_command_asks_for_the_meeting(bot: Conversation) -> None:
    reported(bot)
    assert "1 2026-0001 交通局党组会议" in bot.say("wangmin", "延期")
    assert meeting(bot).state == "registered"
    assert "已延期" in bot.say("wangmin", "1")


def test_of_two_open_meetings_it_is_asked(bot: Conversation) -> None:
    reported(bot).say("wangmin", "会议通知：定于12月4日上午9点在局三楼会议室召开党组会议，研究：1.干部培训计划。")
    reply = bot.say("wangmin", "党组会议延期召开，具体时间另行通知。")
    assert "1 2026-0001" in reply
    assert "2 2026-0002" in reply
    bot.say("wangmin", "2")
    assert [meeting(bot, number).state for number in ("2026-0001", "2026-0002")] == ["registered", "postponed"]


def test_a_slip_in_the_number_shows_the_nearest_and_another_groups_number_shows_nothing(bot: Conversation) -> None:
    reported(bot)
    bot.say("zhuting", "会议通知：定于11月30日上午9点在财政局五楼会议室召开党组会议，研究：1.年度预算编制。")
    reply = bot.say("wangmin", "取消 2026-0010 主要领导出差")
    assert "没有找到编号 2026-0010" in reply
    assert "1 2026-0001 交通局党组会议" in reply
    assert "财政局" not in reply
    other = bot.say("wangmin", "改期 2026-0002 12月2日上午9点")
    assert "没有找到编号 2026-0002" in other
    assert "财政局" not in other
    assert "没有找到" in bot.say("liqiang", "会议 2026-0002")
    assert "没有找到编号 2025-7788" in bot.say("wangmin", "改期 2025-7788 12月2日上午9点")
    assert meeting(bot, "2026-0002").version == 1


def test_an_inspector_changes_no_notice(bot: Conversation) -> None:
    assert "由联络员" in reported(bot).say("liqiang", "取消 2026-0001 不开了")
    assert meeting(bot).state == "registered"


def test_completion_and_correction(bot: Conversation) -> None:
    bot.say("wangmin", "会议通知：定于11月27日下午2:30召开党组会议，研究：1.XX路改造项目资金320万元的分配方案。")
    reply = bot.say("wangmin", "补充 2026-0001 地点：机关五楼；第1项资金来源：财政预算，用途：道路改造")
    assert "已补充会议地点（机关五楼）、报告表内容" in reply
    assert "第1项依据" in reply
    row = meeting(bot)
    assert (row.place, row.version) == ("机关五楼", 1)
    assert row.form == {"1.source": "财政预算", "1.use": "道路改造"}
    assert bot.pushes("zhaoli")[-1].startswith("会议补充")
    changed = bot.say("wangmin", "更正 2026-0001 第1项金额：350万元")
    assert "320万元" in changed
    assert "350万元" in changed
    row = meeting(bot)
    assert (row.items[0].amount_yuan, row.version) == (3500000, 2)
    moved = bot.say("wangmin", "更正 2026-0001 地点：局三楼会议室")
    assert "地点：机关五楼 → 局三楼会议室" in moved
    assert "地点" not in bot.say("wangmin", "补充 2026-0001 纸质已送")
    assert meeting(bot).form["*"] == "纸质已送"


def test_an_amount_without_unit_is_asked_for(bot: Conversation) -> None:
    bot.say(
        "wangmin", "会议通知：定于11月27日下午2:30在局会议室召开党组会议，研究：1.XX路改造项目资金320万元的分配方案。"
    )
    assert "请写明金额和单位" in bot.say("wangmin", "更正 2026-0001 第1项金额：350")
    assert meeting(bot).items[0].amount_yuan == 3200000


def test_a_supplementary_item_is_added(bot: Conversation) -> None:
    reported(bot).say("wangmin", "补充 2026-0001 议题：干部培训计划")
    assert [item.text for item in meeting(bot).items] == ["年度工作要点", "干部培训计划"]


def test_lateness_is_explained_and_excused(bot: Conversation) -> None:
    bot.at("2026-11-26T10:00").say("wangmin", NOTICE)
    assert "说明已登记" in bot.say("wangmin", "说明 2026-0001 市政府临时部署，当日即报")
    assert meeting(bot).late_reason == "市政府临时部署，当日即报"
    bot.say("wangmin", "说明 2026-0001 已向分管领导报告")
    assert "单位说明：已向分管领导报告" in bot.pushes("liqiang")[-1]
    assert "原结论不变，单独统计" in bot.say("liqiang", "认可 2026-0001 紧急")
    row = meeting(bot)
    assert (row.on_time, row.excused) == (False, "紧急")
    assert "认可情况紧急" in bot.pushes("wangmin")[-1]
    assert "经认可紧急1次" in bot.say("zhaoli", "交通局情况")


def test_nothing_to_excuse(bot: Conversation) -> None:
    assert "无需认可" in reported(bot).say("liqiang", "认可 2026-0001 紧急")


def test_the_office_records_a_telephone_call(bot: Conversation) -> None:
    bot.at("2026-11-26T09:00")
    words = "代登 交通局 会议 11月27日下午2:30党组会议，局三楼会议室，研究年度工作要点 11月24日16:00电话"
    reply = bot.say("zhaoli", words)
    assert "编号 2026-0001" in reply
    assert "距会议3天，符合" in reply
    row = meeting(bot)
    assert (row.way, row.reported_by, row.reported_at) == ("phone", "zhaoli", at("2026-11-24T16:00"))
    assert row.starts_at == at("2026-11-27T14:30")
    assert row.place == "局三楼会议室"
    assert "已代登交通局会议，编号 2026-0001" in bot.pushes("wangmin")[-1]
    assert "（电话）" in bot.pushes("liqiang")[0]
    assert bot.pushes("zhaoli") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("代登 交通局 会议 12月1日上午9点党组会议研究预算", "请在末尾写明收到时间和方式"),
        ("代登 交通局 会议 12月1日上午9点党组会议研究预算 今天16:00电话", "不能晚于现在"),
        ("代登 交通局 会议 12月1日上午9点党组会议研究预算 11月29日16:00电话", "“11月29日”尚未到"),
        ("代登 交通巨 会议 12月1日上午9点党组会议研究预算 11月20日电话", "您是指"),
        ("代登 财政局 会议 12月1日上午9点党组会议研究预算 11月20日电话", "未找到"),
    ],
)
def test_a_record_that_is_unclear_is_asked_about(bot: Conversation, words: str, said: str) -> None:
    assert said in bot.say("zhaoli", words)
    with bot.session() as session:
        assert session.scalars(select(MeetingNotice)).all() == []


def test_only_the_office_records(bot: Conversation) -> None:
    assert "由综合科使用" in bot.say("liqiang", "代登 交通局 会议 12月1日上午9点党组会议研究预算 11月20日16:00电话")


def test_looking_at_meetings(bot: Conversation) -> None:
    reported(bot)
    for userid in ("wangmin", "liqiang", "liujianguo"):
        text = bot.say(userid, "会议 2026-0001")
        assert "党组会议，11月27日（周五）14:30，局三楼会议室" in text
        assert "其他算法（供参考）" in text
    assert "2026-0001 11月27日（周五）14:30 党组会议（按时）" in bot.say("zhaoli", "交通局会议")
    assert "未找到" in bot.say("zhuting", "交通局会议")


def test_whether_a_day_is_still_possible(bot: Conversation) -> None:
    reply = bot.say("wangmin", "还能不能开 12月1日")
    assert "最迟应于11月28日（周六）23:59前报告" in reply
    assert "现在报告符合要求" in reply
    assert "3个工作日，最迟11月26日（周四）23:59" in reply
    late = bot.say("wangmin", "明天上午9点还能开会吗")
    assert "少于规定的3日" in late
    assert "最早可开会的日期为11月25日（周三）" in late
    assert "72小时" in late
    assert "最早可开会的日期为11月25日（周三）" in bot.say("wangmin", "还能不能开会")


@pytest.mark.parametrize(
    "words",
    [
        "更正 2026-0001 地点 机关六楼",
        "更正 2026-0001 地点改成机关六楼",
        "把2026-0001的地点改成机关六楼",
        "2026-0001 会议地点换到机关六楼",
    ],
)
def test_a_place_is_corrected_as_people_say_it(bot: Conversation, words: str) -> None:
    assert "地点：局三楼会议室 → 机关六楼" in reported(bot).say("wangmin", words)
    assert meeting(bot).place == "机关六楼"


def test_a_question_about_a_change_changes_nothing(bot: Conversation) -> None:
    reported(bot).say("wangmin", "2026-0001的地点可以改成机关六楼吗")
    assert meeting(bot).place == "局三楼会议室"


AGENDA = (
    "会议通知：定于12月4日下午2:30在局三楼会议室召开党组会议，研究：1.XX路改造项目立项，估算1200万元；"
    "2.两名科级干部任免；3.年度工作要点"
)


def test_an_amount_is_corrected_whatever_the_kind_of_its_item(bot: Conversation) -> None:
    reply = bot.say("wangmin", AGENDA)
    assert "投资估算" not in reply  # it stands in the item: nothing is asked twice
    assert "1200万元） → XX路改造项目立项" in bot.say("wangmin", "更正 2026-0001 第1项金额：1350万元")
    assert meeting(bot).items[0].amount_yuan == 13_500_000
    assert "请写明更正的内容" in bot.say("wangmin", "更正 2026-0001 第9项金额：1350万元")


def test_what_left_the_agenda_is_said_and_what_moved_up_is_not(bot: Conversation) -> None:
    bot.say("wangmin", AGENDA)
    reply = bot.say("wangmin", "更正 2026-0001 议题：1.XX路改造项目立项，估算1200万元；2.年度工作要点")
    assert "删去议题：两名科级干部任免（重要人事任免）" in reply
    assert "年度工作要点" not in reply


def test_a_new_item_is_said(bot: Conversation) -> None:
    reported(bot)
    reply = bot.say("wangmin", NOTICE.replace("1.年度工作要点", "1.年度工作要点；2.食堂承包"))
    assert "新增议题：食堂承包（重大决策）" in reply


def test_a_change_without_a_number_means_the_meeting_that_is_being_asked_about(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "会议通知：定于12月8日下午2点半召开局长办公会，研究年度用车采购")
    assert "会议 2026-0002 已更正会议地点（五楼）" in bot.say("wangmin", "会议地点改到五楼了")
    assert meeting(bot, "2026-0001").place == "局三楼会议室"


@pytest.mark.parametrize(
    "words", ["推迟2026-0001到12月3日上午9点", "把2026-0001改到12月3日上午9点", "2026-0001推迟到12月3日上午9点"]
)
def test_a_meeting_is_moved_as_people_say_it(bot: Conversation, words: str) -> None:
    assert "→ 12月3日（周四）09:00" in reported(bot).say("wangmin", words)


def test_the_new_time_of_a_meeting_put_off_is_not_a_second_meeting(bot: Conversation) -> None:
    reported(bot).say("wangmin", "延期 2026-0001 主要领导出差")
    reply = bot.say("wangmin", "党组会定在12月8号下午2点半，局四楼会议室")
    assert "2026-0001 交通局党组会议，时间待定 可能为同一次会议" in reply
    assert "时间：时间待定 → 12月8日（周二）14:30" in bot.say("wangmin", "1")
    row = meeting(bot)
    assert (row.state, row.place, row.starts_at) == ("registered", "局四楼会议室", at("2026-12-08T14:30"))


def test_none_of_the_choices(bot: Conversation) -> None:
    reported(bot).say("wangmin", NOTICE.replace("党组会议", "局长办公会"))
    assert "请问是哪一次会议" in bot.say("liqiang", "参会")
    assert bot.say("liqiang", "取消").startswith("好的，未办理。")
    assert meeting(bot).attends is None


@pytest.mark.parametrize("receipt", ["昨天下午电话", "昨天16:00电话", "11月20日下午4点来电"])
def test_the_office_writes_the_receipt_as_it_speaks(bot: Conversation, receipt: str) -> None:
    bot.at("2026-11-21T10:00")
    words = f"代登 交通局 会议 11月30日上午9点党组会，三楼会议室，研究维修资金30万元 {receipt}"
    assert "编号 2026-0001" in bot.say("zhaoli", words)
    received = bot.assistant.rules.zone
    assert meeting(bot).reported_at.astimezone(received).date().isoformat() == "2026-11-20"


def test_a_meeting_put_off_gets_its_time_by_number(bot: Conversation) -> None:
    reported(bot).say("wangmin", "延期 2026-0001")
    assert "→ 11月30日（周一）15:00" in bot.say("wangmin", "2026-0001 定在11月30日下午3点")
