"""Migrations bring an empty database to exactly the tables of the models, once."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text

from actions.qa.compilation import state
from storage.base import Moment
from storage.engine import Database
from storage.migrate import SCRIPTS, NewerDatabaseError, is_current, newest, upgrade, without_foreign_keys
from storage.models import Base, Holding, Matter, MeetingItem, Member, QaItem, QaVote, QaWay, UnansweredQuestion
from storage.states import MatterStage


def test_an_upgraded_database_has_the_models_tables(database: Database) -> None:
    def compare_type(
        _context: object, _inspected: object, _column: object, _found: object, wanted: object
    ) -> bool | None:
        return False if isinstance(wanted, Moment) else None

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": compare_type})
        assert compare_metadata(context, Base.metadata) == []


def test_upgrading_twice_is_once(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/new/file.db")
    assert not is_current(database)
    upgrade(database)
    upgrade(database)
    assert is_current(database)
    assert "inbox_message" in inspect(database.engine).get_table_names()
    database.close()


def test_a_newer_database_is_not_touched(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/newer.db")
    upgrade(database)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabaseError, match="version 9999, newer than this program's"):
        upgrade(database)
    database.close()


def test_the_newest_script_is_alembics_head() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_current_head() == newest()


def test_posts_of_the_first_version_become_holdings(tmp_path: Path) -> None:
    """A database of 0.1 keeps every post; who stands in for somebody away holds the posts for the time."""
    made = Database(f"sqlite:///{tmp_path}/old.db")
    migrate_to(made, "0001")
    with made.engine.begin() as connection:
        for statement in (
            "INSERT INTO inspection_group (id, name) VALUES (1, '第一组')",
            "INSERT INTO department (id, name, group_id, imported_at) VALUES (1, '交通局', 1, '2026-11-01 01:00:00')",
            "INSERT INTO member (id, userid, userid_key, name) VALUES (1, 'a', 'a', '甲'), (2, 'b', 'b', '乙')",
            "INSERT INTO post (member_id, role, department_id, in_charge) VALUES (1, 'liaison', 1, false), (2, 'leader', 1, true)",
            "INSERT INTO absence (member_id, deputy_id, first, last, recorded_at, recorded_by)"
            " VALUES (1, 2, '2026-11-23', '2026-11-27', '2026-11-20 01:00:00', 'a')",
        ):
            connection.execute(text(statement))
    upgrade(made)
    with made.read() as session:
        member = session.scalars(select(Member).where(Member.userid == "b")).one()
        held = {day: [post.role for post in member.held(date(2026, 11, day))] for day in (22, 23, 27, 28)}
        assert held == {22: ["leader"], 23: ["leader", "liaison"], 27: ["leader", "liaison"], 28: ["leader"]}
        assert session.scalars(select(Holding.in_charge).where(Holding.on(date(2020, 1, 1)))).all() == [False, True]
    migrate_to(made, "0001", down=True)
    with made.engine.connect() as connection:
        assert connection.execute(text("SELECT role, in_charge FROM post ORDER BY id")).all() == [
            ("liaison", 0),
            ("leader", 1),
        ]
    made.close()


def test_sums_of_before_are_the_same_sums(tmp_path: Path) -> None:
    made = Database(f"sqlite:///{tmp_path}/old.db")
    migrate_to(made, "0021")
    with made.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO inspection_group (id, name) VALUES (1, '第一组')")
        connection.exec_driver_sql(
            "INSERT INTO department (id, name, group_id, imported_at, practice)"
            " VALUES (1, '交通局', 1, '2026-11-01 00:00:00', 0)"
        )
        connection.exec_driver_sql(
            "INSERT INTO meeting_notice (id, number, department_id, state, version, type, reported_at, reported_by,"
            " dated_at, way, form, text) VALUES (1, '2026-0001', 1, 'registered', 1, '党组会议', '2026-11-02 00:00:00',"
            " 'wangmin', '2026-11-02 00:00:00', 'chat', '{}', '')"
        )
        connection.exec_driver_sql(
            "INSERT INTO meeting_item (id, meeting_id, position, text, kind, amount_yuan, approximate)"
            " VALUES (1, 1, 1, '路灯改造', 'funds', 3200000, 0), (2, 1, 2, '编制', 'decision', NULL, 0)"
        )
    upgrade(made)
    with made.write() as session:
        items = session.scalars(select(MeetingItem).order_by(MeetingItem.id)).all()
        assert [item.amount_yuan for item in items] == [3_200_000, None]
        items[1].amount_yuan = Decimal("12345.67")
    with made.read() as session:
        assert session.get_one(MeetingItem, 2).amount_yuan == Decimal("12345.67")
    migrate_to(made, "0021", down=True)
    with made.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT amount_yuan FROM meeting_item ORDER BY id").all()
    assert kept == [(3_200_000,), (12_345,)]
    made.close()


def test_what_the_office_edited_in_the_first_version_stays_its_groups(tmp_path: Path) -> None:
    """The edited compilation of 0.1 is the group's from now on; the sample is free to be loaded anew."""
    made = Database(f"sqlite:///{tmp_path}/old.db")
    migrate_to(made, "0002")
    columns = "number, version, question, answer, short, basis, keywords, ways, related, effective_on, source"
    with made.engine.begin() as connection:
        for statement in (
            "INSERT INTO inspection_group (id, name) VALUES (4, '第一组')",
            f"INSERT INTO qa_item ({columns}) VALUES (7, 1, '问', '旧', '', '[]', '[]', '[]', '[]', '2026-11-01', '')",
            f"INSERT INTO qa_item ({columns}) VALUES (7, 2, '问', '新', '', '[]', '[]', '[]', '[]', '2026-11-02', '')",
            "INSERT INTO qa_way (number, text, added_on) VALUES (7, '怎么问', '2026-11-02')",
            "INSERT INTO qa_vote VALUES (7, '2026-11-03', 2, 1)",
            "INSERT INTO unanswered_question (text, day, count) VALUES ('没有的问题', '2026-11-03', 1)",
            "INSERT INTO setting VALUES ('compilation_enabled', '{\"on\": true}', '2026-11-03 01:00:00')",
        ):
            connection.execute(text(statement))
    upgrade(made)
    with made.read() as session:
        rows = session.scalars(select(QaItem).order_by(QaItem.version)).all()
        assert [(row.holder, row.version, row.answer) for row in rows] == [(4, 1, "旧"), (4, 2, "新")]
        assert [(way.holder, way.text) for way in session.scalars(select(QaWay))] == [(4, "怎么问")]
        assert [(vote.group, vote.holder, vote.useful) for vote in session.scalars(select(QaVote))] == [(4, 4, 2)]
        assert [row.group for row in session.scalars(select(UnansweredQuestion))] == [4]
        assert state(session, date(2026, 11, 29), 4)[1]
    made.close()


