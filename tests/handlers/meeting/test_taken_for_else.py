"""Notices whose words would do for something else: they are registered all the same."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("我局拟于近期召开党组会议，研究托养机构补助资金（146万元），具体时间、地点另行通知。", "时间待定"),
        ("3号下午4点开党委会，议题：1、护理楼电梯更换 2、外聘专家酬金标准 地点行政楼一楼", "电梯更换"),
        ("我局定于12月14日至15日在培训中心一楼召开补偿评估会，14日上午9:00开始，请派员参加。", "培训中心一楼"),
    ],
    ids=["the time follows", "更换 on the agenda", "培训 in the place"],
)
def test_a_notice_is_registered(bot: Conversation, text: str, said: str) -> None:
    reply = bot.at("2026-11-24T09:05").say("wangmin", text)
    assert "予以登记" in reply
    assert said in reply
