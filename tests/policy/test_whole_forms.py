"""Whole notices, drawn in ten manners of writing: the hour and the sums are right or asked, the rest is nearly always right."""

import re
from collections import Counter
from random import Random

import pytest

from policy.notice import looks_like_notice, read_notices
from policy.time.calendar import WorkCalendar
from tests.data.forms.whole import MANNERS, Whole, write_notice

CALENDAR = WorkCalendar()
DRAWS = 60


def faults(whole: Whole) -> list[str]:
    """What is not read as it was drawn; «silent» is a wrong hour or sum that nobody was asked about."""
    notice, *more = read_notices(whole.text, whole.now, CALENDAR)
    sums = [item.amount_yuan for item in notice.items]
    wrong_sum = len(sums) == len(whole.matters) and any(
        got is not None and got != yuan for got, (_, yuan) in zip(sums, whole.matters, strict=True)
    )
    found = {
        "taken": looks_like_notice(whole.text) and not more,
        "start": notice.starts_at == whole.starts_at,
        "place": _bare(notice.place) == _bare(whole.place),
        "items": len(sums) == len(whole.matters)
        and all(words in item.text for item, (words, _) in zip(notice.items, whole.matters, strict=True))
        and sums == [yuan for _, yuan in whole.matters],
        "silent": not wrong_sum and notice.starts_at in (None, whole.starts_at),
    }
    return [name for name, right in found.items() if not right]


def _bare(place: str | None) -> str:
    return re.sub(r"[\s，]|（.*", "", place or "")


@pytest.mark.parametrize("manner", MANNERS)
def test_notices_in_every_manner_are_read(manner: str) -> None:
    missed: Counter[str] = Counter()
    for seed in range(DRAWS):
        missed.update(faults(write_notice(manner, Random(f"{manner}{seed}"))))
    assert not missed["silent"]
    assert all(count <= DRAWS * 0.05 for count in missed.values()), missed
