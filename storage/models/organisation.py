"""Who is supervised by whom, who may do what, and who is away."""

from datetime import date, datetime

from sqlalchemy import BindParameter, ColumnElement, ForeignKey, String, UniqueConstraint, or_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import WRITTEN, Row, kept_as
from storage.states import ApplicationState

ROLES = (
    "liaison", "leader", "principal", "inspector", "office",
    "admin", "staff", "discipline", "commission", "auditor",
)  # fmt: skip


class InspectionGroup(Row):
    """派驻纪检监察组: supervises departments and owns everything below."""

    name: Mapped[str] = mapped_column(String(100), unique=True)


class Department(Row):
    """A supervised body; `parent` is set for a subordinate institution (下属单位)."""

    name: Mapped[str] = mapped_column(String(100), unique=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("inspection_group.id", ondelete="RESTRICT"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), index=True)
    imported_at: Mapped[datetime]  # periods due before this moment are not created
    paused_reason: Mapped[str | None] = mapped_column(
        String(200), info=WRITTEN
    )  # «暂停 交通局 原因»: no ladder while set
    ended_on: Mapped[date | None]  # closed or merged: the first local day on which it owes nothing more; history stays
    trial_until: Mapped[date | None]  # the last day of its trial, in which reminders reach its liaisons alone
    practice: Mapped[bool] = mapped_column(default=False)  # 练习单位: for trying out; nothing of it counts

    group: Mapped[InspectionGroup] = relationship()
    parent: Mapped["Department | None"] = relationship(remote_side="Department.id")

    @property
    def liaisons_alone_until(self) -> date:
        """The last day on which reminders reach the liaisons alone: of a trial, and of a practice department always."""
        return date.max if self.practice else self.trial_until or date.min


class DepartmentChange(Row):
    """A department is renamed, moved to another group, merged into another or closed: from a day on, and on record."""

    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(String(10))  # renamed | moved | merged | ended
    first: Mapped[date]  # the first local day on which it is so
    before: Mapped[str] = mapped_column(String(100))  # its name, or its group's
    after: Mapped[str] = mapped_column(
        String(100)
    )  # its new name, its new group's, or that of the department it goes into
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(64))
    done_at: Mapped[datetime | None]

    department: Mapped[Department] = relationship()


class Member(Row):
    """A person with a WeCom account; what the person may do lies in the posts."""

    userid: Mapped[str] = mapped_column(String(64))
    userid_key: Mapped[str] = mapped_column(String(64), unique=True)  # casefolded: WeCom ignores case (D:90196)
    name: Mapped[str] = mapped_column(String(50))
    greeted_at: Mapped[datetime | None]  # first contact, told once
    gone_at: Mapped[datetime | None]  # left WeCom or the app's visible range
    on_wechat: Mapped[bool] = mapped_column(default=False)  # reads in 微信, which shows no cards

    holdings: Mapped[list["Holding"]] = relationship(back_populates="member", cascade="all, delete-orphan")

    def held(self, day: date) -> list["Holding"]:
        """The posts that the person holds on this day, as a deputy too, in the order of the list."""
        return sorted((each for each in self.holdings if each.is_held(day)), key=lambda each: each.id or 0)


class Holding(Row):
    """任职: who holds a post (a role in a department, in a group, or over everything) from when until when.

    The only source for who is reminded, who may act, who signs. A past holding stays: it says who held the post then.
    """

    __table_args__ = (
        UniqueConstraint("member_id", "role", "department_id", "group_id", "first", name="uq_holding_row"),
    )

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(20), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("inspection_group.id", ondelete="RESTRICT"), index=True)
    first: Mapped[date | None]  # the first local day; None: before anybody kept account of it
    until: Mapped[date | None]  # the first local day on which it is held no more; None: to this day
    in_charge: Mapped[bool] = mapped_column(default=False)  # the leader whom a ladder reaches (分管领导)
    duties: Mapped[list[str]] = mapped_column(default=list)  # what a leader is in charge of: «台账», «工程建设»
    # 代: the member whose place is taken for the time. No foreign key: a join of people with posts has one meaning.
    standing_in_for: Mapped[int | None]

    member: Mapped[Member] = relationship(back_populates="holdings")
    department: Mapped[Department | None] = relationship()
    group: Mapped[InspectionGroup | None] = relationship()

    def is_held(self, day: date) -> bool:
        """Whether this is held on the day."""
        return (self.first is None or self.first <= day) and (self.until is None or day < self.until)

    @classmethod
    def on(cls, day: date | BindParameter[date]) -> ColumnElement[bool]:
        """The condition for queries: held on the day, not as somebody's deputy."""
        return (
            cls.standing_in_for.is_(None)
            & or_(cls.first.is_(None), cls.first <= day)
            & or_(cls.until.is_(None), cls.until > day)
        )


class Application(Row):
    """«申请 交通局 联络员 王敏»: a stranger's wish, waiting for the office."""

    number: Mapped[str] = mapped_column(String(12), unique=True)
    userid: Mapped[str] = mapped_column(String(64), index=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="RESTRICT"))
    role: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(50))
    state: Mapped[ApplicationState] = mapped_column(
        kept_as(ApplicationState, 10), default=ApplicationState.OPEN
    )  # open → approved | refused
    applied_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(String(64))

    department: Mapped[Department] = relationship()


class Absence(Row):
    """«请假 张伟 11月24日至11月28日 代理 高飞»: local dates, both included."""

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    deputy_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"))
    first: Mapped[date]
    last: Mapped[date] = mapped_column(index=True)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str] = mapped_column(String(64))

    member: Mapped[Member] = relationship(foreign_keys=member_id)
    deputy: Mapped[Member] = relationship(foreign_keys=deputy_id)


class Outage(Row):
    """A time in which the service took no messages: lateness inside it is not counted."""

    began_at: Mapped[datetime] = mapped_column(unique=True)  # the last sign of life before it
    ended_at: Mapped[datetime] = mapped_column(index=True)
