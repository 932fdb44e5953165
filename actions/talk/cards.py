"""Cards: what has been said, once more with buttons (wecom-contract.md §3.3). A press is the message that it stands for.

A card is a push of its own, behind the text: 微信 shows no cards, and nothing depends on one. Its text is «Card» as JSON.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

from pydantic import TypeAdapter
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.pushes import put
from actions.common.trail import record
from policy.words.offers import Choice
from storage.models import InboxMessage, Member, PushRecipient

CHANNEL: Final = "card"
MARKS: Final = "card_done"  # the channel by which a card that was pressed is changed
MOST: Final = 10  # choices of one card (§3.3); more stay text
LIVES: Final = timedelta(hours=72)  # then WeCom does not let a card be changed (§3.4)
SETTLING: Final = frozenset(
    {"同意", "不同意", "同意延期", "不同意延期", "审核通过", "退回", "发送", "取消发送", "办结"}
)  # done once, for everybody who has the card
BEHIND: Final = "可点选办理，也可直接回复文字。"  # the reply itself stands above it, and is kept in no second place
GONE: Final = "此卡片发出已超过三天，未作办理；如仍需办理，请直接回复{}。"
NOT_YOURS: Final = "此卡片不是发给您的，未作办理。"
UNKNOWN: Final = "此卡片已失效，未作办理；请回复“我的待办”查看需要办理的事项。"
_ROBOT: Final = "robot-"


@dataclass(frozen=True)
class Card:
    """What a card shows and offers."""

    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Press:
    """A button that was pressed: of which card, by what WeCom lets that card be changed, and what it stands for."""

    task: str
    response_code: str
    choice: Choice


_CARD: Final = TypeAdapter(Card)
_CHOICES: Final = TypeAdapter(tuple[Choice, ...])


def task_id(batch: str) -> str:
    """The task_id of a card that goes out with this call; WeCom wants it unique, of letters, digits and «_-@»."""
    return batch.replace(":", "_")


def read(text: str) -> Card:
    """The card that a push's text holds."""
    return _CARD.validate_json(text)


def seen_by(session: Session, to: Iterable[str]) -> list[str]:
    """Those of these accounts that are shown cards: whoever reads in 微信 is not."""
    away = set(session.scalars(select(Member.userid_key).where(Member.on_wechat)))
    return [each for each in to if each.casefold() not in away]


def follow(session: Session, to: Sequence[str], choices: Sequence[Choice], now: datetime, text: str = BEHIND) -> None:
    """Queue the card of a text for those who are shown cards; more choices than a card holds stay text."""
    if 0 < len(choices) <= MOST:
        put(session, to, _CARD.dump_json(Card(text, tuple(choices))).decode(), CHANNEL, now, CHANNEL)


def kept(choices: Sequence[Choice]) -> list[dict[str, str]] | None:
    """The choices of a reply, as its inbox row keeps them."""
    return [asdict(each) for each in choices] if 0 < len(choices) <= MOST else None


def card_of(row: InboxMessage) -> tuple[str, Card] | None:
    """The card of a reply that waits in the inbox, with its task_id; None where there is none."""
    if not row.choices:
        return None
    return f"{_ROBOT}{row.key}", Card(BEHIND, _CHOICES.validate_python(row.choices))


def pressed(context: Context, userid: str, task: str, key: str) -> Choice:
    """What the press stands for; raises UserError, in the words for the person, where it stands for nothing any more."""
    card, sent_at, has_it = _look_up(context, userid, task)
    if card is None or not key.isdigit() or int(key) >= len(card.choices):
        raise UserError(UNKNOWN)
    choice = card.choices[int(key)]
    if not has_it:
        raise UserError(NOT_YOURS)
    if sent_at is None or context.now - sent_at > LIVES:
        raise UserError(GONE.format(f"“{choice.words}”"))
    return choice


def _look_up(context: Context, userid: str, task: str) -> tuple[Card | None, datetime | None, bool]:
    """The card, when it was sent, and whether this person got it."""
    if task.startswith(_ROBOT):
        row = context.session.scalar(select(InboxMessage).where(InboxMessage.key == task.removeprefix(_ROBOT)))
        found = card_of(row) if row is not None else None
        if row is None or found is None:
            return None, None, False
        return found[1], row.received_at, (row.userid or "").casefold() == userid.casefold()
    batch = task.replace("_", ":")
    rows = list(context.session.scalars(select(PushRecipient).where(PushRecipient.batch == batch)))
    if not rows or rows[0].push.channel != CHANNEL:
        return None, None, False
    mine = [each for each in rows if each.target.casefold() == userid.casefold()]
    return read(rows[0].push.text), rows[0].sent_at or rows[0].next_try_at, bool(mine)


def said(context: Context, userid: str, task: str, key: str) -> str:
    """«参会 11-24 10:05»: what stands in the place of the buttons after a press."""
    try:
        return _done(context, pressed(context, userid, task, key))
    except UserError:
        return "此卡片已失效"


def _done(context: Context, choice: Choice) -> str:
    return f"{choice.label[:8]} {context.now.astimezone(context.rules.zone):%m-%d %H:%M}"


def mark(context: Context, press: Press) -> None:
    """The card says what was done and when: the presser's own, and everybody's where it was done for all of them."""
    done = _done(context, press.choice)
    if press.response_code:
        put(context.session, [context.userid], f"{press.response_code} {done}", MARKS, context.now, MARKS)
    if press.choice.of or press.choice.words.split()[0] not in SETTLING:
        return
    batch = PushRecipient.batch == press.task.replace("_", ":")
    having = select(PushRecipient.target, PushRecipient.response_code).where(
        batch, PushRecipient.response_code.is_not(None)
    )
    codes = dict(context.session.execute(having).all())
    context.session.execute(update(PushRecipient).where(batch).values(response_code=None))  # it serves once
    others = [each for each in codes if each.casefold() != context.userid.casefold()]
    put(context.session, others, f"{codes[others[0]]} {done}" if others else "", MARKS, context.now, MARKS)


def read_in_wechat(context: Context, *, wechat: bool) -> None:
    """The person sees text alone, or cards too, from the next message on."""
    context.me.member.on_wechat = wechat
    record(context, "on_wechat" if wechat else "on_wecom")
