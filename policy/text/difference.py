"""What of a text was not in an earlier one, clause by clause: a reviewer looks at what is new."""

import re
from collections.abc import Iterable
from typing import Final

_CLAUSE: Final = re.compile(r"[^，,。；;！？\n]+[，,。；;！？\n]*")
_BARE: Final = re.compile(r"\W+")


def difference(text: str, before: Iterable[str]) -> list[tuple[str, bool]]:
    """The text in its pieces, each with whether no earlier text holds it; marks and blanks do not count."""
    known = {_BARE.sub("", clause) for each in before for clause in _CLAUSE.findall(each)}
    pieces: list[tuple[str, bool]] = []
    for clause in _CLAUSE.findall(text):
        new = _BARE.sub("", clause) not in known
        if pieces and pieces[-1][1] == new:
            pieces[-1] = (pieces[-1][0] + clause, new)
        else:
            pieces.append((clause, new))
    return pieces
