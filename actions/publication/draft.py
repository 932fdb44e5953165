"""What is to be sent, before it leaves: as values while it is shown, as a row while it waits for the desk's word."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from actions.common import recipients
from actions.common.context import Context
from actions.common.errors import NotKeptError, UserError
from actions.common.numbers import next_number
from actions.common.pushes import queue
from actions.common.states import check as check_state
from actions.common.states import move
from actions.common.trail import record
from actions.publication import inspections
from actions.publication.audience import Addressee, addressees, chats
from actions.publication.finding import check_own, definition_of
from policy.publication.audience import Audience
from policy.publication.definition import PublicationDefinition, SeenBy
from storage import files
from storage.models import ChatGroup, Publication, PublicationFile
from storage.states import PublicationState

PROPOSED = "publication_proposed"
LONGEST = 3000  # characters of a text; what is longer goes as a file
MOST_FILES = 10
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
    seen_by: SeenBy | None = None  # None: as the kind says


@dataclass(frozen=True)
class Reach:
    """Whom a draft reaches today."""

    people: tuple[Addressee, ...]
    chats: tuple[ChatGroup, ...] = ()
    groups: frozenset[int] = field(default=frozenset())


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
    _check_text(context, draft.text, draft.title)
    for day, what in ((draft.due_on, "截止日期"), (draft.day, "时间")):
        if day is not None and day < context.said_on:
            raise UserError(f"{what}{day.month}月{day.day}日已经过去，请核对后重发。")
    return reach(context, draft)


def _check_text(context: Context, text: str, title: str = "") -> None:
    if not text.strip():
        raise UserError("请写明内容后重发，如“发通知 各单位 11月25日前核对联络员名单”。")
    if len(text) > LONGEST:
        raise UserError(f"内容超过{LONGEST}字，请在页面上传文件发布，或分开发送。")
    if inspections.plans(context, text) or inspections.plans(context, title):
        raise NotKeptError(inspections.NOT_HERE)


def title_of(text: str) -> str:
    """«《……》», else the first words of the text."""
    head = text.strip().splitlines()[0]
    if "《" in head and "》" in head:
        return head[head.index("《") : head.index("》") + 1][:60]
    first = head.split("。")[0]
    return first if len(first) <= _TITLE else first[: _TITLE - 1] + "…"


def due_by_kind(context: Context, kind: str) -> date | None:
    """The day by which a kind is due where its text names none; None where it is due by none."""
    due = definition_of(context, kind).due
    return context.rules.calendar.shift(context.today, due.workdays) if due and due.workdays else None


def meeting_title(definition: PublicationDefinition, day: date | None) -> str:
    """«12月1日会议», «会商»."""
    kind = definition.title.removesuffix("通知")
    return f"{day.month}月{day.day}日{kind}" if day else kind


def may_release(context: Context) -> bool:
    """Whether the person's word lets it leave: 综合科's, or where the setting says so 组长's; the commission's is its own."""
    return context.rules.groups.released_by == "office" or context.me.has("inspector", "commission")


def propose(context: Context, draft: Draft, group_id: int | None) -> Publication:
    """Make the row that waits for the desk's word; nothing leaves. Whoever has to give it is told, where that is another."""
    row = Publication(
        number=next_number(context), group_id=group_id, kind=draft.kind, state=PublicationState.PROPOSED,
        title=draft.title or title_of(draft.text), text=draft.text, audience=asdict(draft.audience), day=draft.day,
        starts_at=draft.starts_at, place=draft.place, due_on=draft.due_on, valid_until=draft.valid_until,
        about=draft.about, replaces=draft.replaces, created_at=context.now,
        seen_by=draft.seen_by or definition_of(context, draft.kind).seen_by,
        created_by=context.actor.userid if context.actor else "system",
    )  # fmt: skip
    context.session.add(row)
    context.session.flush()
    record(context, "draft_publication", row.number)
    if context.actor is not None and group_id is not None and not may_release(context):
        text = (
            f"{row.title}（{row.number}）拟发给{draft.audience.said}，请审定：\n{row.text}\n"
            f"回复“发送 {row.number}”发出，“取消发送 {row.number}”不发。"
        )
        queue(context, recipients.accounts(context, "inspector", group_id=group_id), text, PROPOSED, subject=row.number)
    return row


def attach(context: Context, row: Publication, name: str, kind: str, data: bytes) -> None:
    """Put a file to a publication that has not left yet; raises UserError past the tenth."""
    check_state(row, "release")
    if len(row.files) >= MOST_FILES:
        raise UserError(f"每件发文最多附{MOST_FILES}个文件，请合并后再上传。")
    row.files.append(PublicationFile(name=name[-120:], kind=kind, sha256=files.write(context.rules.files_folder, data)))


def rewrite(context: Context, row: Publication, text: str) -> None:
    """Own words in the place of what was proposed; raises UserError when it has left, or for no words or too many."""
    check_own(context, row)
    check_waits(row)
    _check_text(context, text)
    row.text, row.about = text, None
    record(context, "change_publication", row.number)


def check_waits(row: Publication) -> None:
    """Raises UserError where it does not wait for the desk's word any more."""
    check_state(row, "release")


def drop(context: Context, row: Publication) -> None:
    """What waited does not leave."""
    check_own(context, row)
    move(context, row, "drop")
    record(context, "drop_publication", row.number)
