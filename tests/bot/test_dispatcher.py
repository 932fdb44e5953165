"""Stored before understood; once however often it comes; refused without a trace (design: decision 1)."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from bot.dispatcher import Dispatcher
from bot.incoming import Incoming
from storage.models import Base, InboxMessage, MeetingNotice, PushRecipient, RefusalCount
from tests.conftest import Conversation
from tests.handlers.test_meeting import NOTICE

COMPLAINT = "我要反映水利局副局长周某某收受工程老板十万元现金"
CLASSIFIED = "秘密★5年 关于开展某项工作的通知，请阅"
PERSONNEL = (
    "会议通知：定于11月27日上午9点在局会议室召开党组会，研究：1.任命赵铁柱为规划科科长。联系人：王敏 13800000000"
)


def counted(bot: Conversation) -> tuple[int, int, int]:
    with bot.session() as session:
        tables = (InboxMessage, MeetingNotice, PushRecipient)
        messages, meetings, pushes = (session.scalar(select(func.count()).select_from(each)) or 0 for each in tables)
        return messages, meetings, pushes


def test_the_same_message_three_times_is_one(bot: Conversation) -> None:
    replies = {bot.say("wangmin", NOTICE, source="7123456789012345678") for _ in range(3)}
    assert len(replies) == 1
    assert counted(bot) == (1, 1, 2)


def test_the_same_message_eight_times_at_once_is_one(bot: Conversation) -> None:
    replies: list[str] = []
    start = threading.Barrier(8)

    def send() -> None:
        start.wait()
        replies.append(bot.say("wangmin", NOTICE, source="7123456789012345678"))

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted(bot) == (1, 1, 2)
    full = [reply for reply in replies if reply]
    assert full
    assert len(set(full)) == 1


def test_equal_ids_of_two_members_are_two(bot: Conversation) -> None:
    bot.say("wangmin", "帮助", source="1")
    bot.say("zhangwei", "帮助", source="1")
    assert counted(bot)[0] == 2


def test_accounts_are_the_same_whatever_their_case(bot: Conversation) -> None:
    assert "您可以这样说" in bot.say("WangMin", "帮助", source="1")
    bot.say("wangmin", "帮助", source="1")
    assert counted(bot)[0] == 1


def everything(bot: Conversation) -> str:
    """Every value of every row."""
    with bot.session() as session:
        return "\n".join(
            str(row)
            for table in Base.metadata.sorted_tables
            for row in session.execute(text(f'SELECT * FROM "{table.name}"'))
        )


@pytest.mark.parametrize(("words", "kind"), [(COMPLAINT, "complaint"), (CLASSIFIED, "classified")])
def test_what_is_refused_is_forgotten_with_its_sender(
    bot: Conversation, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str, kind: str
) -> None:
    before = everything(bot).count("luoyang")
    for _ in range(2):
        bot.say("luoyang", words, source="99")
    rows = everything(bot)
    for piece in ("周某某", "十万元", "某项工作", "luoyang"):
        assert rows.count(piece) == (before if piece == "luoyang" else 0)
    logged = capsys.readouterr()
    assert "luoyang" not in logged.out + logged.err
    assert words[:6] not in logged.out + logged.err
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert "周某某".encode() not in path.read_bytes()
    with bot.session() as session:
        assert [(row.kind, row.count) for row in session.scalars(select(RefusalCount))] == [(kind, 1)]


def test_a_name_in_a_personnel_item_is_masked_before_it_is_stored(bot: Conversation) -> None:
    reply = bot.say("wangmin", PERSONNEL)
    assert "赵铁柱" not in reply
    assert "×××" in reply
    assert "姓名已隐去" in reply
    rows = everything(bot)
    assert "赵铁柱" not in rows
    assert "王敏 13800000000" in rows


def test_a_message_whose_process_died_is_taken_over_and_answered_by_push(bot: Conversation) -> None:
    assistant = bot.assistant
    with assistant.database.write() as session:
        session.add(
            InboxMessage(
                key="k",
                userid="wangmin",
                kind="text",
                text="帮助",
                received_at=assistant.clock.now(),
                claimed_by="dead",
            )
        )
    dispatcher = Dispatcher(assistant)
    assert dispatcher.take_over(1, "dead") is True
    assert dispatcher.take_over(1, "dead") is False
    assert "您可以这样说" in bot.pushes("wangmin")[0]


def test_a_fault_of_ours_is_said_with_a_number_and_leaves_no_row_behind(
    bot: Conversation, capsys: pytest.CaptureFixture[str]
) -> None:
    object.__setattr__(bot.assistant.rules, "lead_time", None)  # a rule that was never set: judging will raise
    reply = bot.dispatcher.dispatch(Incoming("wangmin", "1", "text", NOTICE))
    assert "编号" in reply
    assert "Traceback" not in reply
    assert counted(bot) == (1, 0, 0)
    with bot.session() as session:
        row = session.scalars(select(InboxMessage)).one()
    assert row.state == "failed"
    assert row.reference is not None
    assert row.reference in reply
    out = capsys.readouterr()
    assert "党组会议" not in out.out + out.err
