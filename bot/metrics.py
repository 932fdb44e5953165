"""What Prometheus reads at /metrics; no label ever names a person."""

from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.models import PushRecipient

REGISTRY = CollectorRegistry()
MESSAGES = Counter("lvze_messages", "Messages handled", ["action", "result"], registry=REGISTRY)
REFUSED = Counter("lvze_refused", "Messages refused and forgotten", ["kind"], registry=REGISTRY)
CALLBACK_SECONDS = Histogram("lvze_callback_seconds", "Callback to reply, in seconds", registry=REGISTRY)
RECIPIENTS = Gauge("lvze_push_recipients", "Recipients of pushes by state", ["state"], registry=REGISTRY)
OLDEST_QUEUED_SECONDS = Gauge("lvze_oldest_queued_seconds", "Age of the oldest due push", registry=REGISTRY)


def observe_outbox(session: Session, now: datetime) -> None:
    """Read the outbox's depth and age (seconds since the oldest due push should have left) into the gauges."""
    counted = session.execute(select(PushRecipient.state, func.count()).group_by(PushRecipient.state))
    RECIPIENTS.clear()
    for state, number in counted:
        RECIPIENTS.labels(state).set(number)
    waiting = select(func.min(PushRecipient.next_try_at)).where(PushRecipient.state.in_(("queued", "sending")))
    oldest = session.scalar(waiting)
    OLDEST_QUEUED_SECONDS.set(max(0.0, (now - oldest).total_seconds()) if oldest else 0.0)
