"""Files that belong to a report, an entry or a meeting: shown to their sender first, kept when confirmed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import joinedload

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.scope import every, seen
from actions.common.trail import of_file, record
from actions.ledger import entries
from storage import files
from storage.models import PublicationFile, StoredFile

LOOKED_AT = timedelta(days=1)  # so long a file waits for its sender's confirmation
MOST = 20  # files of one subject

__all__ = ["StoredFile"]


@dataclass(frozen=True)
class Subject:
    """What a file belongs to: its key («obligation:12») and the department that may see it."""

    key: str
    department_id: int


def take(context: Context, subject: Subject, name: str, kind: str, data: bytes) -> StoredFile:
    """Put a file aside for its sender to look at; it counts for nothing until `keep`."""
    _forget_unconfirmed(context)
    row = StoredFile(
        subject=subject.key, department_id=subject.department_id, name=name[-120:], kind=kind, size=len(data),
        sha256=files.write(context.rules.files_folder, data), by=context.me.userid, at=context.now,
    )  # fmt: skip
    context.session.add(row)
    context.session.flush()
    return row


def keep_fetched(context: Context, subject: Subject, name: str, kind: str, data: bytes, by: str) -> StoredFile:
    """Keep at once what a member has sent in chat, e.g. a photo."""
    row = StoredFile(
        subject=subject.key, department_id=subject.department_id, name=name, kind=kind, size=len(data),
        sha256=files.write(context.rules.files_folder, data), by=by, at=context.now, kept_at=context.now,
    )  # fmt: skip
    context.session.add(row)
    context.session.flush()
    return row


def keep(context: Context, row: StoredFile) -> None:
    """The sender confirms: from now on whoever sees the department sees the file. Raises UserError past 20 files."""
    if len(attached(context, row.subject)) >= MOST:
        raise UserError(f"每项最多附{MOST}个文件，请合并后再上传，或送纸质。")
    if row.kept_at is None:
        row.kept_at = context.now
        record(context, "keep_file", of_file(context, row.subject))


def drop(context: Context, row: StoredFile) -> None:
    """Take the file away again; its bytes go with the last row that names them."""
    if row.kept_at is not None:
        record(context, "drop_file", of_file(context, row.subject))
    context.session.delete(row)
    context.session.flush()
    _remove_unused(context, {row.sha256})


def attached(context: Context, subject: str) -> list[StoredFile]:
    """The files that were kept for a subject, oldest first; the caller has looked whether it is in view."""
    query = every(StoredFile).where(StoredFile.subject == subject, StoredFile.kept_at.is_not(None))
    return list(context.session.scalars(query.order_by(StoredFile.id)))


def attached_below(context: Context, subject: str) -> list[StoredFile]:
    """The files that were kept for the parts of a subject («receipt:2026-0001»), oldest first; the caller has looked as well."""
    query = every(StoredFile).where(StoredFile.subject.startswith(f"{subject}:"), StoredFile.kept_at.is_not(None))
    return list(context.session.scalars(query.order_by(StoredFile.id)))


def find(context: Context, file_id: int) -> StoredFile | None:
    """One file: a kept one of a department in view, one's own that waits for confirmation, or what one has handed in.

    Whoever does not see an entry does not see its files either.
    """
    query = (
        seen(context, StoredFile)
        .where(StoredFile.id == file_id)
        .where(StoredFile.kept_at.is_not(None) | (StoredFile.by == context.me.userid))
        .options(joinedload(StoredFile.department))
    )
    handed_in = every(StoredFile).where(
        StoredFile.id == file_id, StoredFile.by == context.me.userid, StoredFile.subject.startswith("receipt:")
    )
    row = context.session.scalar(query) or context.session.scalar(handed_in)
    if row is not None and row.subject.startswith("entry:") and not entries.find(context, row.subject[6:]):
        return None
    own = row is not None and row.by == context.me.userid
    if row is not None and row.subject.startswith("receipt:") and not own and not context.me.is_group_side:
        return None  # what an addressee has handed in
    return row


def content(context: Context, row: StoredFile) -> bytes:
    """The bytes; raises UserError when the folder has lost them."""
    try:
        return files.read(context.rules.files_folder, row.sha256)
    except FileNotFoundError as error:
        raise UserError(f"文件“{row.name}”暂时无法读取，请联系{context.rules.office}。") from error


def forget(context: Context, before: datetime) -> int:
    """Remove the files kept before this moment, and those that nobody confirmed; returns how many of the former."""
    _forget_unconfirmed(context)
    return _remove(context, StoredFile.kept_at < before)


def _forget_unconfirmed(context: Context) -> int:
    return _remove(context, StoredFile.kept_at.is_(None) & (StoredFile.at < context.now - LOOKED_AT))


def _remove(context: Context, which: ColumnElement[bool]) -> int:
    gone = context.session.scalars(delete(StoredFile).where(which).returning(StoredFile.sha256)).all()
    _remove_unused(context, set(gone))
    return len(gone)


def _remove_unused(context: Context, hashes: set[str]) -> None:
    for name in hashes:
        stored = every(StoredFile).where(StoredFile.sha256 == name)
        published = select(PublicationFile).where(PublicationFile.sha256 == name)
        if not any(context.session.scalar(each.limit(1)) for each in (stored, published)):
            files.remove(context.rules.files_folder, name)
