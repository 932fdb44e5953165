"""Score messages that nobody here has seen, once: python -m benchmarks.blind_screening FILE.

A line of FILE is «refuse» or «ok», a tabulator, and the text (\\n stands for a line break). Each one that was missed is then said to an
assistant on a database of its own, alone and where a field, a yes or a list is waited for: what is kept of it, and in which column, where no act
took it.
"""

import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from benchmarks.corp import fill_demo
from bot.dispatcher import Dispatcher
from bot.incoming import Incoming
from policy.screening.screen import screen
from storage.engine import Database
from tests.leaks import in_rows

SITUATIONS = ("", "记台账", "报送 台账 11月 无", "我的待办", "取消会议")
PIECE = 6  # characters in a row that are the text's own


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    said = [line.replace("\\n", "\n").split("\t", 1) for line in lines if "\t" in line]
    refused = {
        label: [bool(screen(text).refusal) for found, text in said if found == label] for label in ("refuse", "ok")
    }
    for label, found in refused.items():
        print(f"{label}: {sum(found)} of {len(found)} refused ({sum(found) / max(len(found), 1):.1%})")
    missed = [text for label, text in said if label == "refuse" and not screen(text).refusal]
    wrong = [text for label, text in said if label == "ok" and screen(text).refusal]
    for text in missed:
        print("missed", repr(text), "| kept:", "; ".join(kept(text)) or "nowhere")
    for text in wrong:
        print("innocent", repr(text), screen(text).reasons)


def kept(text: str) -> list[str]:
    """«situation: columns» in which a piece of the text can be read afterwards."""
    found = []
    for before in SITUATIONS:
        with TemporaryDirectory(prefix="blind-") as folder:
            database = Database(f"sqlite:///{Path(folder) / 'a.db'}", b"k" * 32)
            dispatcher = Dispatcher(fill_demo(database))
            if before:
                dispatcher.dispatch(Incoming("wangmin", "1", "text", before))
            known = "".join(in_rows(database).values())
            own = {text[start : start + PIECE] for start in range(max(len(text) - PIECE, 0) + 1)}
            own = {piece for piece in own if piece not in known}
            dispatcher.dispatch(Incoming("wangmin", "2", "text", text))
            columns = [name for name, rows in in_rows(database).items() if any(piece in rows for piece in own)]
            if columns:
                found.append(f"{before or 'alone'}: {', '.join(columns)}")
            database.close()
    return found


if __name__ == "__main__":
    main()
