"""A compilation, its wordings, votes and unanswered questions belong to an inspection group, or are the sample"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.tables import create

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_EDITS = ("revise_answer", "repeal_answer", "restore_answer", "add_wordings")
_VOTES = sa.table("qa_vote", *map(sa.column, ("number", "day", "useful", "useless")))


def upgrade() -> None:
    """The office's edits stay: as the compilation of its group. The sample itself is loaded anew where it was edited."""
    bind = op.get_bind()
    owners = _owners(bind)
    alone = _groups(bind)
    _add_holders()
    _share(bind, owners)
    home = alone[0] if len(alone) == 1 else 0
    votes = [tuple(row) for row in bind.execute(sa.select(_VOTES))]
    op.drop_table("qa_vote")
    create("qa_vote: group_id int key, holder int key, number int key, day day key, useful int, useless int")
    if home and votes:  # with several groups nobody knows whose they are
        holder = home if home in owners else 0
        insert = "INSERT INTO qa_vote VALUES (:group, :holder, :number, :day, :useful, :useless)"
        for row in votes:
            values = dict(zip(("number", "day", "useful", "useless"), row, strict=True))
            bind.execute(sa.text(insert), {"group": home, "holder": holder, **values})
    _unanswered(bind, home)


def _groups(bind: sa.Connection) -> list[int]:
    return list(bind.scalars(sa.text("SELECT id FROM inspection_group ORDER BY id")))


def _owners(bind: sa.Connection) -> list[int]:
    """The groups that keep what the compilation has become; none where it is as it was shipped."""
    edited = bind.scalar(sa.text("SELECT count(*) FROM qa_item WHERE version > 1"))
    ways = bind.scalar(sa.text("SELECT count(*) FROM qa_way"))
    sources = bind.scalar(sa.text("SELECT count(DISTINCT source) FROM qa_item")) or 0
    if not edited and not ways and sources < 2:
        return []
    groups = _groups(bind)
    query = sa.text(
        "SELECT DISTINCT h.group_id FROM trail_entry t JOIN member m ON lower(m.userid) = lower(t.actor) "
        "JOIN holding h ON h.member_id = m.id WHERE h.group_id IS NOT NULL AND t.act IN :acts"
    ).bindparams(sa.bindparam("acts", _EDITS, expanding=True))
    found = sorted(set(bind.scalars(query)))
    return found if found and sources < 2 else groups


def _add_holders() -> None:
    with op.batch_alter_table("qa_item", schema=None) as batch:
        batch.add_column(sa.Column("holder", sa.Integer(), nullable=False, server_default="0"))
        batch.drop_constraint(op.f("uq_qa_item_number_version"), type_="unique")
        batch.create_unique_constraint(op.f("uq_qa_item_holder_number_version"), ["holder", "number", "version"])
        batch.create_index(batch.f("ix_qa_item_holder"), ["holder"], unique=False)
    with op.batch_alter_table("qa_way", schema=None) as batch:
        batch.add_column(sa.Column("holder", sa.Integer(), nullable=False, server_default="0"))
        batch.drop_constraint(op.f("uq_qa_way_text"), type_="unique")
        batch.create_unique_constraint(op.f("uq_qa_way_holder_text"), ["holder", "text"])
    for table in ("qa_item", "qa_way"):
        with op.batch_alter_table(table, schema=None) as batch:
            batch.alter_column("holder", server_default=None)


def _share(bind: sa.Connection, owners: list[int]) -> None:
    """Each owner gets all rows as its own, with the mark that the office had set or not."""
    item = "number version question answer short basis keywords ways related effective_on repealed_on source"
    for owner in owners:
        for table, columns in (("qa_item", item), ("qa_way", "number text added_on")):
            rows = sa.table(table, sa.column("id"), sa.column("holder"), *map(sa.column, columns.split()))
            own = [sa.literal(owner), *(rows.c[column] for column in columns.split())]
            copied = sa.select(*own).where(rows.c.holder == 0).order_by(rows.c.id)
            bind.execute(sa.insert(rows).from_select(["holder", *columns.split()], copied))
        bind.execute(
            sa.text(
                "INSERT INTO setting (key, value, changed_at) SELECT 'compilation_copied:' || :owner, "
                """'{"on": true}', CURRENT_TIMESTAMP"""
            ).bindparams(owner=str(owner))
        )
    if owners:  # the sample is loaded anew by init-db
        bind.execute(sa.text("DELETE FROM qa_item WHERE holder = 0"))
        bind.execute(sa.text("DELETE FROM qa_way WHERE holder = 0"))
    for group in _groups(bind):
        enabled = (
            "INSERT INTO setting (key, value, changed_at) SELECT 'compilation_enabled:' || :group, value, changed_at "
            "FROM setting WHERE key = 'compilation_enabled'"
        )
        bind.execute(sa.text(enabled).bindparams(group=str(group)))
    bind.execute(sa.text("DELETE FROM setting WHERE key = 'compilation_enabled'"))


def _unanswered(bind: sa.Connection, home: int) -> None:
    with op.batch_alter_table("unanswered_question", schema=None) as batch:
        batch.add_column(sa.Column("group_id", sa.Integer(), nullable=False, server_default="0"))
        batch.drop_constraint(op.f("uq_unanswered_question_text"), type_="unique")
        batch.create_unique_constraint(op.f("uq_unanswered_question_group_id_text"), ["group_id", "text"])
    if home:
        bind.execute(sa.text("UPDATE unanswered_question SET group_id = :home").bindparams(home=home))
    else:  # with several groups nobody knows whose they are
        bind.execute(sa.text("DELETE FROM unanswered_question"))
    with op.batch_alter_table("unanswered_question", schema=None) as batch:
        batch.alter_column("group_id", server_default=None)


def downgrade() -> None:
    """The sample alone stays: 0.1 knew one compilation."""
    bind = op.get_bind()
    for table in ("qa_item", "qa_way"):
        rows = sa.table(table, sa.column("holder"))
        bind.execute(sa.delete(rows).where(rows.c.holder != 0))
    for table in ("unanswered_question", "qa_vote"):
        bind.execute(sa.delete(sa.table(table)))
    with op.batch_alter_table("qa_item", schema=None) as batch:
        batch.drop_constraint(op.f("uq_qa_item_holder_number_version"), type_="unique")
        batch.create_unique_constraint(op.f("uq_qa_item_number_version"), ["number", "version"])
        batch.drop_index(batch.f("ix_qa_item_holder"))
        batch.drop_column("holder")
    with op.batch_alter_table("qa_way", schema=None) as batch:
        batch.drop_constraint(op.f("uq_qa_way_holder_text"), type_="unique")
        batch.create_unique_constraint(op.f("uq_qa_way_text"), ["text"])
        batch.drop_column("holder")
    with op.batch_alter_table("unanswered_question", schema=None) as batch:
        batch.drop_constraint(op.f("uq_unanswered_question_group_id_text"), type_="unique")
        batch.create_unique_constraint(op.f("uq_unanswered_question_text"), ["text"])
        batch.drop_column("group_id")
    op.drop_table("qa_vote")
    create("qa_vote: number int key, day day key, useful int, useless int")
