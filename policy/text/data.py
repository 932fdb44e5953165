"""A data file beside the code that uses it: plain text, # begins a remark."""

from pathlib import Path


def lines_of(path: Path, least: int = 1) -> list[str]:
    """The lines of a file without remarks and empty ones; raises ValueError with file and line where one has fewer words than `least`."""
    said = [each.split("#", 1)[0].strip() for each in path.read_text("utf-8").splitlines()]
    for place, line in enumerate(said, 1):
        if line and len(line.split()) < least:
            raise ValueError(f"{path.name} line {place}: «{line}» has fewer than {least} words")
    return [line for line in said if line]


def words_of(path: Path) -> dict[str, str]:
    """The word lists of a file, each a pattern for any of its words: lines «name: word word …», those of one name together."""
    lists: dict[str, list[str]] = {}
    for name, _, words in (line.partition(":") for line in lines_of(path, 2)):
        lists.setdefault(name, []).extend(words.split())
    return {name: f"(?:{'|'.join(words)})" for name, words in lists.items()}
