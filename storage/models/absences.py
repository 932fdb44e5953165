"""Times of absence: of a person whose deputy is reminded, and of the service itself."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.models.organisation import Member


class Absence(Base):
    """«请假 张伟 11月24日至11月28日 代理 高飞»: local dates, both included."""

    __tablename__ = "absence"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    deputy_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"))
    first: Mapped[date]
    last: Mapped[date] = mapped_column(index=True)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str] = mapped_column(String(64))

    member: Mapped[Member] = relationship(foreign_keys=member_id)
    deputy: Mapped[Member] = relationship(foreign_keys=deputy_id)


class Outage(Base):
    """A time in which the service took no messages: lateness inside it is not counted."""

    __tablename__ = "outage"

    id: Mapped[int] = mapped_column(primary_key=True)
    began_at: Mapped[datetime] = mapped_column(unique=True)  # the last sign of life before it
    ended_at: Mapped[datetime] = mapped_column(index=True)
