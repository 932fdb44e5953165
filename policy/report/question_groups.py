"""Alike wordings put together, so that the office looks at a dozen questions and not at hundreds."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from policy.retrieval.wording import simplify

ALIKE = 60  # rapidfuzz ratio: «党组会多久开一次» and «党组会议多长时间开一回» give 63


@dataclass(frozen=True)
class QuestionGroup:
    """Wordings that ask the same; `nearest` is the question of the compilation that most of them came near."""

    texts: tuple[str, ...]
    count: int
    nearest: int | None


def group_alike(asked: Sequence[tuple[str, int, int | None]]) -> list[QuestionGroup]:
    """Put each (text, how often, nearest question) to the first group whose first wording is like it."""
    heads: list[str] = []
    members: list[list[tuple[str, int, int | None]]] = []
    for one in asked:
        bare = re.sub(r"\W", "", simplify(one[0]))
        found = process.extractOne(bare, heads, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found is None:
            heads.append(bare)
            members.append([one])
        else:
            members[found[2]].append(one)
    groups = [_group(each) for each in members]
    return sorted(groups, key=lambda group: -group.count)


def _group(asked: Iterable[tuple[str, int, int | None]]) -> QuestionGroup:
    near: Counter[int] = Counter()
    texts, total = [], 0
    for text, count, nearest in asked:
        texts.append(text)
        total += count
        if nearest is not None:
            near[nearest] += count
    return QuestionGroup(tuple(texts), total, near.most_common(1)[0][0] if near else None)
