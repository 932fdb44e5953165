"""What is said of a meeting in passing: its place, its sum, who goes, its papers; and what speaks of no meeting at all."""

import random

import pytest
from sqlalchemy import select

from storage.models import MeetingNotice
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOTICE = "12月31日上午10点党组会，议个车补方案"


def meeting(bot: Conversation) -> MeetingNotice:
    with bot.session() as session:
        row = session.scalars(select(MeetingNotice).order_by(MeetingNotice.id)).first()
        assert row is not None
        _ = [each.text for each in row.items], row.attendances
        return row


@pytest.mark.parametrize("seed", range(8))
def test_the_place_alone_is_kept(bot: Conversation, seed: int) -> None:
    chance = random.Random(seed)
    where = f"{chance.choice(['8楼', '五楼', '局机关三楼'])}{chance.choice(['会议室', '小会议室', '报告厅'])}"
    floor, room = where.split("楼")
    said = f"{chance.choice(['还是', '就在', '定在', '', '还在'])}{floor}楼{chance.choice(['那个', '这个', ''])}{room}{chance.choice(['', '吧', '。'])}"
    bot.at("2026-12-24T10:00").say("wangmin", NOTICE)
    assert f"已补记会议地点（{where}）" in bot.say("wangmin", said)
    assert meeting(bot).place == where


@pytest.mark.parametrize(
    "words", ["车补一共11万8", "车补的钱大概11.8万元", "一共11万8千", "车补方案共计118000元", "总共11.8万左右"]
)
def test_a_sum_is_the_item_s(bot: Conversation, words: str) -> None:
    bot.at("2026-12-24T10:00").say("wangmin", f"{NOTICE}，地点8楼会议室")
    assert "11.8万元" in bot.say("wangmin", words)
    assert [int(each.amount_yuan or 0) for each in meeting(bot).items] == [118000]
    assert "依据" not in meeting(bot).form


def test_of_two_items_the_sum_is_the_one_s_that_is_named(bot: Conversation) -> None:
    bot.at("2026-12-24T10:00").say("wangmin", "12月31日上午10点党组会，研究：1.车补方案；2.办公楼维修，地点8楼会议室")
    bot.say("wangmin", "办公楼维修一共20万")
    assert [each.amount_yuan and int(each.amount_yuan) for each in meeting(bot).items] == [None, 200000]


@pytest.mark.parametrize("words", ["刚才说错了，12月20号跟工程科老孙谈过话", "说错了，昨天到养护科检查过台账"])
def test_what_was_done_moves_no_meeting(bot: Conversation, words: str) -> None:
    bot.at("2026-12-24T10:00").say("wangmin", f"{NOTICE}，地点8楼会议室")
    before = meeting(bot).starts_at
    assert bot.say("zhangwei", words).startswith("是否记入台账？12月2")
    assert meeting(bot).starts_at == before


@pytest.mark.parametrize("asks", ["交通局这个会谁去", "交通局的会议派谁参加", "那个会谁去列席"])
@pytest.mark.parametrize("goes", ["我去", "李强", "李强去吧", "1"])
def test_who_goes_is_asked_and_answered(bot: Conversation, asks: str, goes: str) -> None:
    bot.at("2026-12-24T10:00").say("wangmin", f"{NOTICE}，地点8楼会议室")
    assert "请问由哪位同志参会？" in bot.say("liqiang", asks)
    assert "参会人员李强，已告知该单位联络员" in bot.say("liqiang", goes)
    assert "派驻组由李强同志参会" in bot.say("zhaoli", asks)


def test_who_goes_is_said_without_being_asked(bot: Conversation) -> None:
    bot.at("2026-12-24T10:00").say("wangmin", f"{NOTICE}，地点8楼会议室")
    bot.say("yangxue", "12月30日下午3点党组会，研究防汛预算，地点三楼会议室")
    assert "请问是哪一次会议" in bot.say("liqiang", "我去")
    assert "交通局党组会议，12月31日（周四）10:00：参会人员李强" in bot.say("liqiang", "2")
    assert "教育局党组会议，12月30日（周三）15:00：参会人员赵丽" in bot.say("liqiang", "赵丽去教育局的会")


@pytest.mark.parametrize("words", ["把交通局那个会的材料要一下", "催一下交通局会议的材料", "让交通局把会议材料发过来"])
def test_papers_are_asked_for_after_the_word(bot: Conversation, words: str) -> None:
    bot.at("2026-12-24T10:00").say("wangmin", f"{NOTICE}，地点8楼会议室")
    before = len(bot.pushes("wangmin"))
    assert "请报送本次会议材料" in bot.say("zhaoli", words)
    assert len(bot.pushes("wangmin")) == before
    bot.say("zhaoli", "确认")
    assert "请报送本次会议材料" in bot.pushes("wangmin")[-1]


@pytest.mark.parametrize("words", ["会议材料纸质的下午送去", "纸质材料明天送", "材料纸质的马上送过去"])
def test_that_paper_comes_is_no_basis(bot: Conversation, words: str) -> None:
    bot.at("2026-12-24T10:00").say("wangmin", "12月31日上午10点党组会，研究采购车辆，地点8楼会议室")
    assert "信息已补齐" in bot.say("wangmin", words)
    assert meeting(bot).form == {"*": "纸质已送"}


@pytest.mark.parametrize("words", ["上次会的纪要啥时候交", "党组会纪要几号报"])
def test_minutes_have_no_date(bot: Conversation, words: str) -> None:
    bot.at("2026-12-24T10:00").say("wangmin", f"{NOTICE}，地点8楼会议室")
    said = bot.at("2027-01-04T09:00").say("wangmin", words)
    assert "未设会议纪要的报送期限" in said
    assert "决定 2026-" in said


@pytest.mark.parametrize("label", ["报送单位：交通局", "报送人：王敏", "上报日期：11月18日"])
def test_a_form_whose_first_label_begins_like_a_command_is_a_notice(bot: Conversation, label: str) -> None:
    form = f"{label}\n会议时间：11月27日9时\n会议室：B210\n事项一：购买审计服务 金额：49万元"
    assert "49万元" in bot.at("2026-11-18T09:00").say("wangmin", form)
