"""One act for many things that wait: each is done by itself, and what cannot be done any more is said, not hidden."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from actions.common import recipients
from actions.common.context import Context
from actions.common.departments import named, resolve_exact
from actions.common.errors import UserError
from actions.ledger import changes, entries, finding
from actions.ledger import review as entry_review
from actions.overview.waiting import Kind, Waiting
from actions.overview.worktable import named as still_waiting
from actions.overview.worktable import worktable
from actions.people import applications, calls
from actions.publication import requested
from actions.report import dates, periods, submit
from actions.report import review as report_review
from actions.report.obligations import asked_of, settings_of
from actions.sending import digests, release
from policy.ledger.definition import LedgerDefinition
from policy.text.selection import Selection

Do = Callable[[Context, Waiting, str], None]


@dataclass(frozen=True)
class Step:
    """One act on one thing that waits (kind and key as `Waiting` has them), and the words that it needs: a reason, a day."""

    verb: str
    kind: str
    key: str
    words: str = ""


@dataclass(frozen=True)
class Settled:
    """What was done, and what was not with the reason."""

    done: tuple[str, ...]
    left: tuple[str, ...]


def _send(context: Context, each: Waiting, _words: str) -> None:
    draft = release.find_draft(context, each.key)
    if draft is None:
        raise UserError("此前已发送或取消")
    if not release.release(context, draft)[0]:
        raise UserError("有关事项均已报送，已撤销")


def _publish(context: Context, each: Waiting, _words: str) -> None:
    row = digests.find_digest(context, each.key)
    if row is None or not digests.release(context, row):
        raise UserError("应报事项均已报送，已撤销")


def _accept_report(context: Context, each: Waiting, _words: str) -> None:
    report_review.accept(context, periods.by_id(context, int(each.key)))


def _entry(context: Context, each: Waiting) -> tuple[entries.LedgerEntry, LedgerDefinition]:
    found = entries.find(context, each.key)
    if found is None:
        raise UserError("已不在您的范围内")
    return found


def _accept_entry(context: Context, each: Waiting, _words: str) -> None:
    row, definition = _entry(context, each)
    entry_review.accept(context, definition, row)


def _close(context: Context, each: Waiting, _words: str) -> None:
    row, definition = _entry(context, each)
    changes.close(context, definition, row, "")


def _return_report(context: Context, each: Waiting, words: str) -> None:
    row = periods.by_id(context, int(each.key))
    settings = settings_of(context, row.kind)
    report_review.return_report(context, row, settings.short if settings else row.title, _reason(words))


def _return_entry(context: Context, each: Waiting, words: str) -> None:
    row, definition = _entry(context, each)
    entry_review.return_entry(context, definition, row, _reason(words))


def _reason(words: str) -> str:
    if not words:
        raise UserError("请写明退回原因，如“第3项措施空泛，请具体到责任人和时限”")
    return words


def _extend(context: Context, each: Waiting, words: str) -> None:
    try:
        due_on = date.fromisoformat(words)
    except ValueError:
        raise UserError("请写明延期到哪一天") from None
    _answer(context, each, due_on)


def _not_extend(context: Context, each: Waiting, _words: str) -> None:
    _answer(context, each, None)


def _answer(context: Context, each: Waiting, due_on: date | None) -> None:
    """A report is asked for by its id, an entry by its number."""
    if each.key.isdecimal():
        owed = periods.by_id(context, int(each.key))
        dates.grant_extension(context, owed, due_on) if due_on else dates.refuse_extension(context, owed)
        return
    row, definition = _entry(context, each)
    if due_on:
        finding.grant_extension(context, definition, row, due_on)
    else:
        finding.refuse_extension(context, definition, row)


def _record(context: Context, each: Waiting, _words: str) -> None:
    submit.record_paper(context, periods.by_id(context, int(each.key)), context.said_at)


def _let_in(context: Context, each: Waiting, _words: str) -> None:
    _decide(context, each, approved=True)


def _keep_out(context: Context, each: Waiting, _words: str) -> None:
    _decide(context, each, approved=False)


def _decide(context: Context, each: Waiting, *, approved: bool) -> None:
    wish = applications.find(context, each.key)
    if wish is None:
        raise UserError("已不在您的范围内")
    applications.decide(context, wish, approved)


def _hand_out(context: Context, each: Waiting, _words: str) -> None:
    requested.announce_ready(context, each.key)


def _called(context: Context, each: Waiting, _words: str) -> None:
    calls.settle(context, each.key)


DOES: Final[Mapping[str, Mapping[Kind, Do]]] = {
    "发送": {Kind.DRAFT: _send, Kind.DIGEST: _publish},
    "审核通过": {Kind.REPORT: _accept_report, Kind.ENTRY: _accept_entry},
    "办结": {Kind.FINDING: _close},
    "代登": {Kind.PAPER: _record},
    "可领": {Kind.DOCUMENT: _hand_out},
    "已回电": {Kind.CALL: _called},
    "同意": {Kind.APPLICATION: _let_in},
    "同意延期": {Kind.EXTENSION: _extend},
    "不同意": {Kind.APPLICATION: _keep_out},
    "不同意延期": {Kind.EXTENSION: _not_extend},
    "退回": {Kind.REPORT: _return_report, Kind.ENTRY: _return_entry, Kind.FINDING: _return_entry},
}
"""What may be done to many at once, and how it is done to one of each kind; the page and the chat offer the same."""
NEEDS: Final[Mapping[str, str]] = {"退回": "退回原因", "同意延期": "延期到"}
"""The acts that need words of each thing, and what the words say; a day is written as ISO says."""


def usual(kind: Kind) -> str | None:
    """The act that settles a thing of this kind as it was asked for; None where it is settled one by one."""
    return next((verb for verb, does in DOES.items() if kind in does), None)


def waiting_for(context: Context, verb: str) -> list[Waiting]:
    """What waits for this act, oldest first."""
    return worktable(context, DOES[verb].keys())


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


def readers(context: Context, each: Waiting) -> str:
    """Who reads why it goes back, by name."""
    if each.kind is Kind.REPORT:
        to = asked_of(context, periods.by_id(context, int(each.key)))
    else:
        to = entry_review.addressees(context, _entry(context, each)[0])
    return "、".join(recipients.names(context, to).values()) or "（名单中暂无联络员）"


def settle(context: Context, steps: Sequence[Step]) -> Settled:
    """Do each step to what still waits for it, one after the other; one that fails keeps no other back."""
    found = still_waiting(context, {(step.kind, step.key) for step in steps})
    done, left = [], []
    for step in steps:
        each = found.pop((step.kind, step.key), None)
        if each is None or each.kind not in DOES[step.verb]:
            left.append("有一项此前已经办理")
            continue
        try:
            with context.session.begin_nested():
                DOES[step.verb][each.kind](context, each, step.words)
            done.append(each.what)
        except UserError as error:
            left.append(f"{each.what}：{error}")
    return Settled(tuple(done), tuple(left))
