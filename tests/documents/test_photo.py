"""What was read of a picture, put together: rows whatever its turn, doubts where a character is in doubt, nothing of something else."""

import json
import math
from pathlib import Path

import pytest

from documents import photo
from documents.package import FormFileError
from documents.photo import Reading, put_together, read
from documents.photo_lines import ReadLine
from policy.fields.report_form import FormSettings
from policy.time.calendar import WorkCalendar
from tests.conftest import NOW, at

PHOTOS = Path(__file__).parents[1] / "data" / "photos"


def lines(name: str) -> list[ReadLine]:
    """Lines as they were found in a picture that was rendered, turned, blurred and shadowed (benchmarks/photos.py)."""
    return [(text, certain, box) for text, certain, box in json.loads((PHOTOS / f"{name}.json").read_text("utf-8"))]


def reading(found: list[ReadLine]) -> Reading:
    return read(put_together(found), NOW, WorkCalendar({}), FormSettings())


def turned(found: list[ReadLine], degrees: float) -> list[ReadLine]:
    turn = math.radians(degrees)
    across, down = math.cos(turn), math.sin(turn)
    return [
        (text, certain, [[x * across - y * down, x * down + y * across] for x, y in box])
        for text, certain, box in found
    ]


def in_doubt(found: list[ReadLine], character: str, words: str) -> list[ReadLine]:
    """The same with this character in doubt, in the line that holds these words."""
    return [
        (
            text,
            [0.5 if each == character and words in text else one for each, one in zip(text, certain, strict=True)],
            box,
        )
        for text, certain, box in found
    ]


@pytest.mark.parametrize("degrees", [-10, -3, 0, 10])
def test_a_notice_whatever_its_turn(degrees: float) -> None:
    notice = reading(turned(lines("notice"), degrees)).notice
    assert notice is not None
    assert (notice.starts_at, notice.place) == (at("2026-12-13T15:00"), "水利局办公楼六楼会议室")
    assert [item.text for item in notice.items] == ["两名科级干部任免事项", "2027年部门预算编制"]


@pytest.mark.parametrize("degrees", [-10, 0, 10])
def test_a_form_whatever_its_turn(degrees: float) -> None:
    found = reading(turned(lines("form"), degrees))
    assert found.notice is not None
    assert (found.notice.starts_at, found.notice.place) == (at("2026-12-19T15:30"), "党群服务中心")
    assert found.fields["1.basis"] == "局务会议纪要"


@pytest.mark.parametrize(
    ("name", "character", "words", "field"),
    [
        ("notice", "3", "定于", "starts_at"),
        ("notice", "六", "六楼会议室", "place"),
        ("notice", "预", "部门预算", "items.2"),
        ("form", "9", "12月19日", "starts_at"),
        ("form", "群", "党群", "place"),
    ],
)  # fmt: skip
def test_a_character_in_doubt_marks_its_field_alone(name: str, character: str, words: str, field: str) -> None:
    whole = lines(name)
    assert not {"starts_at", "place"} & reading(whole).doubts
    assert reading(in_doubt(whole, character, words)).doubts - reading(whole).doubts == {field}


def test_names_in_a_personnel_matter_are_not_kept() -> None:
    box = [[0.0, 0.0], [900.0, 0.0], [900.0, 30.0], [0.0, 30.0]]
    text = "会议通知：定于11月27日下午2:30在三楼会议室召开党组会议，研究：1.王建国任规划科科长。"
    found = reading([(text, [1.0] * len(text), box)])
    assert found.notice is not None
    assert "王建国" not in found.text + found.notice.items[0].text


@pytest.mark.parametrize("words", [[], ["今日菜单", "红烧肉 18元"]])
def test_a_photo_of_something_else_is_no_notice(words: list[str]) -> None:
    boxes = [
        [[0.0, 40.0 * n], [200.0, 40.0 * n], [200.0, 40.0 * n + 30], [0.0, 40.0 * n + 30]] for n in range(len(words))
    ]
    assert reading([(text, [1.0] * len(text), box) for text, box in zip(words, boxes, strict=True)]).notice is None


def test_where_the_packages_are_not_installed_nothing_is_read() -> None:
    if not photo.can_read():
        with pytest.raises(FormFileError, match="改用文字"):
            photo.look(b"\xff\xd8\xff")
