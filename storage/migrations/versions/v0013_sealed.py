"""What is said in an open question, a list, a form, a notice or a push is ciphertext, as are webhook keys and telephone numbers."""

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from storage.sealing import Sealed, SealedJSON, open_address, seal_address

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_Types = Mapping[str, sa.types.TypeEngine[Any]]
_SEALED: dict[str, tuple[str, _Types]] = {
    "dialogue": ("userid_key", {"question": Sealed(), "state": SealedJSON()}),
    "listing": ("userid_key", {"title": Sealed(), "lines": SealedJSON()}),
    "one_time_form": ("token", {"fields": SealedJSON()}),
    "meeting_notice": ("id", {"contact": Sealed(), "text": Sealed()}),
    "push": ("id", {"text": Sealed()}),
    "meeting_version": ("id", {"content": SealedJSON()}),
}
_BEFORE: _Types = {
    "contact": sa.String(100),
    "state": sa.JSON(),
    "lines": sa.JSON(),
    "fields": sa.JSON(),
    "content": sa.JSON(),
}
_ADDRESSES = (
    (
        "SELECT id, address FROM chat_group WHERE channel = 'webhook'",
        "UPDATE chat_group SET address = :address WHERE id = :id",
    ),
    (
        "SELECT r.id, r.target FROM push_recipient r JOIN push p ON p.id = r.push_id WHERE p.channel = 'webhook'",
        "UPDATE push_recipient SET target = :address WHERE id = :id",
    ),
)


def upgrade() -> None:
    """Every row is sealed with the key of the engine that runs this."""
    with op.batch_alter_table("chat_group") as batch:
        batch.alter_column("address", type_=sa.String(200))
    for table, (key, columns) in _SEALED.items():
        with op.batch_alter_table(table) as batch:
            for name in columns.keys() & _BEFORE.keys():
                batch.alter_column(name, type_=sa.Text(), postgresql_using=f"{name}::text")
        _write_again(table, key, columns, columns)
    _addresses(seal_address)


def downgrade() -> None:
    """Everything is plain again."""
    _addresses(open_address)
    for table, (key, columns) in _SEALED.items():
        _write_again(table, key, columns, {name: _BEFORE.get(name, sa.Text()) for name in columns})
        with op.batch_alter_table(table) as batch:
            for name in columns.keys() & _BEFORE.keys():
                batch.alter_column(name, type_=_BEFORE[name], postgresql_using=f"{name}::{_BEFORE[name]}")
    with op.batch_alter_table("chat_group") as batch:
        batch.alter_column("address", type_=sa.String(100))


def _write_again(table: str, key: str, read: _Types, write: _Types) -> None:
    bind = op.get_bind()
    old = sa.table(table, sa.column(key), *(sa.column(name, kind) for name, kind in read.items()))
    new = sa.table(table, sa.column(key), *(sa.column(name, kind) for name, kind in write.items()))
    for held in bind.execute(sa.select(old)).mappings().all():
        values = {name: held[name] for name in read}
        bind.execute(sa.update(new).where(new.c[key] == held[key]).values(values))


def _addresses(change: Callable[[Session, str], str]) -> None:
    with Session(op.get_bind()) as session:
        for held, change_it in _ADDRESSES:
            for row_id, address in session.execute(sa.text(held)).all():
                session.execute(sa.text(change_it), {"address": change(session, address), "id": row_id})
