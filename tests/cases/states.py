"""What must be stored or sent after a dialogue: the words of its `state`, written as looks at the rows."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.talk import dialogue
from storage.models import Absence, LedgerEntry, MatterNote, MeetingNotice, Obligation, Push, PushRecipient, Submission
from tests.conftest import SHANGHAI
from tests.scheduler.service import Service

Look = Callable[[Service, Session], None]


def meeting(**wanted: Any) -> Look:
    """There is one meeting, and it has these; `starts` is local ISO, `items` their number, `amounts` their sums in yuan."""

    def look(_: Service, session: Session) -> None:
        (row,) = session.scalars(select(MeetingNotice))
        found = {
            "starts": row.starts_at and row.starts_at.astimezone(SHANGHAI).isoformat()[:16],
            "items": len(row.items),
            "amounts": [item.amount_yuan for item in row.items],
            **{key: getattr(row, key) for key in wanted if hasattr(row, key) and key != "items"},
        }
        assert {key: found[key] for key in wanted} == wanted

    return look


def entry(**wanted: Any) -> Look:
    """There is one entry, and it has these; `day` is the ISO date on which it happened, `owner` an account."""

    def look(_: Service, session: Session) -> None:
        (row,) = session.scalars(select(LedgerEntry))
        found = {
            "day": row.happened_on.isoformat(),
            "due": row.due_on and row.due_on.isoformat(),
            "owner": row.owner.userid,
            "state": row.state,
        }
        assert {key: found[key] for key in wanted} == wanted

    return look


def report(department: str, kind: str, period: str, **wanted: Any) -> Look:
    """What this department owes for this period; `way` and `on_time` are of its last submission."""

    def look(_: Service, session: Session) -> None:
        rows = session.scalars(select(Obligation).where(Obligation.kind == kind, Obligation.period == period))
        (row,) = [each for each in rows if each.department.name == department]
        last = row.submissions[-1] if row.submissions else None
        found = {"state": row.state, "way": last and last.way, "on_time": last and last.on_time}
        assert {key: found[key] for key in wanted} == wanted

    return look


def nothing_of(model: type[MeetingNotice | LedgerEntry | MatterNote]) -> Look:
    """No such row."""

    def look(_: Service, session: Session) -> None:
        assert session.scalars(select(model)).all() == []

    return look


def no_question(userid: str) -> Look:
    """Nothing is asked of this person."""

    def look(service: Service, session: Session) -> None:
        assert dialogue.pending(service.assistant.desk(session, userid).context) is None

    return look


def asked(userid: str) -> Look:
    """Something is still asked of this person."""

    def look(service: Service, session: Session) -> None:
        assert dialogue.pending(service.assistant.desk(session, userid).context) is not None

    return look


def absence(first: str, last: str) -> Look:
    """One absence, of these days."""

    def look(_: Service, session: Session) -> None:
        (row,) = session.scalars(select(Absence))
        assert (row.first.isoformat(), row.last.isoformat()) == (first, last)

    return look


def either(*looks: Look) -> Look:
    """One of these holds: done, or asked for."""

    def look(service: Service, session: Session) -> None:
        found = []
        for each in looks:
            try:
                return each(service, session)
            except (AssertionError, ValueError) as error:
                found.append(str(error))
        raise AssertionError("; ".join(found))

    return look


def reached(userid: str, words: str, *, but_not: str = "") -> Look:
    """A push with these words has gone to this account, and none of them to the other."""

    def look(service: Service, session: Session) -> None:
        told = {
            recipient.target
            for push in session.scalars(select(Push))
            if words in push.text
            for recipient in push.recipients
        }
        assert userid in told
        assert not but_not or but_not not in told

    return look


def untold(userid: str, words: str) -> Look:
    """No push with these words goes to this account."""

    def look(_: Service, session: Session) -> None:
        query = select(Push.text).join(PushRecipient).where(PushRecipient.target == userid)
        assert [text for text in session.scalars(query) if words in text] == []

    return look


def sent_in(text: str | None) -> Look:
    """The one report that came in has this text; None: nothing came in."""

    def look(_: Service, session: Session) -> None:
        assert [row.text for row in session.scalars(select(Submission))] == ([text] if text else [])

    return look


def silent_on(day: str) -> Look:
    """Nothing that time causes is planned for this day."""

    def look(_: Service, session: Session) -> None:
        reasons = {"daily", "escalation", "brief", "digest"}
        planned = [push for push in session.scalars(select(Push)) if push.reason in reasons]
        assert not [push.text for push in planned if push.created_at.astimezone(SHANGHAI).date().isoformat() == day]

    return look
