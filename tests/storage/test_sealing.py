"""What people say in passing is ciphertext in every file of the database, and so are credentials and telephone numbers."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.config import parse_config
from bot.seal_key import VARIABLE, seal_key
from scheduler.deliver.delivery import Delivery
from storage.engine import Database
from storage.migrate import upgrade
from storage.models import ChatGroup, Dialogue, InboxMessage, Listing, Push, PushRecipient
from storage.sealing import SealError, open_address, seal_address
from tests.conftest import NOW, Conversation, HandClock, fill_demo, make_test_assistant
from tests.scheduler.outside import RecordingChannels
from tests.storage.test_migrate import migrate_to

SAID = "下周三之前把材料交齐"
HOOK = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"
KEY = b"1" * 32


def store(database: Database) -> None:
    with database.write() as session:
        session.add(InboxMessage(key="k", kind="text", text=SAID, reply=SAID, received_at=NOW))
        session.add(
            Dialogue(userid_key="a", handler="h", question=SAID, state={"said": [SAID]}, asked_at=NOW, expires_at=NOW)
        )
        session.add(Listing(userid_key="a", title=SAID, lines=[SAID], page=1, shown_at=NOW))


def held(folder: Path, words: str) -> list[str]:
    """The codes in which the words stand in any file of the folder."""
    found = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    return [code for code in ("utf-8", "utf-16-le", "utf-16-be") if words.encode(code) in found]


def test_no_file_holds_what_was_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    database = Database(
        f"sqlite:///{tmp_path}/a.db", seal_key(parse_config({"security": {"key_file": f"{tmp_path}/key"}}))
    )
    upgrade(database)
    store(database)
    with database.read() as session:
        row, question = session.query(InboxMessage).one(), session.query(Dialogue).one()
        assert (row.text, row.reply) == (SAID, SAID)
        assert (question.question, question.state, session.query(Listing).one().lines) == (
            SAID,
            {"said": [SAID]},
            [SAID],
        )
    assert held(tmp_path, SAID[2:6]) == []
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_another_key_says_so_in_one_line(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/a.db", KEY)
    upgrade(database)
    store(database)
    restored = Database(f"sqlite:///{tmp_path}/a.db", b"2" * 32)
    with restored.read() as session, pytest.raises(SealError, match="key_file"):
        session.query(InboxMessage).one()


def test_a_webhooks_key_and_a_telephone_number_are_in_no_file(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/a.db", KEY)
    fill_demo(database)
    service = Conversation(make_test_assistant(database, HandClock()), HandClock())
    assert "绑定" in service.say("zhaoli", f"绑定群 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={HOOK} 综合")
    service.say("wangmin", "定于12月2日上午9点在三楼会议室召开党组会，研究采购设备50万元。联系人：王敏 13800138000")
    with service.session() as session:
        assert open_address(session, session.query(ChatGroup).one().address) == HOOK
    assert held(tmp_path, HOOK) == []


def test_the_key_of_a_webhook_is_opened_for_the_call_alone(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/a.db", KEY)
    upgrade(database)
    with database.write() as session:
        push = Push(created_at=NOW, not_before=NOW, reason="r", text="通报", channel="webhook")
        push.recipients = [PushRecipient(target=seal_address(session, HOOK), next_try_at=NOW)]
        session.add(push)
    channels = RecordingChannels()
    Delivery(database, channels, "w").deliver(NOW, True)
    assert [call.targets for call in channels.calls] == [(HOOK,)]


def test_what_was_plain_is_sealed_by_the_migration_and_can_be_read_again(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/a.db", KEY)
    migrate_to(database, "0012")
    with database.engine.begin() as connection:
        for statement in (
            "INSERT INTO inspection_group (id, name) VALUES (1, '第一组')",
            "INSERT INTO chat_group (id, name, group_id, kind, channel, address, members, state, created_at, created_by)"
            f" VALUES (1, '群', 1, 'mixed', 'webhook', '{HOOK}', '[]', 'active', '2026-11-01', 'a')",
            "INSERT INTO dialogue (userid_key, handler, question, state, asked_at, expires_at)"
            f""" VALUES ('a', 'h', '{SAID}', '{{"said": "{SAID}"}}', '2026-11-01', '2026-11-02')""",
        ):
            connection.exec_driver_sql(statement)
    assert held(tmp_path, HOOK)
    upgrade(database)
    with database.read() as session:
        assert (session.query(Dialogue).one().state, session.query(Dialogue).one().question) == ({"said": SAID}, SAID)
        assert open_address(session, session.query(ChatGroup).one().address) == HOOK
    database.close()
    assert held(tmp_path, HOOK) == held(tmp_path, SAID) == []


def test_the_file_of_a_database_is_its_owners_alone(tmp_path: Path) -> None:
    Database(f"sqlite:///{tmp_path}/a.db").close()
    path = tmp_path / "a.db"
    path.touch(mode=0o644)
    path.chmod(0o644)
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    with database.write() as session:
        session.execute(text("INSERT INTO number_series VALUES (2026, 1)"))
        assert {each.stat().st_mode & 0o777 for each in tmp_path.glob("a.db*")} == {0o600}
    database.close()
