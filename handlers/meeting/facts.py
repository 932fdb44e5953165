"""A meeting as `explain` prints it (design «Fixed: command line»)."""

from datetime import datetime
from typing import Any

from actions.common.context import Context
from actions.meeting import rules
from policy.fields.report_form import Lack
from policy.notice import Item, Notice
from policy.text.ask import Ask


def minutes(moment: datetime | None) -> str | None:
    """ISO local minutes: «2026-11-27T14:30»."""
    return moment.strftime("%Y-%m-%dT%H:%M") if moment else None


def notice_facts(context: Context, notice: Notice) -> dict[str, Any]:
    """What was read of a notice, and how it would be judged now, before anything is recorded."""
    facts: dict[str, Any] = {
        "type": notice.type,
        "starts_at": minutes(notice.starts_at),
        "ends_at": minutes(notice.ends_at),
        "place": notice.place,
        "items": [_item_facts(item) for item in notice.items],
        "contact": notice.contact,
        "missing": rules.notice_missing(context, notice),
    }
    if notice.starts_at is None and notice.day is not None:
        facts["day"] = notice.day.isoformat()
    verdict = rules.notice_verdict(context, notice)
    if verdict is not None:
        facts |= {"lead_days": verdict.lead_days, "on_time": verdict.on_time}
    return facts


def _item_facts(item: Item) -> dict[str, Any]:
    """`amount_yuan` is whole yuan; a sum with 角 or 分 is told in 分, too."""
    yuan = item.amount_yuan
    facts = {"text": item.text, "kind": item.kind, "amount_yuan": None if yuan is None else int(yuan)}
    return facts | {"amount_fen": int(yuan * 100)} if yuan and yuan % 1 else facts


def source_facts(notice: Notice) -> dict[str, Any]:
    """From where each value was read, and what of the message was not used."""
    spans = {source.key: [source.start, source.end] for source in notice.sources}
    return {"spans": spans} | ({"unused": list(notice.unused)} if notice.unused else {})


def verdict_facts(lead_days: int | None, on_time: bool | None, lacks: tuple[Lack, ...]) -> dict[str, Any]:
    """What was judged of it."""
    facts: dict[str, Any] = {"form_missing": [lack.title for lack in lacks]}
    if lead_days is not None:
        facts |= {"lead_days": lead_days, "on_time": on_time}
    return facts


def ask_facts(ask: Ask) -> dict[str, Any]:
    """A question with its choices."""
    return {"field": ask.field, "text": ask.text, "choices": list(ask.choices)}
