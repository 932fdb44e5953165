"""«进度»: who has whom, who has been in touch, who cannot be seen; «邀请» is there to be passed on."""

from sqlalchemy import select

from storage.models import Member
from tests.conftest import ON_ONE_ENGINE, Conversation


@ON_ONE_ENGINE
def test_progress_names_what_is_lacking_and_nothing_else(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        for member in session.scalars(select(Member)):
            member.greeted_at = None if member.userid in ("yangxue", "zhuting") else bot.clock.now()
            member.gone_at = bot.clock.now() if member.userid == "linhai" else None
    bot.say("zhaoli", "停用 徐宁")
    bot.say("zhaoli", "确认")
    bot.say("wangmin", "我的待办")
    said = bot.say("zhaoli", "进度")
    assert "4个单位（另有下属单位2个），有联络员4个、有班子成员3个、有主要负责人4个" in said
    assert "已发过消息1人次、不可见1人次" in said
    assert "· 教育局：缺班子成员；联络员杨雪尚未联系" in said
    assert "· 水利局：不可见：林海" in said
    assert "· 交通局" not in said
    assert "财政局" not in said
    bot.say("yangxue", "你好")
    assert "杨雪尚未联系" not in bot.say("zhaoli", "进度")
    assert "由派驻组、综合科使用" in bot.say("wangmin", "进度")


@ON_ONE_ENGINE
def test_the_invitation_is_shown_and_not_sent(bot: Conversation) -> None:
    said = bot.say("zhaoli", "邀请 教育局")
    assert said.startswith("（以下供转发）\n教育局各位同志")
    assert "联络员杨雪同志" in said
    assert bot.pushes("yangxue") == []
    assert "财政局各位" not in bot.say("zhaoli", "邀请 财政局")
