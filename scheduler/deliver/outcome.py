"""What became of a claim: sent, failed with its reason, or queued again; and claims of the dead given back."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import and_, select, update
from sqlalchemy.orm import Session

from actions.talk import cards
from policy.words.offers import offers
from scheduler.deliver.channels import TO_MEMBERS, SendResult
from scheduler.deliver.outbox import MOST_TARGETS, UNSURE, Claim
from storage.models import Push, PushRecipient
from storage.models.pushes import UNREACHABLE
from storage.states import PushState

PLANNED = ("brief", "daily", "escalation")  # reasons of what is worded by the planner alone
UNLICENSED = "没有企业微信接口许可"


def record_answer(session: Session, claimed: Claim, worker: str, result: SendResult, now: datetime) -> int:
    """Note who got the call and who did not; returns how many did not."""
    lost = {
        row_id: UNREACHABLE if target.casefold() in result.invalid else UNLICENSED
        for row_id, target in zip(claimed.ids, claimed.targets, strict=True)
        if target.casefold() in result.invalid | result.unlicensed
    }
    sent = [row_id for row_id in claimed.ids if row_id not in lost]
    _close(
        session,
        sent,
        worker,
        state=PushState.SENT,
        sent_at=now,
        msgid=result.msgid,
        response_code=result.response_code,
        reason=None,
    )
    for reason in sorted(set(lost.values())):
        ids = [row_id for row_id, why in lost.items() if why == reason]
        _close(session, ids, worker, state=PushState.FAILED, reason=reason, msgid=result.msgid)
    return len(lost)


def add_card(session: Session, claimed: Claim, result: SendResult, now: datetime) -> None:
    """What a text offers to do, as a card behind it, for whoever got the text."""
    push = session.scalars(select(Push).join(Push.recipients).where(PushRecipient.id == claimed.ids[0])).one()
    if not (push.subject or push.reason in PLANNED):  # elsewhere people's own words may stand in the text
        return
    reached = [each for each in claimed.targets if each.casefold() not in result.invalid | result.unlicensed]
    cards.follow(session, cards.seen_by(session, reached), offers(push.text, push.subject), now, push.text)


def record_failure(session: Session, claimed: Claim, worker: str, reason: str) -> None:
    """Note that nobody will get the call, and why."""
    _close(session, claimed.ids, worker, state=PushState.FAILED, reason=reason[:200])


def queue_again(session: Session, claimed: Claim, worker: str, reason: str, at: datetime, same_call: bool) -> None:
    """Put the rows back for `at`; with `same_call` only the very same call may be made for them."""
    batch = claimed.batch if same_call else None
    _close(session, claimed.ids, worker, state=PushState.QUEUED, reason=reason[:200], next_try_at=at, batch=batch)


def _close(session: Session, ids: Sequence[int], worker: str, **values: object) -> None:
    """Only while the claim is ours: a worker taken for dead must not overwrite what its successor noted."""
    for start in range(0, len(ids), MOST_TARGETS):
        own = update(PushRecipient).where(
            PushRecipient.id.in_(ids[start : start + MOST_TARGETS]),
            PushRecipient.state == PushState.SENDING,
            PushRecipient.claimed_by == worker,
        )
        session.execute(own.values(claimed_by=None, **values))


def release(session: Session, dead: Iterable[str], now: datetime) -> int:
    """Give back what dead workers had claimed; returns the number of rows.

    A member's call is repeated as it was. A group's call cannot be told from its repeat, so it fails visibly.
    """
    orphaned = and_(PushRecipient.state == PushState.SENDING, PushRecipient.claimed_by.in_(list(dead)))
    members = select(Push.id).where(Push.channel.in_(TO_MEMBERS))
    back = update(PushRecipient).where(orphaned, PushRecipient.push_id.in_(members))
    rest = update(PushRecipient).where(orphaned)
    freed = session.execute(
        back.values(state=PushState.QUEUED, claimed_by=None, next_try_at=now).returning(PushRecipient.id)
    ).all()
    failed = session.execute(
        rest.values(state=PushState.FAILED, claimed_by=None, reason=f"发送时程序中断，{UNSURE}").returning(
            PushRecipient.id
        )
    ).all()
    return len(freed) + len(failed)


def has_claims(session: Session, worker: str) -> bool:
    """Whether rows are claimed by this worker."""
    query = select(PushRecipient.id).where(PushRecipient.state == PushState.SENDING, PushRecipient.claimed_by == worker)
    return session.scalar(query.limit(1)) is not None
