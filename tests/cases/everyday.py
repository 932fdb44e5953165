"""Everyday words and the act that they mean: begun (right), among the choices (offered), something is asked (whether rightly is for the
reader to see), not found, taken as the answer to an open question, or another act (wrong).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handlers.qa.meant import UNSURE
from handlers.talk.how import in_short
from handlers.talk.registry import acts
from handlers.talk.ways import Ways
from tests.cases.explainer import Explainer
from tests.cases.on_file import NAMED, OnFile
from tests.conftest import at

NOW = "2026-11-18T09:30"
SPEAKERS = {
    "liaison": "wangmin", "leader": "zhangwei", "principal": "liujianguo", "staff": "zhoujie", "discipline": "maliang", "office": "zhaoli",
    "inspector": "liqiang", "commission": "luojun", "admin": "liangchen", "auditor": "xiejing",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One line of everyday.tsv."""

    acts: tuple[str, ...]
    role: str
    text: str


@dataclass(frozen=True)
class Verdict:
    """`kind`: right, offered, asked, unsure (other acts are offered), not found, taken as an answer, wrong."""

    kind: str
    action: str
    reply: str


def rows(path: Path) -> Iterator[Row]:
    """The lines of a file: expected act TAB role TAB message."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            expected, role, text = line.split("\t")
            yield Row(tuple(expected.split("|")), role, text)


class Day:
    """The demo organisation on a working day, `settled` or with the assistant's question about a meeting open."""

    def __init__(self, ways: Ways | None = None, *, settled: bool = True) -> None:
        self._plain, self._on_file = Explainer(ways), OnFile(ways)
        for each in (self._plain, self._on_file.explainer):
            each.begin_a_day(at(NOW), settled=settled)

    def verdict(self, row: Row) -> Verdict:
        """What becomes of the message when this role's member sends it; a number that it names is one of the right kind."""
        numbered = NAMED.search(row.text) is not None
        text = self._on_file.exchanged(row.text, row.acts[0], row.role) if numbered else row.text
        explainer = self._on_file.explainer if numbered else self._plain
        said = explainer.answer(NOW, text, SPEAKERS[row.role])
        return Verdict(_kind(said, row), said["action"], said["reply"])


def _kind(said: dict[str, Any], row: Row) -> str:
    action, reply = said["action"], said["reply"]
    if action in row.acts or ({"question", "qa_number"} & {*row.acts} and said.get("question")):
        return "right"
    if "汇编中没有找到" in reply:
        return "right" if "none" in row.acts and not said.get("candidates") else "not found"
    if action == "meeting_answer":
        return "taken as an answer"
    summaries = {in_short(each.summary) or each.usage for each in acts() if each.name in row.acts}
    if any(each and each in reply for each in summaries):
        return "offered"
    if action == "ask":
        return "unsure" if reply.startswith(UNSURE) else "asked"
    return "wrong"
