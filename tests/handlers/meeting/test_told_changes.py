"""A change tells the group what changed, a line a value; a second one within five minutes goes with the others."""

from datetime import datetime

import pytest
from sqlalchemy import select

from actions.meeting.words import chained
from storage.models import Push, PushRecipient
from storage.states import PushState
from tests.conftest import ON_ONE_ENGINE, Conversation, at

NOTICE = "定于11月25日（周三）下午3点在局三楼会议室召开党组会，研究：1.2027年培训计划。联系人：王敏 13800000000"


@pytest.fixture
def known(bot: Conversation) -> Conversation:
    """A meeting that the desk has been told of."""
    bot.at("2026-11-18T09:20").say("wangmin", NOTICE)
    return bot.at("2026-11-18T10:00")


def told(bot: Conversation) -> list[tuple[str, datetime]]:
    """What the office is told of changes, and from when on; not what was overtaken."""
    with bot.session() as session:
        query = select(Push.text, Push.not_before).join(Push.recipients).order_by(Push.id)
        query = query.where(Push.reason == "meeting_changed", PushRecipient.target == "zhaoli")
        rows = session.execute(query.where(PushRecipient.state == PushState.QUEUED)).all()
    return [(text, moment.astimezone(bot.clock.now().tzinfo)) for text, moment in rows]


def test_one_line_with_old_and_new(known: Conversation) -> None:
    known.say("wangmin", "更正 2026-0001 地点：机关五楼会议室")
    [(text, moment)] = told(known)
    assert text.splitlines()[1:] == ["会议地点：局三楼会议室 → 机关五楼会议室"]
    assert text.startswith("会议更正【按时】 2026-0001 交通局党组会议，11月25日（周三）15:00：")
    assert moment == at("2026-11-18T10:00")


def test_a_second_change_waits_and_the_third_goes_with_it(known: Conversation) -> None:
    known.say("wangmin", "更正 2026-0001 地点：机关五楼会议室")
    known.at("2026-11-18T10:02").say("wangmin", "更正 2026-0001 地点：机关六楼会议室")
    known.at("2026-11-18T10:04").say("wangmin", "改期 2026-0001 11月25日下午4点")
    first, second = told(known)
    assert first[1] == at("2026-11-18T10:00")
    assert second[1] == at("2026-11-18T10:05")
    assert second[0].splitlines()[1:] == [
        "会议地点：机关五楼会议室 → 机关六楼会议室",
        "时间：11月25日（周三）15:00 → 11月25日（周三）16:00",
    ]
    known.at("2026-11-18T10:06").say("wangmin", "更正 2026-0001 地点：机关七楼会议室")
    assert told(known)[-1][1] == at("2026-11-18T10:10")


@ON_ONE_ENGINE
def test_a_cancellation_goes_at_once_and_what_waited_is_dropped(known: Conversation) -> None:
    known.say("wangmin", "更正 2026-0001 地点：机关五楼会议室")
    known.at("2026-11-18T10:02").say("wangmin", "更正 2026-0001 地点：机关六楼会议室")
    known.say("wangmin", "取消 2026-0001 主要领导出差")
    assert [text[:4] for text, _moment in told(known)] == ["会议更正", "会议取消"]
    assert told(known)[-1][1] == at("2026-11-18T10:02")


@pytest.mark.parametrize(
    ("earlier", "later", "together"),
    [
        (["会议地点：三楼 → 五楼"], ["会议地点：五楼 → 六楼"], ["会议地点：三楼 → 六楼"]),
        (["会议地点：三楼 → 五楼"], ["会议地点：五楼 → 三楼"], ["改动已恢复原样。"]),
        (["新增议题：采购"], ["联系人：王敏 → 周洁"], ["新增议题：采购", "联系人：王敏 → 周洁"]),
    ],
)
def test_changes_in_a_row(earlier: list[str], later: list[str], together: list[str]) -> None:
    assert chained(earlier, later) == together
