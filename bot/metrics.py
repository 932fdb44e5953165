"""What Prometheus reads at /metrics; no label ever names a person.

What messages cause is counted by the process that they reach. What schedulers do is read from rows when asked, so that
any web process tells it for all of them.
"""

from datetime import datetime, timedelta
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.common.context import Rules
from actions.running import alerts
from scheduler.deliver.outbox import TIMED
from scheduler.run.alerts import waiting_since
from storage.models import Push, PushRecipient

REGISTRY = CollectorRegistry()
MESSAGES = Counter("lvze_messages", "Messages handled", ["action", "result"], registry=REGISTRY)
MATCHED = Counter("lvze_matched", "Texts held against the acts: each message once", ["text"], registry=REGISTRY)
REFUSED = Counter("lvze_refused", "Messages refused and forgotten", ["kind"], registry=REGISTRY)
CALLBACK_SECONDS = Histogram("lvze_callback_seconds", "Callback to reply, in seconds", registry=REGISTRY)
RECIPIENTS = Gauge("lvze_push_recipients", "Recipients of pushes by state", ["state"], registry=REGISTRY)
OLDEST_QUEUED_SECONDS = Gauge("lvze_oldest_queued_seconds", "For how long a push could have left", registry=REGISTRY)
LADDER_LAG_SECONDS = Gauge("lvze_ladder_lag_seconds", "Latest reminder of a day, behind its plan", registry=REGISTRY)
ALERTS = Gauge("lvze_alerts", "Causes of alerts that stand", ["cause"], registry=REGISTRY)

DAY: Final = timedelta(days=1)


def observe(session: Session, now: datetime, rules: Rules) -> None:
    """Read the rows' side into the gauges."""
    counted = session.execute(select(PushRecipient.state, func.count()).group_by(PushRecipient.state))
    RECIPIENTS.clear()
    for state, number in counted:
        RECIPIENTS.labels(state).set(number)
    oldest = waiting_since(session, now, rules)
    OLDEST_QUEUED_SECONDS.set(max(0.0, (now - oldest).total_seconds()) if oldest else 0.0)
    LADDER_LAG_SECONDS.set(_ladder_lag(session, now))
    ALERTS.clear()
    standing = {row.cause for row in alerts.standing(session)}
    for cause in alerts.TITLES:
        ALERTS.labels(cause).set(cause in standing)


def _ladder_lag(session: Session, now: datetime) -> float:
    """Seconds between when a reminder was to leave and when it did, the worst of the last day."""
    query = (
        select(Push.not_before, func.max(PushRecipient.sent_at))
        .join(PushRecipient)
        .where(PushRecipient.sent_at > now - DAY, Push.reason.in_(TIMED))
        .group_by(Push.id, Push.not_before)
    )
    lags = ((sent - planned).total_seconds() for planned, sent in session.execute(query) if sent)
    return max(lags, default=0.0)
