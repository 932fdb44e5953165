"""All tables, by topic; importing this package fills `Base.metadata`."""

from storage.base import Base
from storage.models.absences import Absence, Outage
from storage.models.closings import ClosedFigure, YearClosing
from storage.models.duties import Assignment, Deadline, Obligation, ReminderStep, Submission
from storage.models.files import StoredFile
from storage.models.groups import ChatGroup, Digest
from storage.models.inspections import Inspection, Questionnaire, SpotCheck
from storage.models.jobs import Job
from storage.models.knowledge import COMMISSION, SAMPLE, QaItem, QaVote, QaWay, UnansweredQuestion
from storage.models.ledgers import Count, Handover, LedgerEntry, LedgerNote
from storage.models.matters import Matter, MatterNote
from storage.models.meetings import Attendance, DiaryEntry, MeetingItem, MeetingNotice, MeetingVersion
from storage.models.messages import Dialogue, InboxMessage, Listing, RefusalCount, RefusedMessage
from storage.models.opinions import IntegrityRequest, Opinion
from storage.models.organisation import Application, Department, DepartmentChange, Holding, InspectionGroup, Member
from storage.models.pages import OneTimeForm, PageSession
from storage.models.publications import Publication, PublicationFile, Receipt
from storage.models.pushes import Push, PushRecipient
from storage.models.system import (
    Alert,
    Lease,
    NumberSeries,
    OpenAccount,
    Setting,
    TrailEntry,
    TrailLink,
    Version,
    Worker,
)

__all__ = [
    "COMMISSION",
    "SAMPLE",
    "Absence",
    "Alert",
    "Application",
    "Assignment",
    "Attendance",
    "Base",
    "ChatGroup",
    "ClosedFigure",
    "Count",
    "Deadline",
    "Department",
    "DepartmentChange",
    "Dialogue",
    "DiaryEntry",
    "Digest",
    "Handover",
    "Holding",
    "InboxMessage",
    "Inspection",
    "InspectionGroup",
    "IntegrityRequest",
    "Job",
    "Lease",
    "LedgerEntry",
    "LedgerNote",
    "Listing",
    "Matter",
    "MatterNote",
    "MeetingItem",
    "MeetingNotice",
    "MeetingVersion",
    "Member",
    "NumberSeries",
    "Obligation",
    "OneTimeForm",
    "OpenAccount",
    "Opinion",
    "Outage",
    "PageSession",
    "Publication",
    "PublicationFile",
    "Push",
    "PushRecipient",
    "QaItem",
    "QaVote",
    "QaWay",
    "Questionnaire",
    "Receipt",
    "RefusalCount",
    "RefusedMessage",
    "ReminderStep",
    "Setting",
    "SpotCheck",
    "StoredFile",
    "Submission",
    "TrailEntry",
    "TrailLink",
    "UnansweredQuestion",
    "Version",
    "Worker",
    "YearClosing",
]
