"""A notice of a meeting on file lists its agenda again: what it says anew, what it adds, what it leaves out (M1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from actions.matter import links
from policy.meeting.kinds import Kind
from policy.meeting.matter_match import says_again
from policy.notice import Item
from storage.models import MeetingItem


@dataclass(frozen=True)
class Agenda:
    """`listed` as the notice has it and `together` with all that is on file, each item in its fuller words; `left_out` and `added` tell them apart."""

    listed: tuple[Item, ...]
    together: tuple[Item, ...]
    left_out: tuple[MeetingItem, ...]
    added: tuple[Item, ...]


def again(on_file: Sequence[MeetingItem], said: Sequence[Item]) -> Agenda:
    """The agenda on file beside the one that is said; a shorter way of saying an item takes nothing from it, no sum either."""
    left, listed, added = list(on_file), [], []
    anew: dict[int, Item] = {}
    for item in said:
        before = links.likest(item.text, left) or next((row for row in left if says_again(item.text, row.text)), None)
        if before is None:
            added.append(item)
            listed.append(item)
            continue
        left.remove(before)
        anew[before.position] = _fuller(item, before)
        listed.append(anew[before.position])
    kept = [anew.get(row.position) or _as_read(row) for row in on_file]
    return Agenda(tuple(listed), (*kept, *added), tuple(left), tuple(added))


def _fuller(item: Item, before: MeetingItem) -> Item:
    says_no_more = says_again(item.text, before.text) and item.amount_yuan in (None, before.amount_yuan)
    return _as_read(before) if says_no_more else item


def _as_read(row: MeetingItem) -> Item:
    return Item(row.text, cast("Kind", row.kind), row.amount_yuan, approximate=row.approximate)
