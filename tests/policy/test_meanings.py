"""The words of one meaning, a line each, in the files of policy/retrieval/meanings."""

import re
from pathlib import Path

import pytest

from policy.retrieval.beside import BY_RUN
from policy.retrieval.concepts import MEANINGS, Meanings
from policy.retrieval.sound import READING
from policy.text.compare import SCRIPT
from policy.text.data import lines_of, words_of


def test_every_file_is_read_and_no_word_stands_twice_in_a_line() -> None:
    for path in sorted(MEANINGS.glob("*.txt")):
        lines = lines_of(path, 2)
        assert len(lines) > 200
        assert [line for line in lines if len(set(line.split())) < len(line.split())] == []


def test_a_word_of_two_lines_has_two_meanings() -> None:
    known = Meanings(["报销 走账", "走账 挂账 记账"])
    assert len(known.of("怎么走账")) == 2
    assert {letter for *_place, letter in known.of("走账")} >= {letter for *_place, letter in known.of("报销")}


def test_remarks_are_no_words_and_a_word_alone_is_said(tmp_path: Path) -> None:
    path = tmp_path / "near.txt"
    path.write_text("# money\n报销 走账  # everyday\n\n经费\n", "utf-8")
    with pytest.raises(ValueError, match=r"near\.txt line 4: «经费» has fewer than 2 words"):
        lines_of(path, 2)


def test_sounds_and_scripts_are_complete() -> None:
    assert len(READING) > 3700
    assert [char for char in "三重一大派驻纪检监察" if char not in READING] == []
    assert "會議紀律監察".translate(SCRIPT) == "会议纪律监察"
    assert all(abs(weight) < 20 for weight in BY_RUN.values())


def test_the_lines_of_one_name_are_one_list(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# places\nrooms: 会议室 礼堂\npeople: 党员\nrooms: [二三]楼\n", "utf-8")
    assert words_of(path) == {"rooms": "(?:会议室|礼堂|[二三]楼)", "people": "(?:党员)"}


def test_every_word_of_a_list_stands_once_and_is_a_pattern() -> None:
    for path in sorted(Path("policy").glob("*/words.txt")):
        for pattern in words_of(path).values():
            re.compile(pattern)
        lines = lines_of(path, 2)
        assert [line for line in lines if len(set(line.split())) < len(line.split())] == []
