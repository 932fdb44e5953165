"""Who is supervised by whom, and who may do what."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base

ROLES = (
    "liaison", "leader", "principal", "inspector", "office",
    "admin", "staff", "discipline", "commission", "auditor",
)  # fmt: skip


class InspectionGroup(Base):
    """派驻纪检监察组: supervises departments and owns everything below."""

    __tablename__ = "inspection_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)


class Department(Base):
    """A supervised body; `parent` is set for a subordinate institution (下属单位)."""

    __tablename__ = "department"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("inspection_group.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), index=True)
    imported_at: Mapped[datetime]  # periods due before this moment are not created
    paused_reason: Mapped[str | None] = mapped_column(String(200))  # «暂停 交通局 原因»: no ladder while set

    group: Mapped[InspectionGroup] = relationship()
    parent: Mapped["Department | None"] = relationship(remote_side=id)


class Member(Base):
    """A person with a WeCom account; what the person may do lies in the posts."""

    __tablename__ = "member"

    id: Mapped[int] = mapped_column(primary_key=True)
    userid: Mapped[str] = mapped_column(String(64))
    userid_key: Mapped[str] = mapped_column(String(64), unique=True)  # casefolded: WeCom ignores case (D:90196)
    name: Mapped[str] = mapped_column(String(50))
    greeted_at: Mapped[datetime | None]  # first contact, told once
    gone_at: Mapped[datetime | None]  # left WeCom or the app's visible range

    posts: Mapped[list["Post"]] = relationship(back_populates="member", cascade="all, delete-orphan")


class Post(Base):
    """One row of the member list: a role in a department, or in a group, or over everything (admin, auditor …)."""

    __tablename__ = "post"
    __table_args__ = (UniqueConstraint("member_id", "role", "department_id", "group_id", name="uq_post_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    role: Mapped[str] = mapped_column(String(20), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("inspection_group.id"), index=True)
    in_charge: Mapped[bool] = mapped_column(default=False)  # the leader whom a ladder reaches (分管领导)

    member: Mapped[Member] = relationship(back_populates="posts")
    department: Mapped[Department | None] = relationship()
    group: Mapped[InspectionGroup | None] = relationship()


class Application(Base):
    """«申请 交通局 联络员 王敏»: a stranger's wish, waiting for the office."""

    __tablename__ = "application"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(12), unique=True)
    userid: Mapped[str] = mapped_column(String(64), index=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    role: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(50))
    state: Mapped[str] = mapped_column(String(10), default="open")  # open → approved | refused
    applied_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(String(64))

    department: Mapped[Department] = relationship()
