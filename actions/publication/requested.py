"""Requests to 综合科 for a document that cannot be had as a file (domain.md M7)."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from actions.common import recipients, wishes
from actions.common.actor import Actor, find_actor
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.trail import record
from actions.common.wishes import Wish
from actions.publication import documents
from actions.publication.documents import groups_of
from storage.models import Push, PushRecipient, TrailEntry

_REPEAT: Final = timedelta(days=1)
_TITLE: Final = re.compile("申领“(.+?)”")
_REQUEST, _READY = "request_document", "document_ready"


def request_document(context: Context, title: str) -> str:
    """Register a request for a document and tell 综合科; gives its number. Asked again within a day it is the same."""
    known = _open_request(context, title)
    if known:
        return known
    number = next_number(context)
    groups = groups_of(context.me)
    desk = [userid for group in sorted(groups) for userid in recipients.offices(context, group)]
    text = f"材料申领 {number}：{_who(context.me)}{_asks_for(title)}。备好后回复“可领 {number}”，将告知本人。"
    queue(context, desk, text, _REQUEST, subject=number)
    record(context, _REQUEST, number)
    return number


@dataclass(frozen=True)
class Request:
    """A document that somebody asked the desk for and that is not ready yet: its number, and what the desk was told."""

    number: str
    what: str


def find_request(context: Context, number: str) -> Request | None:
    """The request of this number while it waits for the person's desk."""
    told = wishes.told(context, _REQUEST, _READY, number)
    return Request(number, told.partition("：")[2].partition("。")[0]) if told is not None else None


def announce_ready(context: Context, number: str) -> None:
    """The office has the document ready: whoever asked is told. Raises UserError for a number not of this desk."""
    asked = _entry(context, _REQUEST, number)
    requester = find_actor(context.session, asked.actor, context.today) if asked else None
    if requester is None or not groups_of(requester) & context.me.group_ids:
        raise UserError(f"没有找到编号为 {number} 的材料申领，请核对编号。")
    if _entry(context, _READY, number):
        raise UserError(f"材料申领 {number} 此前已告知本人，无需再次办理。")
    text = f"您申领的材料（编号 {number}）已备好，请到{context.rules.office}领取。"
    queue(context, [requester.userid], text, _READY, subject=number)
    record(context, _READY, number)


def waiting(context: Context) -> list[Push]:
    """The requests that the person's desk was told of and has not answered, oldest first, as they were told."""
    return wishes.waiting(context, _REQUEST, _READY)


def lately(context: Context) -> list[Wish]:
    """What the person's desk was asked for, and what the person asked for; newest first."""
    return wishes.lately(context, _REQUEST, _REQUEST, _READY)


def what(wish: Wish) -> str:
    """«交通局王敏申领“17号文”»."""
    return wish.text.partition("：")[2].partition("。")[0]


def absent(context: Context) -> list[tuple[str, int]]:
    """What has been asked of the person's desk and cannot be had as a file: the title and how often, most asked first."""
    query = select(Push.text).where(
        Push.reason == _REQUEST, Push.recipients.any(PushRecipient.target == context.me.userid)
    )
    asked = Counter(found[1] for text in context.session.scalars(query) if (found := _TITLE.search(text)))
    had = {name for each in documents.known(context) if each.paths for name in (each.title, *each.other_names)}
    return [(title, many) for title, many in asked.most_common() if title not in had]


def _entry(context: Context, act: str, number: str) -> TrailEntry | None:
    return context.session.scalar(select(TrailEntry).where(TrailEntry.act == act, TrailEntry.subject == number))


def _open_request(context: Context, title: str) -> str | None:
    query = (
        select(Push.subject, Push.text)
        .join(TrailEntry, TrailEntry.subject == Push.subject)
        .where(
            TrailEntry.act == _REQUEST,
            TrailEntry.actor == context.me.userid,
            TrailEntry.at > context.now - _REPEAT,
            Push.reason == _REQUEST,
        )
    )
    return next((number for number, text in context.session.execute(query) if _asks_for(title) in text), None)


def _asks_for(title: str) -> str:
    return f"申领“{title}”"


def _who(actor: Actor) -> str:
    department = next((post.department.name for post in actor.posts if post.department), "")
    return f"{department}{actor.name}"
