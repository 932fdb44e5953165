"""发文: what was shown leaves with a number; within a day it is recalled, later replaced by a new version."""

from actions.common import recall as recalls
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.pushes import queue
from actions.common.scope import every
from actions.common.states import move
from actions.common.trail import record
from actions.publication.addressing import REASON, address, letter_of, stop
from actions.publication.audience import Addressee, addressees, chats
from actions.publication.draft import Draft, check, due_by_kind, may_release, propose
from actions.publication.finding import audience_of, check_own, definition_of
from storage.models import Publication
from storage.states import PublicationState


def send(context: Context, draft: Draft) -> Publication:
    """Number it and send it to whom it reaches now; raises UserError as `check` does."""
    check(context, draft)
    return release(context, propose(context, draft, min(context.me.group_ids, default=None)))


def release(context: Context, row: Publication) -> Publication:
    """Let what waits leave; raises UserError where it has been decided before, or the word is another's."""
    check_own(context, row)
    if not may_release(context):
        raise UserError(f"{row.title}（{row.number}）须由组长审定后发出。")
    move(context, row, "release")
    row.sent_at, row.sent_by = context.now, context.me.userid
    definition = definition_of(context, row.kind)
    if row.replaces:
        _supersede(context, row, row.replaces)
    row.due_on = row.due_on or due_by_kind(context, row.kind)
    audience = audience_of(row)
    if definition.hands_out:
        _supersede_same(context, row)
        record(context, "publish", row.number)
        return row
    address(context, row, _had_before(context, row) + addressees(context, audience, context.me.group_ids))
    before = f"此前通知（{row.replaces}）作废，以本通知（{row.number}）为准。\n" if row.replaces else ""
    _to_chats(context, row, before + letter_of(context, row, row.number), REASON)
    record(context, "publish", row.number)
    return row


def _supersede(context: Context, row: Publication, number: str) -> None:
    """The version before asks for nothing more."""
    old = context.session.scalars(every(Publication).where(Publication.number == number)).one()
    move(context, old, "replace")
    stop(context, old)
    row.version = old.version + 1


def _supersede_same(context: Context, row: Publication) -> None:
    """A document takes the place of the one of the same title."""
    same = every(Publication).where(
        Publication.group_id == row.group_id, Publication.kind == row.kind, Publication.title == row.title,
        Publication.state == PublicationState.SENT, Publication.id != row.id,
    )  # fmt: skip
    for old in context.session.scalars(same):
        move(context, old, "replace")
        row.version, row.replaces = old.version + 1, old.number
        row.other_names = list(dict.fromkeys([*row.other_names, *old.other_names]))


def _had_before(context: Context, row: Publication) -> list[Addressee]:
    """A new version goes to everybody who had the one before, too."""
    before = (
        context.session.scalar(every(Publication).where(Publication.number == row.replaces)) if row.replaces else None
    )
    return (
        [Addressee(each.member, each.department, each.group) for each in before.receipts if each.member.gone_at is None]
        if before
        else []
    )


def recall(context: Context, row: Publication) -> recalls.Recalled:
    """撤回 within 24 hours; a chat is told that the notice is void. Raises UserError later, and when it has been recalled."""
    check_own(context, row)
    if row.sent_at is None or context.said_at - row.sent_at > recalls.WITHIN:
        raise UserError(
            f"{row.title}（{row.number}）发出已超过24小时，不能撤回；可回复“更新 {row.number} 新的内容”另发新版。"
        )
    move(context, row, "recall")
    stop(context, row)
    done = recalls.recall(context, row.number, REASON)
    _to_chats(context, row, f"此前通知（{row.number}）作废，以{context.rules.office}另行通知为准。", "publication_void")
    record(context, "recall_publication", row.number)
    return done


def cancel(context: Context, row: Publication, reason: str) -> int:
    """A meeting does not take place: whoever was called is told, at any hour; gives how many. Raises UserError once it is over."""
    check_own(context, row)
    if row.starts_at is not None and row.starts_at <= context.said_at:
        raise UserError(f"{row.title}（{row.number}）的时间已过，不能取消。")
    move(context, row, "recall")
    stop(context, row)
    why = f"，原因：{reason[:100]}" if reason else ""
    text = f"会议取消：{row.title}（{row.number}）不再召开{why}。"
    called = [each.member.userid for each in row.receipts]
    queue(context, called, text, "publication_void", subject=row.number)
    _to_chats(context, row, text, "publication_void")
    record(context, "recall_publication", row.number)
    return len(called)


def _to_chats(context: Context, row: Publication, text: str, reason: str) -> None:
    for chat in chats(context, audience_of(row), (row.group_id,)) if row.group_id else ():
        queue(context, [chat.address], text, reason, subject=row.number, channel=chat.channel)


def replace(context: Context, old: Publication, draft: Draft) -> Publication:
    """A new version in the place of the old one, which asks for nothing more. Raises UserError as `check` does."""
    check_own(context, old)
    check(context, draft)
    return release(context, propose(context, draft, old.group_id))
