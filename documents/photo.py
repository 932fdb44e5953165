"""A photo of a paper notice or report form: read on the machine itself, with what is in doubt (requirements-ocr.txt; without it nothing is read)."""

import json
import math
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from threading import Lock
from typing import Final

from documents.form_intake import FormRead, read_form_tables
from documents.form_notice import form_fields, to_notice
from documents.grid import Cell, Table
from documents.package import FormFileError
from documents.pdf import GOES_ON
from documents.photo_lines import ReadLine
from policy.fields.report_form import FormSettings
from policy.notice import Notice, looks_like_notice, read_notice
from policy.screening.screen import screen
from policy.when import Calendar

SURE: Final = 0.9  # certainty of a character, from 0 to 1, below which it is shown with a mark
SECONDS: Final = 180.0  # for one picture; a quiet machine needs five
FORM: Final = "报告表"  # in the title of every form
_ONE_AT_A_TIME: Final = Lock()  # one picture takes some 500 MiB and every core
_UNREAD: Final = "照片未能读取，请对准、调亮后重拍，或改用文字发送。"


@dataclass(frozen=True)
class Photo:
    """The words of a picture line by line, which of their characters are in doubt, and its rows of cells from top to bottom."""

    text: str = ""
    doubtful: tuple[int, ...] = ()  # positions in `text`
    rows: tuple[tuple[str, ...], ...] = ()
    doubtful_cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What a picture says of a meeting: none for a picture of something else. `doubts` are the fields to be looked at."""

    notice: Notice | None = None
    text: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    doubts: frozenset[str] = frozenset()


def can_read() -> bool:
    """Whether the optional packages are installed."""
    return find_spec("rapidocr_onnxruntime") is not None


def look(data: bytes) -> Photo:
    """Read the words of a JPEG or PNG, in a process of its own. Raises FormFileError with what to do instead."""
    command = [sys.executable, "-m", "documents.photo_lines"]
    with _ONE_AT_A_TIME:
        try:
            done = subprocess.run(  # noqa: S603  (a module of ours)
                command, input=data, capture_output=True, timeout=SECONDS, cwd=Path(__file__).parents[1], check=True
            )  # fmt: skip
            return put_together(json.loads(done.stdout))
        except (subprocess.SubprocessError, ValueError) as error:
            raise FormFileError(_UNREAD) from error


def put_together(lines: Sequence[ReadLine]) -> Photo:
    """Lines as they were found, turned level, into rows and a text."""
    rows = list(_rows(lines))
    text, certain = "", list[float]()
    for row in rows:
        for place, (words, each) in enumerate(row):
            text += f" {words}" if place else words
            certain += ([1.0] if place else []) + each
        text, certain = f"{text}\n", [*certain, 1.0]
    for found in reversed(list(GOES_ON.finditer(text))):
        text = text[: found.start()] + text[found.end() :]
        del certain[found.start() : found.end()]
    doubtful = tuple(place for place, each in enumerate(certain) if each < SURE and text[place].isalnum())
    cells = [(words, each) for row in rows for words, each in row]
    return Photo(
        text.rstrip("\n"), doubtful, tuple(tuple(words for words, _each in row) for row in rows),
        tuple(words for words, each in cells if any(c < SURE and w.isalnum() for w, c in zip(words, each, strict=True))),
    )  # fmt: skip


def _rows(lines: Sequence[ReadLine]) -> Iterator[list[tuple[str, list[float]]]]:
    """What stands beside each other, from top to bottom; the picture's own turn is taken out of it first."""
    long = [box for text, _certain, box in lines if len(text) > 3] or [box for _text, _certain, box in lines]
    if not long:
        return
    turn = median(math.atan2(right[1] - left[1], right[0] - left[0]) for left, right, *_ in long)
    placed = []
    for text, certain, box in lines:
        x, y = (sum(corner[axis] for corner in box) / 4 for axis in (0, 1))
        height = math.dist(box[0], box[3])
        placed.append(
            (y * math.cos(turn) - x * math.sin(turn), x * math.cos(turn) + y * math.sin(turn), height, text, certain)
        )
    placed.sort(key=lambda each: each[0])
    row = placed[:1]
    for each in placed[1:]:
        if each[0] - row[0][0] > 0.5 * min(each[2], row[0][2]):
            yield _in_order(row)
            row = []
        row.append(each)
    yield _in_order(row)


def _in_order(row: list[tuple[float, float, float, str, list[float]]]) -> list[tuple[str, list[float]]]:
    return [(text, certain) for _y, _x, _height, text, certain in sorted(row, key=lambda each: each[1])]


def read(photo: Photo, now: datetime, calendar: Calendar, settings: FormSettings) -> Reading:
    """What the words say, as a form where they are one, else as a notice. `now` is aware."""
    if FORM in photo.text and (form := _form(photo, now, settings)) is not None:
        notice = to_notice(form, now, calendar)
        fields = form_fields(form, notice, settings.on(now.date())) if len(form.items) == len(notice.items) else {}
        return Reading(notice, form.text, fields, _doubted(form, photo))
    if not looks_like_notice(photo.text):
        return Reading()
    spans = {source.key: range(source.start, source.end) for source in read_notice(photo.text, now, calendar).sources}
    whole = {"starts_at", "place", *spans}
    doubts = {key for key in whole if key not in spans or any(place in spans[key] for place in photo.doubtful)}
    kept = screen(photo.text).text  # without the names in a personnel matter
    return Reading(read_notice(kept, now, calendar), kept, {}, frozenset(doubts))


def as_table(photo: Photo) -> Table:
    """Its rows as a form's."""
    return [tuple(Cell(place, 1, text) for place, text in enumerate(row)) for row in photo.rows]


def is_doubted(photo: Photo, value: str) -> bool:
    """Whether a value stands in a cell with a character in doubt; one that was not found is in doubt, too."""
    return not value or any(cell in value or value in cell for cell in photo.doubtful_cells)


def _form(photo: Photo, now: datetime, settings: FormSettings) -> FormRead | None:
    try:
        return read_form_tables([as_table(photo)], settings, now.date())
    except FormFileError:
        return None


def _doubted(form: FormRead, photo: Photo) -> frozenset[str]:
    """The fields whose value stands in a cell with a character in doubt."""
    values = {"starts_at" if key == "time" else key: value for key, value in form.head.items()}
    values |= {f"items.{number}": item.name for number, item in enumerate(form.items, 1)}
    return frozenset(key for key, value in values.items() if is_doubted(photo, value))
