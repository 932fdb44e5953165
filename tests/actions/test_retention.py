"""Who asked what is forgotten after 7 days; record-keeping messages after the configured time."""

from sqlalchemy import select

from actions.running.retention import forget
from storage.models import Base, InboxMessage, Push, RefusedMessage
from tests.conftest import Conversation


def run(bot: Conversation, keep_days: int = 730) -> int:
    with bot.assistant.database.write() as session:
        return forget(bot.assistant.context(session), keep_days)


def messages(bot: Conversation) -> list[tuple[str, str | None, str]]:
    with bot.session() as session:
        rows = session.scalars(select(InboxMessage).order_by(InboxMessage.id))
        return [(row.text, row.userid, row.key[:9]) for row in rows]


def test_the_asker_is_forgotten_after_seven_days_and_not_before(bot: Conversation) -> None:
    bot.say("zhangwei", "一岗双责是什么")
    bot.say("zhangwei", "我的台账 11月")
    bot.at("2026-11-29T09:59")
    run(bot)
    assert [userid for _text, userid, _key in messages(bot)] == ["zhangwei", "zhangwei"]
    bot.at("2026-11-29T10:01")
    run(bot)
    run(bot)
    (question, asker, key), (_, teller, _) = messages(bot)
    assert (question, asker, key) == ("一岗双责是什么", None, "forgotten")
    assert teller == "zhangwei"


def test_everything_is_removed_after_the_configured_days(bot: Conversation) -> None:
    bot.say("zhangwei", "我的台账 11月")
    bot.at("2028-11-20T09:00")
    assert run(bot) == 0
    bot.at("2028-11-21T09:59")
    assert run(bot) == 0
    bot.at("2028-11-21T10:01")
    assert run(bot) == 1
    assert messages(bot) == []


def test_the_hash_of_a_refused_message_is_forgotten_too(bot: Conversation) -> None:
    bot.say("zhangwei", "我想举报单位领导收红包")
    bot.at("2026-11-30T10:00")
    run(bot)
    with bot.session() as session:
        assert session.scalars(select(RefusedMessage)).all() == []


def test_every_way_to_ask_is_forgotten_also_the_one_that_failed(bot: Conversation) -> None:
    for words in ("第7问", "党组会的桌子怎么摆", "第三种形态是什么", "2", "没用", "问答目录"):
        bot.say("zhangwei", words)
    with bot.assistant.database.write() as session:
        when = bot.clock.now()
        failed = InboxMessage(key="k", userid="zhangwei", kind="text", text="问", received_at=when, state="failed")
        session.add(failed)
    bot.at("2026-11-29T10:01")
    run(bot)
    assert {userid for _text, userid, _key in messages(bot)} == {None}


def test_a_long_answer_sent_in_two_parts_is_forgotten_too(bot: Conversation) -> None:
    bot.say("zhaoli", "修改问答 7 " + "每月25日前报送。" * 120)
    bot.say("zhaoli", "确认")
    bot.say("zhangwei", "第7问")
    assert bot.pushes("zhangwei")
    bot.at("2026-11-29T10:01")
    run(bot)
    with bot.session() as session:
        assert session.scalars(select(Push).where(Push.reason == "reply_continued")).all() == []


def test_after_a_week_no_row_holds_the_asker(bot: Conversation) -> None:
    bot.say("zhangwei", "党组会的桌子怎么摆")
    bot.say("zhangwei", "第7问")
    bot.say("zhangwei", "有用")
    bot.at("2026-11-29T10:01")
    run(bot)
    organisation = {"member", "post", "department", "inspection_group"}
    with bot.session() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in organisation:
                assert "zhangwei" not in str(session.execute(select(table)).all()), table.name
