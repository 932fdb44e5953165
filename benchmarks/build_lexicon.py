"""Make policy/screening/lexicon.txt: the ordinary words that tell a name from what is none.

Development only (pip install -r benchmarks/requirements.txt): python -m benchmarks.build_lexicon. The words and their counts are
those of jieba's dictionary (MIT licence, Copyright 2013 Sun Junyi). It takes many words for persons' names («荣誉», «毛巾», «石家庄»):
those are left out unless a dictionary of words has them, too (jionlp, Apache 2.0; the phrases of pypinyin, MIT). «小林» and «老秦» are out.
"""

from itertools import groupby
from operator import itemgetter
from pathlib import Path

import jieba
from jionlp.dictionary.dictionary_loader import chinese_word_dictionary_loader
from pypinyin.phrases_dict import phrases_dict

from policy.screening.appointed import COMMON, COMPOUND

LEXICON = Path(__file__).parents[1] / "policy" / "screening" / "lexicon.txt"
LEAST = 30  # how often a word stands in the dictionary's corpus
SELDOM = 5  # the same of a word that a second dictionary has
HEAD = "# benchmarks/build_lexicon.py, from the dictionary of jieba (MIT licence, Copyright 2013 Sun Junyi): a character, and what makes it a word"


def words() -> list[str]:
    """Ordinary words of two to four characters."""
    lines = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    attested = phrases_dict.keys() | chinese_word_dictionary_loader().keys()
    return sorted(
        word
        for word, count, kind in rows
        if 2 <= len(word) <= 4 and is_han(word) and not (word[0] in "小老" and word[1:] in COMMON)
        if (int(count) >= LEAST and not kind.startswith("nr"))
        or (int(count) >= SELDOM and word in attested and not COMPOUND.fullmatch(word))
    )


def is_han(word: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in word)


def main() -> None:
    lines = (f"{char} {' '.join(word[1:] for word in found)}" for char, found in groupby(words(), key=itemgetter(0)))
    LEXICON.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
