"""What the desk has sent: looked at, listed, taken back; what lies ready leaves or does not."""

from typing import Any

from actions.publication import addressing, finding, publish, receipts
from actions.publication import draft as drafts
from actions.publication.finding import Publication
from handlers.publication.receipts import ADDRESSED
from handlers.publication.wish import SENDERS
from handlers.talk.commands import SHOW, Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.next_acts import next_acts
from handlers.talk.numbered import Numbered
from handlers.talk.paging import paged
from handlers.talk.registry import act, plainly


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
    examples=("发文记录",),
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
