"""When and where the meeting is that the group calls: read of its words, or asked."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from actions.overview import status
from actions.publication import draft as drafts
from actions.publication import finding
from actions.publication.draft import Draft
from actions.publication.finding import Publication
from handlers.publication.shown import show
from handlers.publication.wish import SENDERS
from handlers.talk import question
from handlers.talk.commands import MOVES
from handlers.talk.message import Desk, Message, Reply
from policy.notice import read_notice
from policy.text.ask import say_choice
from policy.text.write import say_day
from policy.time.months import Span
from policy.when import read_day, read_when

MOVED: Final = re.compile(
    rf"(?:会商会?|培训会?|调度会?|约谈|会议?|开会)?(?:的?(?:时间|地点|会场|日期))?(?:{MOVES}|[改换挪调](?:[在到成为至]|一下)?|提前到|推迟到)\s*(?P<rest>\S.{{1,40}}?)[吧。]?"
)  # «改到下午两点半», «时间改十点半»
_OF_DAY: Final = re.compile(r"(?P<day>\S{2,10}?)的?(?:那个?|这个?)?(?=会)")
NONE = "none"  # the answer «时间另行通知», «不设截止日期»


def called_meeting(desk: Desk, text: str, words: re.Pattern[str]) -> tuple[Publication, re.Match[str]] | None:
    """The meeting of the desk of which these words are said: that of the day that stands before them, where no department has one then, else the one spoken of last."""
    named = _OF_DAY.match(text)
    said = words.fullmatch(text) or (words.fullmatch(text, named.end()) if named else None)
    if said is None:
        return None
    context, row = desk.context, None
    day = read_day(named["day"], context.said_at, context.rules.calendar, "future") if named else None
    if not isinstance(day, date):
        row = finding.convened_last(context)
    elif not status.meetings_within(context, Span(day, day, "")):
        row = finding.convened_on(context, day)
    return (row, said) if row is not None else None


def when_and_where(desk: Desk, draft: Draft, said: str, at: datetime) -> Reply:
    """Read day, hour and place out of what is said; what it does not say stays as it was."""
    notice, calendar = read_notice(said, at, desk.context.rules.calendar), desk.context.rules.calendar
    known = read_when(said, at, calendar, draft.day) if draft.day else None
    ask = known.ask if known else next((each for each in notice.asks if each.field == "starts_at"), None)
    when = known or notice
    stays = when.day is None and when.starts_at is None
    starts_at = draft.starts_at if stays else when.starts_at
    draft = replace(draft, day=when.day or draft.day, starts_at=starts_at, place=notice.place or draft.place)
    if ask is not None:
        choices = {say_choice(each, desk.context.said_on): each for each in ask.choices}
        return question.ask(desk, "publish_when", ask.text, choices, draft, field="starts_at")
    if starts_at is None:
        known_day = say_day(draft.day) if draft.day else "会议"
        text = f"{known_day}的开始时间没有写明，请回复具体时间，如“下午3点”；时间未定的请回复1。"
        return question.ask(desk, "publish_when", text, {"时间另行通知": NONE}, draft, field="starts_at")
    return _show_meeting(desk, draft, starts_at)


def move(desk: Desk, draft: Draft, said: str, at: datetime) -> Reply:
    """Another time or place before it is sent: the old ones go from its text, for the line below the text says both."""
    calendar = desk.context.rules.calendar
    time, place = read_when(draft.text, at, calendar).text, read_notice(draft.text, at, calendar).place
    text = draft.text.replace(time, "", 1) if time else draft.text
    text = re.sub(rf"[，,]?(?:在|到|地点[：:]?)?{re.escape(place)}", "", text, count=1) if place else text
    return when_and_where(desk, replace(draft, text=text.strip("，,。 ") or draft.text), f"改到{said}", at)


def _show_meeting(desk: Desk, draft: Draft, starts_at: datetime | None, day: date | None = None) -> Reply:
    """The meeting with its day in its title: «12月1日会议»."""
    day = starts_at.date() if starts_at else day or draft.day
    title = drafts.meeting_title(finding.definition_of(desk.context, draft.kind), day)
    return show(desk, replace(draft, title=title, starts_at=starts_at, day=day))


@question.answers("publish_when", roles=SENDERS)
def publish_when(desk: Desk, draft: Draft, choice: str) -> Reply:
    """One of the times that the text may mean, or none yet."""
    if choice == NONE:
        return _show_meeting(desk, draft, None)
    if "T" not in choice:
        return _show_meeting(desk, draft, None, date.fromisoformat(choice))
    return _show_meeting(desk, draft, datetime.fromisoformat(choice).replace(tzinfo=desk.context.rules.zone))


def _hour(desk: Desk, draft: Draft, message: Message) -> datetime | None:
    return read_when(message.text, message.at, desk.context.rules.calendar, draft.day).starts_at


@question.own_words("publish_when", _hour, roles=SENDERS)
def publish_hour(desk: Desk, draft: Draft, moment: datetime) -> Reply:
    """The hour in own words."""
    return _show_meeting(desk, draft, moment)
