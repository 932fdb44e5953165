"""What the desk has sent: looked at, listed, replaced, moved, taken back; what was sent just now, without its number, too."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from pydantic.dataclasses import dataclass

from actions.common import states
from actions.common.errors import UserError
from actions.publication import addressing, finding, publish, receipts
from actions.publication import draft as drafts
from actions.publication.draft import Draft
from actions.publication.finding import Publication
from actions.talk import spoken_of
from handlers.publication.meeting_time import MOVED, called_meeting, when_and_where
from handlers.publication.publish import complete
from handlers.publication.receipts import ADDRESSED
from handlers.publication.wish import SENDERS
from handlers.talk import question
from handlers.talk.commands import MOVES, SHOW, Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.next_acts import next_acts
from handlers.talk.numbered import Numbered, still
from handlers.talk.paging import paged
from handlers.talk.registry import act, plainly
from policy.publication.lately import Lately, corrected, read_lately
from policy.publication.letter import say_when


@verb("recall_publication", "撤回|作废", Publication, roles=SENDERS)
def recall_publication(desk: Desk, _message: Message, found: Said) -> Reply:
    """Taken back within 24 hours, with the names of those who may have read it."""
    row: Publication = found.item
    answered = receipts.standing(desk.context, row).signed
    done = publish.recall(desk.context, row)
    read = f"，{len(done.readers)}人可能已阅，正在撤回" if done.readers else ""
    before = f"此前已有{answered}人签收或答复，请另行说明。" if answered else ""
    return Reply(f"{row.title}（{row.number}）已撤回，{len(done.spared)}人未收到{read}。{before}")


@verb("decide_publication", "(?:取消|不|暂不)?(?:发送|发出|发)", Publication, roles=SENDERS)
def decide_publication(desk: Desk, _message: Message, found: Said) -> Reply:
    """«发送 2026-0005»: what was made on the page, or proposed before a holiday, leaves; «取消发送 …»: it does not."""
    row: Publication = found.item
    if not found.word.startswith("发"):
        drafts.drop(desk.context, row)
        return Reply(f"好的，{row.title}（{row.number}）不再发出。")
    publish.release(desk.context, row)
    return Reply(f"已发出，编号 {row.number}，接收{len(row.receipts)}人。24小时内可回复“撤回 {row.number}”。")


@act(
    "publications",
    words=r"(?:查看)?(?:发文|已发通知|发文(?:记录|台账|列表|情况)|发过的通知|我发的通知)[。？?]?",
    meant=plainly,
    roles=SENDERS,
    usage="发文记录",
    summary="看本组发出的通知、通报、学习材料和会议；“导出 发文 2026年”导出表格",
)
def publications(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Newest first, with how far each has come back."""
    rows = finding.listing(desk.context, most=60)
    return Reply(
        paged(desk, f"发文{len(rows)}件：", [_line(desk, row) for row in rows]) if rows else "目前没有发文记录。"
    )


def _line(desk: Desk, row: Publication) -> str:
    kind = finding.definition_of(desk.context, row.kind)
    how = receipts.standing(desk.context, row)
    back = f"，已回{how.signed}/{how.total}" if kind.expects != "nothing" and how.total else ""
    day = f"{desk.context.local(row.sent_at):%m月%d日}" if row.sent_at else ""
    return f"{row.number} {kind.title} {row.title}（{day}{row.state.word}{back}）"


@verb("show_publication", SHOW, Publication, roles=SENDERS | ADDRESSED)
def show_publication(desk: Desk, _message: Message, found: Said) -> Reply:
    """The whole text: for the desk, and for whoever was sent it or may look it up; else what it is."""
    row: Publication = found.item
    if finding.find(desk.context, row.number) is None:
        if finding.find_mine(desk.context, row.number) is None:
            return Reply(
                f"{row.number} 是派驻组的发文，{row.state.word}，未发给您；如需查看请联系{desk.context.rules.office}。"
            )
        new = finding.newer(desk.context, row)
        asks = not new and bool(receipts.mine(desk.context, number=row.number))
        text = addressing.letter_of(desk.context, row, row.number, asks=asks)
        return Reply(f"{row.number} {row.state.word}，请看 {new}。\n{text}" if new else text)
    total = receipts.standing(desk.context, row).total
    return Reply(f"{addressing.letter_of(desk.context, row, row.number)}\n（{row.state.word}，接收{total}人）").plus(
        next_acts(desk, row.number, Numbered(Publication, row))
    )


@verb("replace_publication", "更新|更正|修订|修改|改为|改成", Publication, roles=SENDERS)
def replace_publication(desk: Desk, message: Message, found: Said) -> Reply:
    """A new version to everybody who had the old one; own words in the place of what has not left yet."""
    row, text = found.item, found.rest
    finding.check_own(desk.context, row)
    if not text:
        raise UserError(f"请写明新的内容，如“更新 {row.number} 会议改到三楼会议室”。")
    if states.allows(row, "release"):
        drafts.rewrite(desk.context, row, text)
        return Reply(
            f"已修改。{row.number} {row.title}：{text}\n回复“发送 {row.number}”发出，“取消发送 {row.number}”不发。"
        )
    draft = Draft(row.kind, finding.audience_of(row), text, replaces=row.number)
    return complete(desk, replace(draft, **_set(desk, row)) if row.day else draft, message.at)


def _moved(desk: Desk, message: Message) -> Said | None:
    """«改到下午两点半», said of the meeting that the desk has just called; «27号的会改到28号上午» of that day's."""
    found = called_meeting(desk, message.text.strip(), MOVED) if desk.context.me.has(*SENDERS) else None
    return Said("改期", found[0].number, found[1]["rest"], found[0]) if found else None


@verb("move_publication", MOVES, Publication, also=_moved, roles=SENDERS)
def move_publication(desk: Desk, message: Message, found: Said) -> Reply:
    """«改期 2026-0001 12月2日上午9点», «改到 2026-0001 四楼会议室»: what is not said stays as it was; it is answered anew."""
    row: Publication = found.item
    finding.check_own(desk.context, row)
    if finding.definition_of(desk.context, row.kind).expects != "attendance":
        raise UserError(f"{row.title}（{row.number}）不是会议；更改内容请回复“更新 {row.number} 新的内容”。")
    if not found.rest:
        raise UserError(f"请写明新的时间或地点，如“改期 {row.number} 12月2日上午9点”。")
    known = _set(desk, row)
    text = f"原定{say_when(known['starts_at'], row.day)}的会议有变更，其他事项不变。"
    draft = Draft(row.kind, finding.audience_of(row), text, replaces=row.number, due_on=row.due_on, **known)
    return when_and_where(desk, draft, f"改到{found.rest}", message.at)


def _set(desk: Desk, row: Publication) -> dict[str, Any]:
    """When and where it was to be."""
    starts_at = desk.context.local(row.starts_at) if row.starts_at else None
    return {"starts_at": starts_at, "day": row.day, "place": row.place}


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
    row = still(finding.find(desk.context, kept.number), kept.number, "未撤回")
    return recall_publication(
        desk, Message(desk.context.userid, "", desk.context.said_at), Said("撤回", kept.number, "", row)
    )
