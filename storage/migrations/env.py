"""Alembic's entry: runs on the connection that `storage.migrate` hands over."""

from typing import Any, Literal

from alembic import context

from storage.base import Moment
from storage.models import Base


def _render(type_: str, obj: Any, _context: Any) -> str | Literal[False]:
    return "sa.DateTime(timezone=True)" if type_ == "type" and isinstance(obj, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_item=_render,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
