"""发文: a text of one kind to one audience; shown before it leaves, numbered, sent, recalled, replaced by a new version.

Equal texts go together: one push for everybody whose text is the same, so that 2,000 addressees are two calls of WeCom.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from sqlalchemy import insert, select, update

from actions.common import recall as recalls
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.scope import at_desk, every, of
from actions.common.states import check as check_state
from actions.common.states import move
from actions.common.trail import record
from actions.publication.audience import Addressee, addressees, chats
from policy.publication.audience import Audience, Part
from policy.publication.definition import PublicationDefinition
from policy.publication.letter import Letter, letter
from policy.time.ladder import due_at
from storage import files
from storage.models import ChatGroup, Deadline, Publication, Receipt
from storage.states import DeadlineState, PublicationState

__all__ = [
    "DEADLINE",
    "REASON",
    "Draft",
    "Publication",
    "Reach",
    "address",
    "attach",
    "audience_of",
    "check",
    "content",
    "definition_of",
    "definitions",
    "drop",
    "expects_something",
    "find",
    "letter_of",
    "listing",
    "propose",
    "recall",
    "release",
    "replace",
    "send",
    "title_of",
]  # fmt: skip

REASON = "publication"
DEADLINE = "receipt"  # kind of the deadline that a receipt has
LONGEST = 3000  # characters of a text; what is longer goes as a file
_TITLE = 24


@dataclass(frozen=True)
class Draft:
    """What is to be sent, as values: kept by the question that shows it."""

    kind: str
    audience: Audience
    text: str
    title: str = ""
    day: date | None = None
    starts_at: datetime | None = None
    place: str | None = None
    due_on: date | None = None
    valid_until: date | None = None
    about: str | None = None
    replaces: str | None = None


@dataclass(frozen=True)
class Reach:
    """Whom a draft reaches today."""

    people: tuple[Addressee, ...]
    chats: tuple[ChatGroup, ...] = ()
    groups: frozenset[int] = field(default=frozenset())


def definitions(context: Context) -> tuple[PublicationDefinition, ...]:
    """The kinds that can be sent."""
    return context.rules.publications


def definition_of(context: Context, kind: str) -> PublicationDefinition:
    """The kind of a publication; one whose file is gone asks for nothing more."""
    gone = PublicationDefinition(key="gone", title="通知", words=("通知",), expects="nothing")
    return next((each for each in context.rules.publications if each.key == kind), gone)


def expects_something(context: Context, row: Publication) -> bool:
    """Whether it is in force and something is to come back."""
    return row.state == PublicationState.SENT and definition_of(context, row.kind).expects != "nothing"


def reach(context: Context, draft: Draft) -> Reach:
    """Whom it reaches; raises UserError where that is nobody."""
    groups = context.me.group_ids
    found = Reach(
        tuple(addressees(context, draft.audience, groups)), tuple(chats(context, draft.audience, groups)), groups
    )
    if not found.people and not found.chats:
        raise UserError(
            f"{draft.audience.said or '所写范围'}目前没有可以接收的人员，未发出，请核对名单或改写接收范围。"
        )
    return found


def check(context: Context, draft: Draft) -> Reach:
    """Raises UserError where this cannot be sent; else whom it reaches."""
    if not draft.text.strip():
        raise UserError("请写明内容后重发，如“发通知 各单位 11月25日前核对联络员名单”。")
    if len(draft.text) > LONGEST:
        raise UserError(f"内容超过{LONGEST}字，请在页面上传文件发布，或分开发送。")
    for day, what in ((draft.due_on, "截止日期"), (draft.day, "时间")):
        if day is not None and day < context.said_on:
            raise UserError(f"{what}{day.month}月{day.day}日已经过去，请核对后重发。")
    return reach(context, draft)


def letter_of(context: Context, row: Publication | Draft, number: str) -> str:
    """What an addressee reads."""
    starts_at = context.local(row.starts_at) if row.starts_at else None
    version = row.version if isinstance(row, Publication) else 2 if row.replaces else 1
    file = _file(context, row) if isinstance(row, Publication) else ""
    title = row.title or title_of(row.text)
    what = Letter(number, title, row.text, starts_at, row.day, row.place, row.due_on, version, file)
    return letter(definition_of(context, row.kind), what, context.rules.office_name)


def _file(context: Context, row: Publication) -> str:
    """The name of its file with its address; without a page, where it is to be had."""
    if row.file_name is None:
        return ""
    page = context.rules.public_url
    return (
        f"{row.file_name} {page.rstrip('/')}/publications/{row.number}/file"
        if page
        else f"{row.file_name}，请到{context.rules.office}领取"
    )


def title_of(text: str) -> str:
    """«《……》», else the first words of the text."""
    head = text.strip().splitlines()[0]
    if "《" in head and "》" in head:
        return head[head.index("《") : head.index("》") + 1][:60]
    first = head.split("。")[0]
    return first if len(first) <= _TITLE else first[: _TITLE - 1] + "…"


def propose(context: Context, draft: Draft, group_id: int) -> Publication:
    """Make the row that waits for the desk's word; nothing leaves."""
    row = Publication(
        number=next_number(context), group_id=group_id, kind=draft.kind, state=PublicationState.PROPOSED,
        title=draft.title or title_of(draft.text), text=draft.text, audience=asdict(draft.audience), day=draft.day,
        starts_at=draft.starts_at, place=draft.place, due_on=draft.due_on, valid_until=draft.valid_until,
        about=draft.about, replaces=draft.replaces, created_at=context.now,
        created_by=context.actor.userid if context.actor else "system",
    )  # fmt: skip
    context.session.add(row)
    context.session.flush()
    return row


