"""What the group only watches (立项监督, 会商 …) is told to its department when the desk has said so, not before."""

from actions.ledger import entries, finding
from actions.ledger.entries import LedgerEntry
from handlers.talk.message import Desk, Reply
from handlers.talk.numbered import still
from handlers.talk.question import answers, confirm
from handlers.talk.registry import GROUP


def ask_to_tell(desk: Desk, row: LedgerEntry, receipt: str) -> Reply:
    """What the group only watches has been filed: is the department to be told?"""
    text = (
        f"{receipt}\n{row.department.name}尚未获知。如需告知其联络员请回复“确认”；暂不告知请回复“取消”，"
        f"以后可回复“告知 {row.number}”。"
    )
    return confirm(desk, "confirm_tell", text, row.number, verb="告知", about=row.number, dropped="好的，暂不告知。")


@answers("confirm_tell", roles=GROUP)
def confirm_tell(desk: Desk, number: str, _yes: str) -> Reply:
    """«确认»: the department is told."""
    found = still(entries.find(desk.context, number), number, "未告知")
    finding.tell_department(desk.context, found[1], found[0])
    return Reply(f"已将 {number} 告知{found[0].department.name}联络员。")
