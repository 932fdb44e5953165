"""The operator's rules as typed, frozen values: their defaults stand here once. Errors name the key that is wrong."""

from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from policy.time.calendar import DayRule
from policy.time.recurrence import recurrence

_FARTHEST = 60  # working days, as for a ladder's step


class GroupsSettings(BaseModel):
    """When a group chat gets a digest (domain.md, Reminders), and who releases what the group sends out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    digest: tuple[Annotated[int, Field(ge=-_FARTHEST, le=_FARTHEST)], ...] = (-3, 1, 3)
    """Working days from the due date, negative before; none: no digests."""

    released_by: Literal["office", "inspector"] = "office"
    """Whose word lets a publication leave (domain.md, Work off the chat): 综合科's, or 组长's, an inspector of the group."""

    @field_validator("digest")
    @classmethod
    def _each_day_once(cls, days: tuple[int, ...]) -> tuple[int, ...]:
        if len(set(days)) != len(days):
            raise ValueError("a day stands twice")
        return tuple(sorted(days))


# A step farther away than this outlives the period after next: such a ladder would never end.
_FARTHEST_STEP: Final = 60
# Reminders leave between the start of working hours and 10:00 (design.md, timing), a few minutes after the start.
_LATEST_START: Final = time(9, 50)


def _clock_time(value: Any) -> Any:
    """YAML reads a bare 17:30 as 1050, a number of base 60: give it back its meaning."""
    if isinstance(value, int) and not isinstance(value, bool):
        if not 0 <= value < 24 * 60:
            raise ValueError("must be a time of the day such as 17:30")
        return time(value // 60, value % 60)
    return value


ClockTime = Annotated[time, BeforeValidator(_clock_time)]


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True)
class Kept:
    """For how many days messages, pushes, files and the trail are kept."""

    messages: int = 730
    pushes: int = 730
    files: int = 3650
    trail: int = 3650


class LeadTimeSettings(_Settings):
    """How long before a meeting its notice must arrive (design.md, decision 5; a requirement of the group)."""

    days: int = Field(default=3, ge=0, le=60)
    """Days; with `hours`, 24 hours each."""
    count: Literal["calendar", "workdays", "hours"] = "calendar"
    """How they are counted: by dates, by working days, or by the clock."""


class HoursSettings(_Settings):
    """When something that time causes may be delivered: local times of working days (design.md, timing)."""

    start: ClockTime = time(8, 30)
    """Start of working hours."""
    end: ClockTime = time(17, 30)
    """End of working hours."""
    meeting_start: ClockTime = time(7, 0)
    """Earliest reminder of a meeting's eve or hour, on any day."""
    meeting_end: ClockTime = time(21, 30)
    """Latest reminder of a meeting's eve or hour, on any day."""

    @model_validator(mode="after")
    def _some_minutes(self) -> "HoursSettings":
        if self.start > _LATEST_START:
            raise ValueError("start: must be 09:50 or earlier, because reminders leave before 10:00")
        if (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute < 30:
            raise ValueError("end: must be at least 30 minutes after start, else no reminder could ever leave")
        if self.meeting_end <= self.meeting_start:
            raise ValueError("meeting_end: must be after meeting_start, else every minute is excluded")
        return self


class ObligationSettings(_Settings):
    """One report that every department owes again and again (domain.md, M3)."""

    kind: str = Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")
    """English name used in rows and code."""
    title: str = Field(min_length=1, max_length=40)
    """Full Chinese title for receipts."""
    short: str = Field(min_length=1, max_length=10)
    """The word that people type."""
    rrule: str
    """Due dates, RFC 5545."""
    effective_from: str = Field(default="2026-02", pattern=r"^20\d\d-(0[1-9]|1[0-2])$")
    """First month with a due date, YYYY-MM."""
    subordinate: bool = False
    """Whether subordinate institutions report by themselves; else their reports go with the parent's."""

    @model_validator(mode="after")
    def _gives_dates(self) -> "ObligationSettings":
        try:
            recurrence(self.rrule, self.first_day)
        except ValueError as error:
            raise ValueError(f"rrule: {error}") from error
        return self

    @property
    def first_day(self) -> date:
        """The first day on which a report may be due."""
        return date.fromisoformat(f"{self.effective_from}-01")


class AssignedObligation(ObligationSettings):
    """A report that the office asked for once («布置»): it falls due once, for the departments addressed."""

    departments: frozenset[int] = frozenset()
    """Ids of the departments that owe it."""
    role: str = "liaison"
    """Who is asked in each of them: a role, or in_charge (分管领导)."""


class LadderStep(_Settings):
    """One reminder or escalation."""

    offset: int = Field(ge=-_FARTHEST_STEP, le=_FARTHEST_STEP)
    """Working days from the due date; negative is before."""
    to: Literal["liaison", "leader", "principal", "group"]
    """Who is told."""


_DEFAULT_LADDER: Final = (
    *(LadderStep(offset=offset, to="liaison") for offset in (-7, -3, -1, 0, 1)),
    LadderStep(offset=1, to="leader"),
    LadderStep(offset=3, to="principal"),
    LadderStep(offset=5, to="group"),
)

_OPINION_LADDER: Final = (
    *(LadderStep(offset=offset, to="liaison") for offset in (-1, 0, 1)),
    LadderStep(offset=1, to="leader"),
    LadderStep(offset=3, to="group"),
)


class RemindersSettings(_Settings):
    """When and whom an open obligation reminds (domain.md, Reminders)."""

    due_time: ClockTime = time(23, 59)
    """Last minute of the due date, local."""
    shift: DayRule = "previous_workday"
    """Where the reminding goes when the due date is no working day."""
    verdict: Literal["written", "shifted"] = "written"
    """Whether a report is judged by the written or by the shifted date."""
    ladder: tuple[LadderStep, ...] = _DEFAULT_LADDER
    """The steps."""
    principal_step: Literal["release", "automatic"] = "release"
    """Whether the office releases the principal's escalation, or it goes by itself."""
    opinion_days: int = Field(default=5, ge=1, le=60)
    """Working days in which the group's opinion on a meeting is to be answered, at the latest on the meeting's day."""
    opinion_ladder: tuple[LadderStep, ...] = _OPINION_LADDER
    """The steps while it is not."""
    trial_until: date | None = None
    """Last day of a trial in which reminders reach liaisons alone (domain.md, First contact)."""

    @field_validator("ladder", "opinion_ladder")
    @classmethod
    def _each_step_once(cls, ladder: tuple[LadderStep, ...]) -> tuple[LadderStep, ...]:
        for place, step in enumerate(ladder):
            if step in ladder[:place]:
                raise ValueError(f"the step {step.offset} to {step.to} stands twice")
        return ladder


def default_obligations() -> tuple[ObligationSettings, ...]:
    """The three duties of domain.md M3, due by the 25th."""
    monthly, quarterly = "FREQ=MONTHLY;BYMONTHDAY=25", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"
    return (
        ObligationSettings(kind="ledger", title="主体责任台账", short="台账", rrule=monthly),
        ObligationSettings(kind="checklist", title="主体责任清单推进情况", short="清单", rrule=quarterly),
        ObligationSettings(kind="matters", title="“三重一大”推进落实情况", short="三重一大", rrule=quarterly),
    )
