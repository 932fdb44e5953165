"""Files that people handed in: rows here, bytes in the files folder under their hash."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import WRITTEN, Base
from storage.models.organisation import Department


class StoredFile(Base):
    """A file that belongs to something: «obligation:12», «entry:2026-0003», «meeting:2026-0001»."""

    __tablename__ = "stored_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(40), index=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str] = mapped_column(String(120), info=WRITTEN)
    kind: Mapped[str] = mapped_column(String(8))  # pdf | jpg | png | docx | xlsx, by its content
    size: Mapped[int]  # bytes
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    kept_at: Mapped[datetime | None]  # None: only its sender has looked at it; forgotten after a day

    department: Mapped[Department] = relationship()