def attach(context: Context, row: Publication, name: str, kind: str, data: bytes) -> None:
    """Put a file to a publication that has not left yet."""
    check_state(row, "release")
    row.file_name, row.file_kind, row.file_sha256 = name[-120:], kind, files.write(context.rules.files_folder, data)


def check_waits(row: Publication) -> None:
    """Raises UserError where it does not wait for the desk's word any more."""
    check_state(row, "release")


def content(context: Context, row: Publication) -> bytes:
    """The bytes of its file; raises UserError when the folder has lost them."""
    try:
        return files.read(context.rules.files_folder, row.file_sha256 or "")
    except FileNotFoundError as error:
        raise UserError(f"文件“{row.file_name}”暂时无法读取，请联系{context.rules.office}。") from error


def drop(context: Context, row: Publication) -> None:
    """What waited does not leave."""
    move(context, row, "drop")
    record(context, "drop_publication", row.number)


def send(context: Context, draft: Draft) -> Publication:
    """Number it and send it to whom it reaches now; raises UserError as `check` does."""
    check(context, draft)
    return release(context, propose(context, draft, min(context.me.group_ids)))


def release(context: Context, row: Publication) -> Publication:
    """Let what waits leave; raises UserError where it has been decided before."""
    move(context, row, "release")
    row.sent_at, row.sent_by = context.now, context.me.userid
    definition = definition_of(context, row.kind)
    if definition.due and row.due_on is None:
        row.due_on = context.rules.calendar.shift(context.today, definition.due.workdays)
    audience = audience_of(row)
    if definition.hands_out:
        _supersede_same(context, row)
        record(context, "publish", row.number)
        return row
    address(context, row, _had_before(context, row) + addressees(context, audience, context.me.group_ids))
    for chat in chats(context, audience, context.me.group_ids):
        queue(
            context,
            [chat.address],
            letter_of(context, row, row.number),
            REASON,
            subject=row.number,
            channel=chat.channel,
        )
    record(context, "publish", row.number)
    return row


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
        [Addressee(each.member, each.department) for each in before.receipts if each.member.gone_at is None]
        if before
        else []
    )


def address(
    context: Context, row: Publication, people: Sequence[Addressee], not_before: datetime | None = None
) -> None:
    """Make these people addressees, each once: their receipts, what they owe, and one push with the text."""
    if not people:
        return
    once = {each.member.id: each for each in people}
    rows = [
        {"publication_id": row.id, "member_id": key, "department_id": each.department.id, "fields": {}}
        for key, each in once.items()
    ]
    context.session.execute(insert(Receipt), rows)  # thousands at once
    definition = definition_of(context, row.kind)
    if (
        definition.due and definition.due.ladder and row.due_on and row.due_on >= context.today
    ):  # who joins later owes no past date
        _owe(context, row, row.due_on)
    text = letter_of(context, row, row.number)
    queue(
        context, [each.member.userid for each in once.values()], text, REASON, subject=row.number, not_before=not_before
    )
    context.session.expire(row, ["receipts"])


