"""The meeting form: fields → a notice, or what has to be mended, field by field."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

from flask import request

from actions.common.context import Context
from actions.common.states import MatterStage
from actions.meeting import rules as meeting_rules
from actions.meeting.report import MeetingNotice
from dashboard.frame.forms import said, said_day, said_time
from policy.fields.field import Field
from policy.fields.report_form import KINDS, FormItem, Lack, required
from policy.meeting.facts import FACT, FACTS
from policy.meeting.kinds import Kind, kind_of
from policy.money import read_sum
from policy.notice import Item, Notice
from policy.text.write import say_moment, say_yuan
from policy.time.lead_time import Verdict, judge

TYPES = ("党组会议", "党委会议", "局长办公会", "主任办公会", "局务会议", "专题会议", "评估会", "评审会", "可研论证会")
PREPARATORY = {
    "评估会": MatterStage.ASSESSMENT.value, "评审会": MatterStage.REVIEW.value, "可研论证会": MatterStage.FEASIBILITY.value,
}  # fmt: skip
ITEMS = 20
_FIGURE = re.compile(r"[\d.]{1,20}")


@dataclass
class MeetingForm:
    """The notice as read from the form, and for each field that must be mended the words to say so."""

    notice: Notice
    verdict: Verdict | None
    problems: dict[str, str] = field(default_factory=dict)
    attached: dict[str, str] = field(default_factory=dict)  # of the report form, by «position.key»


def read_form(context: Context) -> MeetingForm:
    """Read the form that was sent. Without place or hour it can go in; without day or items it cannot."""
    problems: dict[str, str] = {}
    day, clock = said_day("day"), said_time("time")
    if day is None:
        problems["day"] = "请选择会议日期。"
    elif day < context.today:
        problems["day"] = "会议日期已过，请核对；会后补报请联系综合科。"
    items = _read_items(problems)
    starts_at = datetime.combine(day, clock, context.rules.zone) if day and clock else None
    kind = said("type", 50) or "会议"
    verdict = verdict_on(context, kind, day, starts_at) if day else None
    reason = said("reason", FACT["late_reason"].longest) or None
    if verdict and not verdict.on_time and not reason and not problems:
        days = meeting_rules.lead_time(context, meeting_rules.kind_name(context, kind)).days
        problems["reason"] = f"距会议{verdict.lead_days}天，少于规定的{days}日，请说明原因。"
    notice = Notice(
        type=kind,
        preparatory=PREPARATORY.get(kind),
        starts_at=starts_at,
        day=day,
        place=said("place", FACT["place"].longest) or None,
        items=items,
        contact=said("contact", FACT["contact"].longest) or None,
        scope=said("scope", FACT["scope"].longest) or None,
        reason=reason,
    )
    attached = {
        each.key: text for each in _asked(context, items) if (text := said(f"form.{each.key}", each.field.longest))
    }
    return MeetingForm(notice, verdict, problems, attached)


def _read_items(problems: dict[str, str]) -> tuple[Item, ...]:
    items = []
    for place in range(1, ITEMS + 1):
        text = said(f"item{place}", 500)
        if not text:
            continue
        yuan = _read_yuan(request.form.get(f"amount{place}", "").strip(), place, problems)
        items.append(Item(text, _kind(request.form, place), yuan))
    if not items:
        problems["item1"] = "请填写至少一项议题。"
    return tuple(items)


def _read_yuan(text: str, place: int, problems: dict[str, str]) -> Decimal | None:
    """Yuan, by the one reader of sums; a figure without a unit is 万元, as the page's label says."""
    if not text:
        return None
    amount = read_sum(f"{text}万元" if _FIGURE.fullmatch(text) else text).amount
    if amount is None:
        problems[f"amount{place}"] = "请写明金额，如320、8.5（按万元计）或五十万元。"
        return None
    return amount.yuan


def verdict_on(context: Context, meeting_type: str, day: date, starts_at: datetime | None) -> Verdict:
    """What a report received now would be judged as."""
    settings = meeting_rules.lead_time(context, meeting_rules.kind_name(context, meeting_type))
    return judge(context.now, day, starts_at, settings, context.rules.calendar)


def first_day_in_time(context: Context) -> date:
    """The nearest day for which a report received now is still in time: what the page compares a chosen date with."""
    day = context.today
    while not verdict_on(context, "", day, None).on_time:
        day += timedelta(days=1)
    return day


def _asked(context: Context, items: Sequence[Item]) -> tuple[Lack, ...]:
    """What the report form asks of these items."""
    known = [FormItem(place, item.kind, item.text, item.amount_yuan is not None) for place, item in enumerate(items, 1)]
    return required(known, context.rules.form.on(context.today))


def attached_titles(context: Context, values: dict[str, str]) -> dict[str, str]:
    """The fields of the report form that a file has filled, with their titles."""
    places = [place for place in range(1, ITEMS + 1) if values.get(f"item{place}")]
    items = [Item(values[f"item{place}"], _kind(values, place)) for place in places]
    return {f"form.{each.key}": each.title for each in _asked(context, items) if values.get(f"form.{each.key}")}


def _kind(values: Mapping[str, str], place: int) -> Kind:
    chosen = values.get(f"kind{place}", "")
    if chosen in (*KINDS, "other"):
        return cast(Kind, chosen)
    return kind_of(values.get(f"item{place}", ""), bool(values.get(f"amount{place}")))[0]


def as_text(notice: Notice) -> str:
    """The notice in one text, kept beside its fields as a notice from chat is."""
    when = say_moment(notice.starts_at) if notice.starts_at else (notice.day.isoformat() if notice.day else "")
    items = "；".join(
        f"{place}.{item.text}{say_yuan(item.amount_yuan) if item.amount_yuan is not None else ''}"
        for place, item in enumerate(notice.items, 1)
    )
    parts = [notice.type, when, notice.place, f"研究：{items}", notice.scope, notice.contact]
    return "，".join(part for part in parts if part)


def open_facts(row: MeetingNotice) -> list[Field]:
    """The facts that are missing and can be filled in here."""
    wanted = {
        "starts_at": row.starts_at is None and row.day is not None,  # without a day it is another meeting: 改期 says it
        "place": not row.place,
        "contact": not row.contact,
        "late_reason": row.on_time is False and not row.late_reason,
    }
    return [each for each in FACTS if wanted.get(each.key)]


def read_facts(context: Context, row: MeetingNotice) -> dict[str, Any]:
    """The values of those that were filled in."""
    values: dict[str, Any] = {}
    for each in open_facts(row):
        if each.key == "starts_at":
            clock = said_time(each.key)
            if clock is not None and row.day is not None:
                values[each.key] = datetime.combine(row.day, clock, context.rules.zone)
        elif text := said(each.key, each.longest):
            values[each.key] = text
    return values
