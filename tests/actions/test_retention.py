"""Who asked what is forgotten after 7 days; record-keeping messages after the configured time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from actions.running import brief
from actions.running.audit import head, link_waiting, verify
from actions.running.retention import forget, forget_trail
from actions.talk import one_time_links
from policy.time.settings import Kept
from storage import files
from storage.models import (
    Base,
    Department,
    InboxMessage,
    OneTimeForm,
    Push,
    PushRecipient,
    RefusedMessage,
    StoredFile,
    UnansweredQuestion,
)
from storage.states import PushState
from tests.conftest import Conversation
from tests.scheduler.outside import put


def run(bot: Conversation, keep_days: int = 730) -> int:
    with bot.assistant.database.write() as session:
        return forget(bot.assistant.context(session), Kept(messages=keep_days))["messages"]


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
    assert (question, asker, key) == ("", None, "forgotten")  # no act took it: its words went with the answer
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


def test_a_question_that_was_not_found_is_listed_for_ninety_days_after_it_was_last_asked(bot: Conversation) -> None:
    def listed() -> list[int]:
        run(bot)
        with bot.session() as session:
            return list(session.scalars(select(UnansweredQuestion.count)))

    bot.say("wangmin", "红头文件字号用几号")
    bot.at("2026-12-20T10:00")
    bot.say("zhangwei", "红头文件字号用几号")
    bot.at("2027-03-20T10:00")
    assert listed() == [2]
    bot.at("2027-03-21T10:00")
    assert listed() == []


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


def go_by(bot: Conversation, kept: Kept) -> Mapping[str, int]:
    with bot.assistant.database.write() as session:
        return forget(bot.assistant.context(session), kept)


def test_pushes_leave_after_their_days_except_what_may_still_go_out(bot: Conversation) -> None:
    for state in PushState:
        put(bot.assistant.database, ["wangmin"], state, bot.clock.now())
        with bot.assistant.database.write() as session:
            session.scalars(select(PushRecipient).order_by(PushRecipient.id.desc())).first().state = state  # type: ignore[union-attr]
    bot.at("2028-11-21T09:59")
    assert go_by(bot, Kept())["pushes"] == 0
    bot.at("2028-11-21T10:01")
    assert go_by(bot, Kept())["pushes"] == len(PushState) - 4
    with bot.session() as session:
        assert {row.state for row in session.scalars(select(PushRecipient))} == {
            "queued",
            "sending",
            "held",
            "recalling",
        }
        assert {row.text for row in session.scalars(select(Push))} == {"queued", "sending", "held", "recalling"}


def test_a_file_leaves_after_its_days_with_its_bytes_and_no_other_goes(bot: Conversation, tmp_path: Path) -> None:
    assistant = bot.assistant = replace(bot.assistant, rules=replace(bot.assistant.rules, files_folder=tmp_path))
    ages = {"old": 3651, "young": 3649}
    with assistant.database.write() as session:
        department = session.scalars(select(Department.id)).first()
        for name, days in ages.items():
            kept = bot.clock.now() - timedelta(days=days)
            session.add(StoredFile(
                subject="entry:2016-0001", department_id=department, name=f"{name}.pdf", kind="pdf", size=3,
                sha256=files.write(tmp_path, name.encode()), by="wangmin", at=kept, kept_at=kept,
            ))  # fmt: skip
    assert go_by(bot, Kept())["files"] == 1
    with bot.session() as session:
        (left,) = session.scalars(select(StoredFile))
        assert left.name == "young.pdf"
    assert [each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()] == [b"young"]


def test_whole_months_of_the_trail_leave_by_themselves_and_the_chain_holds(bot: Conversation) -> None:
    def turn() -> int:
        with bot.assistant.database.write() as session:
            while link_waiting(bot.assistant.context(session)):
                continue
        with bot.assistant.database.write() as session:
            return forget_trail(bot.assistant.context(session), Kept(trail=400))

    bot.say("wangmin", "报送 台账 11月 无")
    assert turn() == 0
    bot.at("2027-12-31T10:00").say("zhaoli", "请假 1月6日至1月8日")
    assert turn() == 0
    bot.at("2028-01-06T10:00")
    assert turn() > 0
    assert turn() == 0
    with bot.session() as session:
        assert verify(session).broken is None


def test_what_was_removed_is_told_to_the_admins_once_a_month_with_the_head(bot: Conversation) -> None:
    bot.say("zhangwei", "我的台账 11月")
    with bot.assistant.database.write() as session:
        link_waiting(bot.assistant.context(session))
    bot.at("2028-11-21T10:01")
    assert run(bot) == 1

    def told(moment: str) -> list[str]:
        bot.at(moment)
        before = len(bot.pushes("liangchen"))
        for _ in range(2):
            with bot.assistant.database.write() as session:
                brief.send_due(bot.assistant.context(session))
        return bot.pushes("liangchen")[before:]

    assert told("2028-12-01T08:30") == []
    (text,) = told("2028-12-01T08:36")
    with bot.session() as session:
        assert head(session) in text
    assert "11月到期清理：消息1条。" in text
    (text,) = told("2028-12-04T08:36")
    assert "到期清理" not in text
    assert told("2028-12-03T08:36") == []  # a Sunday


def test_forms_that_nobody_will_send_are_removed(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        one_time_links.keep(bot.assistant.context(session, "wangmin"), {"text": "草稿"})
    bot.at("2026-11-30T10:00")
    run(bot)
    with bot.session() as session:
        assert session.scalars(select(OneTimeForm)).all() == []
