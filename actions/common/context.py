"""What every act works with: one transaction, the time, the rules in force and who acts."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from actions.common import standing
from actions.common.actor import Actor
from actions.common.assigned import assigned
from actions.common.kept import judge_written as judge_written  # from now on, every row
from policy.fields.report_form import FormSettings
from policy.ledger.definition import LedgerDefinition
from policy.meeting.meeting_kinds import MeetingKind
from policy.publication.definition import PublicationDefinition
from policy.publication.library import Library
from policy.publication.questionnaire import QuestionnaireDefinition
from policy.time.calendar import WorkCalendar
from policy.time.settings import GroupsSettings, HoursSettings, LeadTimeSettings, ObligationSettings, RemindersSettings

_OBLIGATIONS = "obligations"


D_co = TypeVar("D_co", covariant=True)
T = TypeVar("T")


class Definitions(Protocol[D_co]):
    """Definitions whose files may change while the program runs (bot/definitions.py)."""

    problem: str

    def __call__(self) -> tuple[D_co, ...]:
        """Those in force now."""


@dataclass(frozen=True)
class Rules:
    """The operator's rules, as plain values: what the configuration says, no more."""

    zone: ZoneInfo
    calendar: WorkCalendar
    lead_time: LeadTimeSettings
    hours: HoursSettings
    obligations: tuple[ObligationSettings, ...]
    reminders: RemindersSettings
    form: FormSettings
    meeting_kinds: tuple[MeetingKind, ...]
    office_name: str
    ledgers_now: Definitions[LedgerDefinition]
    publications_now: Definitions[PublicationDefinition]
    office_phone: str | None = None
    public_url: str | None = None
    has_robot: bool = False
    library: Library = field(default_factory=lambda: Library(texts={}))
    questionnaire: QuestionnaireDefinition | None = None
    groups: GroupsSettings = field(default_factory=GroupsSettings)
    files_folder: Path = Path("data/files")  # where files that people hand in lie

    @property
    def ledgers(self) -> tuple[LedgerDefinition, ...]:
        """The registers' definitions, as their files say now."""
        return self.ledgers_now()

    @property
    def publications(self) -> tuple[PublicationDefinition, ...]:
        """The kinds of publications, as their files say now."""
        return self.publications_now()

    @property
    def wrong_definitions(self) -> str:
        """What is wrong with files that were changed, for the operator: the old definitions stay in force meanwhile."""
        kinds = (self.ledgers_now, self.publications_now)
        return "；".join(each.problem for each in kinds if each() and each.problem)

    @property
    def office(self) -> str:
        """How a reply names the human way: 综合科 with its telephone where one is configured."""
        return f"{self.office_name}（电话{self.office_phone}）" if self.office_phone else self.office_name


@dataclass(frozen=True)
class Context:
    """One run of an act. `now` is aware, in the configured zone; `actor` is None for strangers and for the clock.

    `now` stamps rows. What people say is read and judged by `said_at`: the same, unless the message was taken in
    earlier, by a process that died.
    """

    session: Session
    now: datetime
    rules: Rules
    actor: Actor | None = None
    userid: str = field(default="")  # who wrote, also when it is a stranger
    read: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)  # rows that a run looks up once
    received_at: datetime | None = None  # when the message came in, where a person's message is acted upon
    known: standing.Known | None = field(
        default=None, repr=False, compare=False
    )  # what the process knows of what stands

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()

    @property
    def said_at(self) -> datetime:
        """The moment by which what is reported, filed or decided here is judged."""
        return self.received_at or self.now

    @property
    def said_on(self) -> date:
        """Its local date."""
        return self.said_at.date()

    @property
    def me(self) -> Actor:
        """The member who acts; asking for it in the name of a stranger is a programming error."""
        if self.actor is None:
            raise LookupError("no member acts here")
        return self.actor

    @property
    def obligations(self) -> tuple[ObligationSettings, ...]:
        """What departments owe: by the configuration, and assigned; looked up once, when it is first asked for."""
        if _OBLIGATIONS not in self.read:
            self.read[_OBLIGATIONS] = (*self.rules.obligations, *assigned(self.session, self.today, self.actor))
        found: tuple[ObligationSettings, ...] = self.read[_OBLIGATIONS]
        return found

    def stands(self, key: Hashable, read: Callable[[], T]) -> T:
        """Values that rest on members, posts, absences, departments, publications and the compilation alone; `read` once a version."""
        return standing.look_up(self.session, self.known, key, read)

    def local(self, moment: datetime) -> datetime:
        """A stored moment in the configured zone."""
        return moment.astimezone(self.rules.zone)
