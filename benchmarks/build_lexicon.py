"""Make policy/screening/lexicon.txt: the ordinary words that tell a name from what is none.

Development only (pip install -r benchmarks/requirements.txt): python -m benchmarks.build_lexicon. The words and their counts are
those of jieba's dictionary (MIT licence, Copyright 2013 Sun Junyi); persons' names in it are left out,
«小林» and «老秦» too.
"""

from itertools import groupby
from operator import itemgetter
from pathlib import Path

import jieba

from policy.screening.appointed import COMMON

LEXICON = Path(__file__).parents[1] / "policy" / "screening" / "lexicon.txt"
LEAST = 30  # how often a word stands in the dictionary's corpus
HEAD = "# benchmarks/build_lexicon.py, from the dictionary of jieba (MIT licence, Copyright 2013 Sun Junyi): a character, and what makes it a word"


def words() -> list[str]:
    """Ordinary words of two to four characters."""
    lines = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    return sorted(
        word
        for word, count, kind in rows
        if 2 <= len(word) <= 4 and int(count) >= LEAST and not kind.startswith("nr") and is_han(word)
        if not (word[0] in "小老" and word[1:] in COMMON)
    )


def is_han(word: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in word)


def main() -> None:
    lines = (f"{char} {' '.join(word[1:] for word in found)}" for char, found in groupby(words(), key=itemgetter(0)))
    LEXICON.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
