"""What Prometheus reads at /metrics; no label ever names a person."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()
MESSAGES = Counter("lvze_messages", "Messages handled", ["action", "result"], registry=REGISTRY)
REFUSED = Counter("lvze_refused", "Messages refused and forgotten", ["kind"], registry=REGISTRY)
CALLBACK_SECONDS = Histogram("lvze_callback_seconds", "Callback to reply, in seconds", registry=REGISTRY)
QUEUED = Gauge("lvze_pushes_queued", "Recipients waiting for a push", registry=REGISTRY)
OLDEST_QUEUED_SECONDS = Gauge("lvze_oldest_queued_seconds", "Age of the oldest due push", registry=REGISTRY)
