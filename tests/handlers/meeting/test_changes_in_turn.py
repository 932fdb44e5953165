"""Changes said while a meeting is asked about, in the words of people who talk: for the meeting that is meant, and no other."""

import pytest

from tests.conftest import Conversation

NOTICE = "会议通知：定于11月27日上午9:00在局三楼会议室召开党组会，研究：1.采购办公设备80万元。联系人：王敏 13800000000"
BUREAU = "水利局12月1日上午九点在二楼会议室召开党组会议，研究渠道清淤项目，资金95万元，联系人陈芳"
BELOW = "水库管理所12月1日上午十点也开个支委会，研究闸门维修8万元"


@pytest.mark.parametrize(
    "asked", ["改到下周三行不行", "能不能改到下周三", "可不可以挪到下周三啊", "那个会改到下周三可以吗？"]
)
def test_a_change_that_is_asked_about_is_done_after_a_yes(bot: Conversation, asked: str) -> None:
    bot.say("wangmin", NOTICE)
    assert bot.say("wangmin", asked).splitlines()[-2:] == ["1 是，现在改", "2 先不改"]
    assert "11月27日（周五）09:00" in bot.say("wangmin", "那个会几点")
    bot.say("wangmin", asked)
    assert "→ 11月25日（周三）" in bot.say("wangmin", "是")


@pytest.mark.parametrize(
    ("said", "place", "other"),
    [
        ("局里的会地点改五楼", "2026-0001 已更正", "2026-0002"),
        ("所里的改到下午三点", "2026-0002 已改期", "2026-0001"),
        ("所里那个改到下午三点", "2026-0002 已改期", "2026-0001"),
        ("水利局的会改到五楼", "2026-0001 已更正", "2026-0002"),
    ],
)
def test_whose_meeting_it_is_is_named_by_the_department(bot: Conversation, said: str, place: str, other: str) -> None:
    bot.say("chenfang", BUREAU)
    bot.say("chenfang", BELOW)
    changed = bot.say("chenfang", said)
    assert place in changed
    assert other not in changed


def test_the_desk_names_the_department_of_another_meeting_than_the_last(bot: Conversation) -> None:
    bot.say("chenfang", BUREAU)
    bot.say("wangmin", NOTICE)
    bot.say("zhaoli", "2026-0002 地点改为六楼")
    assert "会议 2026-0001 已更正" in bot.say("zhaoli", "水利局的会地点改五楼")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("三楼会议室改二楼", "局三楼会议室 → 二楼"),
        ("改旗到11月30日上午9点", "→ 11月30日（周一）09:00"),
        ("改其到11月30日上午9点", "→ 11月30日（周一）09:00"),
        ("时间也提前一小时", "→ 11月27日（周五）08:00"),
        ("金额是85万", "金额85万元"),
        ("准确数是83.5万元", "金额83.5万元"),
        ("嗯，那个会研究的办公设备改成60万", "金额60万元"),
    ],
)
def test_while_the_form_is_open_a_change_is_no_answer_to_it(bot: Conversation, said: str, shown: str) -> None:
    bot.say("wangmin", NOTICE)
    assert shown in bot.say("wangmin", said)


def test_back_to_the_day_that_it_was(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "改到11月30日上午10点")
    bot.say("wangmin", "算了，还是按原来的27号，领导又有空了")
    assert "11月27日（周五）09:00" in bot.say("wangmin", "1")


def test_labels_without_a_colon_part_what_is_said(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    said = bot.say("wangmin", "资金来源年初预算，用途更新旧电脑")
    assert "第1项资金来源：年初预算；第1项资金用途：更新旧电脑" in said
    assert "第1项资金用途：购置服务器）" in bot.say("wangmin", "用途写错了，是购置服务器")


def test_a_meeting_that_was_held_before_is_no_notice(bot: Conversation) -> None:
    bot.say("tanglan", "文旅局11月30日上午9点党组会，研究2027年预算，局二楼会议室，联系人唐岚")
    bot.say("tanglan", "依据是财政局预算编制通知")
    assert "予以登记" not in bot.say("tanglan", "前期开过预算评审会，11月10日")


@pytest.mark.parametrize("said", ["批复号写错了，是18号", "文号不对，是18号"])
def test_what_else_was_written_wrongly_moves_no_meeting(bot: Conversation, said: str) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", said)
    assert "11月27日（周五）09:00" in bot.say("wangmin", "那个会几点")


@pytest.mark.parametrize(
    "said", ["日子写错了，是11月26号上午9点", "时间报错了，应该是26号上午九点", "27号不对，是26号上午九点"]
)
def test_a_day_that_was_written_wrongly_moves_it(bot: Conversation, said: str) -> None:
    bot.say("wangmin", NOTICE)
    assert "→ 11月26日（周四）09:00" in bot.say("wangmin", said)
