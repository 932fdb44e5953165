"""Every read of rows that belong to a department or a group begins at `actions/common/scope.py` (AST over the code)."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from actions.common.scope import PART_OF

ROOT = Path(__file__).parent.parent
SCOPED = {kind.__name__ for kind in PART_OF}
READS = ("select", "select_from", "get", "get_one", "query")

# Who looks at rows of everybody, and why that shows nobody what is another's.
EVERY = {
    "by the clock or for everybody's rules": {
        "actions/common/assigned.py", "actions/ledger/evidence.py", "actions/meeting/reminders.py", "actions/publication/joiners.py",
        "actions/publication/meetings.py", "actions/report/obligations.py", "actions/report/quarter_close.py",
        "actions/running/holidays.py", "actions/sending/digests.py", "actions/ledger/filled_in.py",
    },
    "the condition that scopes it stands beside it": {
        "actions/ledger/entries.py", "actions/overview/statistics.py", "actions/ledger/leaders.py", "actions/people/colleagues.py",
        "actions/people/handover.py", "actions/people/handover_move.py", "actions/publication/audience.py", "actions/publication/documents.py",
        "actions/publication/integrity.py", "actions/publication/finding.py", "actions/publication/publish.py", "actions/publication/totals.py", "actions/sending/groups.py", "actions/report/drafts.py",
        "actions/overview/closing_figures.py", "actions/report/owed.py", "actions/overview/profile.py", "actions/ledger/checklists.py",
        "actions/overview/board.py", "actions/overview/worktable.py", "actions/overview/find.py", "actions/overview/measures.py",
    },
    "by what only its owner has: an address, a chat, a stored file's own key, the sender's account": {
        "actions/publication/questionnaires.py", "actions/sending/robot_chats.py", "actions/ledger/attachments.py", "actions/people/applications.py",
    },
    "by the operator, on the server, for the time without the assistant": {"actions/running/week_rows.py"},
    "totals of groups, as the commission reads them": {"actions/overview/lists.py"},
    "held against what is found in scope before it is said": {"actions/ledger/review.py", "actions/matter/links.py"},
    "of an assignment that is the desk's": {"actions/report/assignments.py"},
}  # fmt: skip


def calls(folder: str) -> Iterator[tuple[str, str, ast.Call]]:
    """Each call by its name, with the file in which it stands."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                yield str(path.relative_to(ROOT)), name, node


def scoped(call: ast.Call) -> set[str]:
    """The scoped kinds that a call names by itself, not within another call's arguments of its own."""
    return {each.id for part in call.args for each in ast.walk(part) if isinstance(each, ast.Name)} & SCOPED


def outside(folder: str) -> list[str]:
    return [
        f"{path}:{call.lineno} {name}({'、'.join(sorted(scoped(call)))})"
        for path, name, call in calls(folder)
        if name in READS and scoped(call) and path != "actions/common/scope.py"
    ]


def test_acts_read_through_the_scope() -> None:
    known = "actions/common/assigned.py:"  # a person's rules are put together before there is a context
    assert [each for each in outside("actions") if not each.startswith(known)] == []


def test_neither_chat_nor_page_reads_rows() -> None:
    assert outside("handlers") + outside("dashboard") == []


def test_who_reads_everybodys_rows_is_listed() -> None:
    used = {path for path, name, _call in calls("actions") if name == "every"}
    listed = set().union(*EVERY.values())
    assert json.dumps(sorted(used - listed)) == "[]"
    assert sorted(listed - used - {"actions/common/assigned.py"}) == []
