"""What has befallen an entry of a register, in words: chat and page show the same."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions.common.context import Context
from policy.fields.values import say_value
from policy.ledger.definition import LedgerDefinition
from storage.models import LedgerEntry, LedgerNote

KINDS: Final = {
    "corrected": "更正", "progress": "进展", "replaced": "更正前的进展", "gate": "进展", "closed": "办结", "returned": "退回", "accepted": "审核通过",
    "reported": "报请销号", "extension": "申请延期", "extended": "同意延期", "not_extended": "暂不延期", "reopened": "重新办理", "told": "告知单位", "restored": "恢复",
    "resubmitted": "重报", "photo": "佐证图片", "withdrawn": "撤回", "handover": "交接", "confirmed": "本人确认",
}  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One thing that happened: when (local), which kind in words, and what was said or what stood before."""

    at: datetime
    kind: str
    text: str


def history(context: Context, definition: LedgerDefinition, row: LedgerEntry) -> list[Event]:
    """Everything that has befallen an entry, oldest first."""
    return [
        Event(context.local(note.at), KINDS.get(note.kind, "记录"), _text(definition, row, note)) for note in row.notes
    ]


def _text(definition: LedgerDefinition, row: LedgerEntry, note: LedgerNote) -> str:
    """What was said; of a correction the fields as they stood before it."""
    if note.before is None:
        return note.text
    fields = {field.key: field for field in definition.fields}
    changed = [key for key, value in note.before.items() if key in fields and row.fields.get(key) != value]
    return "；".join(
        f"原{fields[key].title}：{'未填' if was is None else say_value(fields[key].type, was)}"
        for key in changed
        for was in (note.before[key],)
    )
