"""«收回刚才那条», «刚才通知里时间写错了，应为……»: what the desk has just sent, spoken of without its number."""

from datetime import timedelta
from typing import Final

from pydantic.dataclasses import dataclass

from actions.common import states
from actions.publication import finding
from actions.publication.draft import Draft
from actions.publication.finding import Publication
from actions.talk import spoken_of
from handlers.publication.published import recall_publication
from handlers.publication.replaced import move_publication, replace_publication
from handlers.publication.wish import SENDERS
from handlers.talk import question
from handlers.talk.commands import Said
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import act
from policy.publication.lately import Lately, corrected, read_lately

_LATELY: Final = timedelta(days=1)
_FEW: Final = 10


def _spoken_of(desk: Desk, message: Message) -> tuple[Lately, Publication] | None:
    """What was spoken of last, where that was sent out; else, where the words name such a thing, the newest of the day."""
    found = read_lately(message.text) if desk.context.me.has(*SENDERS) else None
    if found is None:
        return None
    number = spoken_of.last_number(desk.context)
    row = finding.find(desk.context, number) if number else None
    if row is None and found.named:
        since = desk.context.said_at - _LATELY
        lately = finding.listing(desk.context, most=_FEW)
        row = next((each for each in lately if each.sent_at and each.sent_at > since), None)
    return (found, row) if row is not None and states.allows(row, "recall") else None


@dataclass(frozen=True)
class Recalling:
    """What is to be taken back, while it is shown."""

    number: str


@act("last_publication", match=_spoken_of, roles=SENDERS)
def last_publication(desk: Desk, message: Message, found: tuple[Lately, Publication]) -> Reply:
    """Shown before it is taken back; put right, it is shown as its new version."""
    said, row = found
    named = f"“{row.title}”（{row.number}）"
    if said.new is None:
        text = f"将撤回{named}，接收{len(row.receipts)}人。"
        kept = Recalling(row.number)
        return question.confirm(
            desk, "recall_last", text, kept, verb="撤回", about=row.number, dropped="好的，未撤回。"
        )
    if finding.definition_of(desk.context, row.kind).expects == "attendance":
        return move_publication(desk, message, Said("改期", row.number, said.new, row))
    text = corrected(row.text, said.new) or ""
    if text:
        return replace_publication(desk, message, Said("更新", row.number, text, row))
    draft = Draft(row.kind, finding.audience_of(row), "", replaces=row.number)
    return question.ask(desk, "publish_text", f"请写明更正后的全文，代替{named}：", kept=draft, field="text")


@question.answers("recall_last", roles=SENDERS)
def recall_last(desk: Desk, kept: Recalling, _yes: str) -> Reply:
    """«确认»: as «撤回 编号»."""
    row = finding.find(desk.context, kept.number)
    if row is None:
        return Reply(f"{kept.number} 已不在您的范围内，未撤回。")
    return recall_publication(
        desk, Message(desk.context.userid, "", desk.context.said_at), Said("撤回", kept.number, "", row)
    )