def _owe(context: Context, row: Publication, due_on: date) -> None:
    """A deadline for each receipt that has none yet."""
    known = select(Deadline.subject_id).where(Deadline.kind == DEADLINE)
    query = of(Receipt, row).with_only_columns(Receipt.id, Receipt.department_id).where(Receipt.id.not_in(known))
    moment = due_at(due_on, context.rules.reminders, context.rules.calendar, context.rules.zone)
    rows = [
        {"kind": DEADLINE, "subject_id": receipt, "department_id": department, "due_on": due_on, "due_at": moment}
        for receipt, department in context.session.execute(query)
    ]
    if rows:
        context.session.execute(insert(Deadline), rows)


def audience_of(row: Publication) -> Audience:
    """To whom it went, as it was said."""
    said = row.audience
    return Audience(tuple(Part(**part) for part in said["parts"]), tuple(said["minus"]))


def recall(context: Context, row: Publication) -> recalls.Recalled:
    """撤回 within 24 hours; a chat is told that the notice is void. Raises UserError later, and when it has been recalled."""
    if row.sent_at is None or context.said_at - row.sent_at > recalls.WITHIN:
        raise UserError(
            f"{row.title}（{row.number}）发出已超过24小时，不能撤回；可回复“更新 {row.number} 新的内容”另发新版。"
        )
    move(context, row, "recall")
    _stop(context, row)
    done = recalls.recall(context, row.number, REASON)
    for chat in chats(context, audience_of(row), context.me.group_ids):
        queue(
            context,
            [chat.address],
            f"此前通知（{row.number}）作废。",
            "publication_void",
            subject=row.number,
            channel=chat.channel,
        )
    record(context, "recall_publication", row.number)
    return done


def replace(context: Context, old: Publication, draft: Draft) -> Publication:
    """A new version in the place of the old one, which asks for nothing more. Raises UserError as `check` does."""
    check(context, draft)
    move(context, old, "replace")
    _stop(context, old)
    row = propose(context, draft, old.group_id)
    row.version = old.version + 1
    return release(context, row)


def _stop(context: Context, row: Publication) -> None:
    mine = of(Receipt, row).with_only_columns(Receipt.id)
    stop = update(Deadline).where(
        Deadline.kind == DEADLINE, Deadline.subject_id.in_(mine), Deadline.state == DeadlineState.OPEN
    )
    stopped = stop.values(state=DeadlineState.STOPPED, stopped_at=context.now)
    context.session.execute(stopped.execution_options(synchronize_session=False))


def find(context: Context, number: str) -> Publication | None:
    """A publication of the person's inspection groups."""
    query = at_desk(context, Publication).where(Publication.number == number)
    return context.session.scalar(query)


def by_number(context: Context, number: str) -> Publication | None:
    """The publication of this number, whoever it was for: the caller has looked whether it is the person's."""
    return context.session.scalar(every(Publication).where(Publication.number == number))


def find_mine(context: Context, number: str) -> Publication | None:
    """A publication of the desk's, or one that was sent to the person."""
    query = every(Publication).where(
        Publication.number == number, Publication.state.in_((PublicationState.SENT, PublicationState.SUPERSEDED))
    )
    query = query.where(Publication.receipts.any(Receipt.member_id == context.me.member.id))
    return find(context, number) or context.session.scalar(query)


def find_in_reach(context: Context, number: str) -> Publication | None:
    """A publication of the desk's, or one that a group of the person's departments has sent, to whomever."""
    groups = {post.department.group_id for post in context.me.posts if post.department}
    query = every(Publication).where(Publication.number == number, Publication.state != PublicationState.PROPOSED)
    return find(context, number) or context.session.scalar(query.where(Publication.group_id.in_(groups)))


def listing(context: Context, kinds: Collection[str] = (), most: int | None = None) -> list[Publication]:
    """What the person's groups have sent or wait to send, newest first; documents are another list."""
    query = at_desk(context, Publication).where(Publication.state != PublicationState.DROPPED)
    if kinds:
        query = query.where(Publication.kind.in_(kinds))
    return list(context.session.scalars(query.order_by(Publication.id.desc()).limit(most)))
