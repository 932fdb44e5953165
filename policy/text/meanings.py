"""A file of meanings: a meaning a line, its words apart by blanks; # begins a remark."""

from pathlib import Path


def lines_of(path: Path) -> list[str]:
    """The meanings of a file, without its remarks and empty lines; raises ValueError with file and line where a line has one word alone."""
    said = [each.split("#", 1)[0].strip() for each in path.read_text("utf-8").splitlines()]
    for place, line in enumerate(said, 1):
        if line and len(line.split()) < 2:
            raise ValueError(f"{path.name} line {place}: «{line}» stands alone, a meaning has two words at least")
    return [line for line in said if line]