def migrate_to(database: Database, revision: str, *, down: bool = False) -> None:
    config = AlembicConfig()
    config.set_main_option("script_location", str(SCRIPTS))
    with database.engine.connect() as connection, without_foreign_keys(database, connection), connection.begin():
        config.attributes["connection"] = connection
        (command.downgrade if down else command.upgrade)(config, revision)


def test_the_rows_of_the_first_version_stay(tmp_path: Path) -> None:
    """SQLite builds tables anew: what names a row of one must not go with it."""
    database = Database(f"sqlite:///{tmp_path}/first.db")
    migrate_to(database, "0001")
    with database.engine.begin() as connection:
        for statement in (
            "INSERT INTO inspection_group (id, name) VALUES (1, '第一组')",
            "INSERT INTO department (id, name, group_id, imported_at) VALUES (1, '交通局', 1, '2026-11-01 00:00:00')",
            "INSERT INTO member (id, userid, userid_key, name) VALUES (1, 'wangmin', 'wangmin', '王敏')",
            "INSERT INTO post (member_id, role, department_id, in_charge) VALUES (1, 'liaison', 1, 0)",
            "INSERT INTO matter (id, number, department_id, title, kind, stage, opened_at)"
            " VALUES (1, '2026-0001', 1, '路灯改造', 'funds', 'motion', '2026-11-01 00:00:00')",
            "INSERT INTO matter_note (matter_id, noted_at, noted_by, text) VALUES (1, '2026-11-02 00:00:00', 'wangmin', '已招标')",
        ):
            connection.exec_driver_sql(statement)
    upgrade(database)
    with database.read() as session:
        matter = session.scalars(select(Matter)).one()
        assert (matter.department.name, matter.stage, [note.text for note in matter.notes]) == (
            "交通局", MatterStage.MOTION, ["已招标"],
        )  # fmt: skip
        assert [post.member.name for post in session.scalars(select(Holding))] == ["王敏"]
        assert session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    database.close()


def test_the_one_file_of_a_publication_is_its_first(tmp_path: Path) -> None:
    made = Database(f"sqlite:///{tmp_path}/old.db")
    migrate_to(made, "0028")
    with made.engine.begin() as connection:
        connection.execute(text("INSERT INTO inspection_group (id, name) VALUES (1, '第一组')"))
        for number, name in (("2026-0001", "'准则.pdf', 'pdf', 'a1'"), ("2026-0002", "NULL, NULL, NULL")):
            connection.execute(
                text(
                    "INSERT INTO publication (number, group_id, kind, state, title, text, audience, version, other_names,"
                    " on_paper, created_at, created_by, file_name, file_kind, file_sha256)"
                    f" VALUES ('{number}', 1, 'study', 'sent', '准则', '请学习', '{{}}', 1, '[]', false,"
                    f" '2026-11-20 01:00:00', 'a', {name})"
                )
            )
    upgrade(made)
    with made.engine.connect() as connection:
        query = text("SELECT number, name, publication_file.kind, sha256, seen_by FROM publication_file JOIN publication p ON p.id = publication_id")  # fmt: skip
        assert connection.execute(query).all() == [("2026-0001", "准则.pdf", "pdf", "a1", "addressees")]
    migrate_to(made, "0028", down=True)
    with made.engine.connect() as connection:
        query = text("SELECT file_name, file_sha256 FROM publication ORDER BY number")
        assert connection.execute(query).all() == [("准则.pdf", "a1"), (None, None)]
    made.close()
