"""The quarterly checklist report on the page: what it would carry, and what it carried."""

from sqlalchemy import select

from actions.report.obligations import open_periods
from storage.models import Obligation
from tests.conftest import Conversation
from tests.dashboard.conftest import Pages


def test_items_and_progress_are_shown_before_and_after(pages: Pages, bot: Conversation) -> None:
    bot.say("wangmin", "记清单 班子成员 推进巡察整改 责任人：张伟")
    bot.say("wangmin", "记清单 班子成员 抓好作风建设 责任人：高飞")
    bot.say("zhangwei", "进展 2026-0001 已完成8项")
    with bot.assistant.database.write() as session:
        open_periods(bot.assistant.context(session))
        wanted = select(Obligation.id).where(Obligation.kind == "checklist", Obligation.department.has(name="交通局"))
        path = f"/reports/{session.scalars(wanted).one()}"
    liaison = pages.visit("wangmin")
    before = liaison.text(path)
    assert "将报送清单2项，本期进展1条" in before
    assert "2026-0001 推进巡察整改：已完成8项" in before
    assert "2026-0002 抓好作风建设" in before
    assert "收悉，予以登记" in liaison.done(f"{path}/submit", path, way="entries")
    assert "2026-0001 推进巡察整改：已完成8项" in liaison.text(path)
    assert "2026-0001 推进巡察整改：已完成8项" in pages.visit("zhaoli").text(path)
