"""How much of what a question is about an item knows: four numbers from 0 to 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policy.retrieval.wording import Wording

_ENOUGH = 10  # content characters that make a question substantial
_GAP = 4  # unknown characters in a row from which on it is surely about another thing


def about(known: Sequence[float], wording: Wording, keywords: Iterable[str]) -> tuple[float, float, float, float]:
    """Share and amount of the known content, the longest unknown stretch, and what qualifies the keyword.

    `known` says for each character whether the item knows it; `keywords` are the item's, as sounds. An unknown
    qualifier makes another thing of a keyword: «固定资产台账», «国企三重一大».
    """
    content = frozenset(wording.content)
    total = sum(known[place] for place in content)
    share = total / len(content) if content else 0.0
    amount = total / max(_ENOUGH, len(content))
    gaps = [not known[place] and place in content for place in range(len(wording.text))]
    starts = [at for word in keywords if len(word) > 1 and (at := wording.heard.find(word)) > 0]
    qualifier = _stretch(reversed(gaps[: min(starts)])) if starts else 0
    return share, amount, min(_longest(gaps), _GAP) / _GAP, min(qualifier, _GAP) / _GAP


def _stretch(flags: Iterable[bool]) -> int:
    """How many come before the first False."""
    count = 0
    for flag in flags:
        if not flag:
            break
        count += 1
    return count


def _longest(flags: Iterable[bool]) -> int:
    longest = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        longest = max(longest, run)
    return longest
