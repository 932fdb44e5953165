"""The report form as a notice: what chat would have made of the same words, so that both give the same rows."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from documents.form_intake import FormRead, said
from policy.fields.report_form import FormItem, FormVersion, required
from policy.notice import Item, Notice, read_notice
from policy.notice.items import read_item
from policy.notice.meeting import meeting_type, preparatory
from policy.text.ask import Ask
from policy.when import Calendar

_FOLLOWS: Final = re.compile(r"待定|未定|另行|再定|暂无")


def to_notice(form: FormRead, now: datetime, calendar: Calendar) -> Notice:
    """The notice that a form makes: read as a text from chat is, but what stands in a cell of its own is sure.

    `now` is aware. What is ambiguous is in `asks`, as ever.
    """
    read = read_notice(form.text, now, calendar)
    when = read_notice(f"会议通知\n会议时间：{form.head.get('time', '')}", now, calendar)
    kind = meeting_type(form.head.get("type", "")) or form.head.get("type")
    place = form.head.get("place")
    items, item_asks = _notice_items(form, read)
    return replace(
        read,
        type=kind,
        preparatory=preparatory(kind),
        starts_at=when.starts_at,
        day=when.day,
        ends_at=when.ends_at,
        place=read.place if read.place else (None if place and _FOLLOWS.search(place) else place),
        items=items,
        contact=read.contact or form.head.get("contact"),
        scope=form.head.get("scope"),
        department=form.head.get("department"),
        reason=form.head.get("late_reason"),
        change=None,
        asks=(*when.asks, *item_asks),
    )


def _notice_items(form: FormRead, read: Notice) -> tuple[tuple[Item, ...], tuple[Ask, ...]]:
    single = [read_item(said(item)) for item in form.items]
    items = read.items if len(read.items) == len(single) else tuple(item for item, _ask in single)
    sure = (
        replace(item, kind=written.kind, reason="报告表所选") if written.kind else item
        for item, written in zip(items, form.items, strict=True)
    )
    return tuple(sure), tuple(ask for _item, ask in single if ask)


def form_fields(form: FormRead, notice: Notice, version: FormVersion) -> dict[str, str]:
    """What the form says of the fields that its matters need, by «position.key», as answers from chat are kept."""
    items = [
        FormItem(position, item.kind, item.text, item.amount_yuan is not None)
        for position, item in enumerate(notice.items, 1)
    ]
    return {
        lack.key: value
        for lack in required(items, version)
        if (value := form.items[lack.position - 1].fields.get(lack.field.key))
        and not (lack.field.key == "amount" and not notice.items[lack.position - 1].amount_yuan)
    }
