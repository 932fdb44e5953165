"""One act for many things that wait: each is done by itself, and what cannot be done any more is said, not hidden."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from actions.common.context import Context
from actions.common.departments import named, resolve_exact
from actions.common.errors import UserError
from actions.ledger import changes, entries
from actions.ledger import review as entry_review
from actions.overview.worktable import Kind, Waiting, worktable
from actions.people import applications, calls
from actions.publication import documents
from actions.report import paper, periods
from actions.report import review as report_review
from actions.sending import digests, release
from policy.text.selection import Selection

Do = Callable[[Context, Waiting], None]


@dataclass(frozen=True)
class Settled:
    """What was done, and what was not with the reason."""

    done: tuple[str, ...]
    left: tuple[str, ...]


def _send(context: Context, each: Waiting) -> None:
    draft = release.find_draft(context, each.key)
    if draft is None:
        raise UserError("此前已发送或取消")
    if not release.release(context, draft)[0]:
        raise UserError("有关事项均已报送，已撤销")


def _publish(context: Context, each: Waiting) -> None:
    row = digests.find_digest(context, each.key)
    if row is None or not digests.release(context, row):
        raise UserError("应报事项均已报送，已撤销")


def _accept_report(context: Context, each: Waiting) -> None:
    report_review.accept(context, periods.by_id(context, int(each.key)))


def _accept_entry(context: Context, each: Waiting) -> None:
    found = entries.find(context, each.key)
    if found is None:
        raise UserError("已不在您的范围内")
    entry_review.accept(context, found[1], found[0])


def _close(context: Context, each: Waiting) -> None:
    found = entries.find(context, each.key)
    if found is None:
        raise UserError("已不在您的范围内")
    changes.close(context, found[1], found[0], "")


def _record(context: Context, each: Waiting) -> None:
    paper.record_paper(context, periods.by_id(context, int(each.key)), context.said_at)


def _let_in(context: Context, each: Waiting) -> None:
    _decide(context, each, approved=True)


def _keep_out(context: Context, each: Waiting) -> None:
    _decide(context, each, approved=False)


def _decide(context: Context, each: Waiting, *, approved: bool) -> None:
    wish = applications.find(context, each.key)
    if wish is None:
        raise UserError("已不在您的范围内")
    applications.decide(context, wish, approved)


def _hand_out(context: Context, each: Waiting) -> None:
    documents.announce_ready(context, each.key)


def _called(context: Context, each: Waiting) -> None:
    calls.settle(context, each.key)


DOES: Final[Mapping[str, Mapping[Kind, Do]]] = {
    "发送": {Kind.DRAFT: _send, Kind.DIGEST: _publish},
    "审核通过": {Kind.REPORT: _accept_report, Kind.ENTRY: _accept_entry},
    "办结": {Kind.FINDING: _close},
    "代登": {Kind.PAPER: _record},
    "可领": {Kind.DOCUMENT: _hand_out},
    "已回电": {Kind.CALL: _called},
    "同意": {Kind.APPLICATION: _let_in},
    "不同意": {Kind.APPLICATION: _keep_out},
}
"""What may be done to many at once, and how it is done to one of each kind; the page and the chat offer the same."""


def waiting_for(context: Context, verb: str) -> list[Waiting]:
    """What waits for this act, oldest first."""
    return [each for each in worktable(context) if each.kind in DOES[verb]]


_WORDS: Final = re.compile(r"\d{1,2}月|[^\s\d的都]{2,}")  # «11月台账»: two words
_JOINED: Final = re.compile(r"[和与及]")


def chosen(context: Context, found: Sequence[Waiting], wanted: Selection) -> list[Waiting]:
    """Those that are meant; raises UserError for a department that is not known or a number that does not wait."""
    if wanted.numbers:
        return _by_number(found, wanted.numbers)
    only, but = named(context, wanted.names), named(context, wanted.but)
    words = []
    for said in _WORDS.findall(wanted.rest):
        of = [resolve_exact(context, part) for part in _JOINED.split(said)]
        only |= {each.name for each in of if each is not None} if all(of) else set()
        words += [] if all(of) else [said]
    return [
        each
        for each in found
        if (not only or each.department in only)
        and each.department not in but
        and all(word in each.line for word in words)
    ]


def _by_number(found: Sequence[Waiting], numbers: Collection[str]) -> list[Waiting]:
    known = {each.key: each for each in found}
    if missing := [number for number in numbers if number not in known]:
        raise UserError(f"{'、'.join(missing)}不在待办中：已经办理，或编号有误，请核对后重发。")
    return [known[number] for number in numbers]


def settle(context: Context, verb: str, keys: Collection[tuple[str, str]]) -> Settled:
    """Do it to each of these (kind, key) that still waits, one after the other; one that fails keeps no other back."""
    found = {(each.kind.value, each.key): each for each in waiting_for(context, verb)}
    done, left = [], []
    for key in keys:
        each = found.get(key)
        if each is None:
            left.append("有一项此前已经办理")
            continue
        try:
            with context.session.begin_nested():
                DOES[verb][each.kind](context, each)
            done.append(each.what)
        except UserError as error:
            left.append(f"{each.what}：{error}")
    return Settled(tuple(done), tuple(left))
