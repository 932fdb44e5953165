"""An item may keep a matter as proposed: it does not go when the notice that made it is corrected."""

from sqlalchemy import select

from storage.models import Matter, MeetingItem
from tests.conftest import Conversation

FIRST = "会议通知：定于11月30日上午9点在局三楼会议室召开党组会议，研究：1.客运站改造项目资金320万元的分配方案"
SECOND = "会议通知：定于12月7日上午9点在局三楼会议室召开局长办公会，研究：1.客运站改造项目资金安排"
CORRECTED = "会议通知：定于11月30日上午9点在局三楼会议室召开党组会议，研究：1.公务用车管理办法"


def test_the_first_notice_corrected_while_the_second_waits_for_its_answer(bot: Conversation) -> None:
    bot.say("wangmin", FIRST)
    assert "是否为同一事项" in bot.say("wangmin", SECOND)
    bot.say("zhangwei", CORRECTED)
    reply = bot.say("zhangwei", "改按新通知")
    assert "暂未办理成功" not in reply
    assert "已按新通知更正" in reply
    with bot.session() as session:
        proposed = session.scalars(select(MeetingItem.proposed_id).where(MeetingItem.proposed_id.is_not(None))).all()
        assert proposed == [session.scalars(select(Matter.id)).one()]
    assert "第1项已关联事项" in bot.say("wangmin", "是")
