"""Complaints, clues about persons and case contents: told from ordinary work by a linear model over characters.

Wrongly kept, such a text would sit in a database where it must not be (domain.md, «What is not taken in chat»); wrongly
refused, an ordinary report would be lost. benchmarks/fit_screening.py fits the weights on tests/data/screening and says
how texts of an author whom the model has not seen are judged.
"""

from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Final

from policy.screening.features import grams, stretches
from policy.text.fitted import Linear
from policy.text.lazy import lazily

_SHOWN: Final = 5  # grams in the reason
NEAR: Final = -1.0
"""What is refused has a score above 0; what comes this near is answered, and not kept while something is asked about it."""
LISTED: Final = -2.5
"""What may be listed for others to read scores no more: a complaint that the judgement misses seldom does, a question hardly ever scores more."""
WEIGHTS: Final = Path(__file__).with_name("complaint.fit")
_SOUND: Final = lazily(r"[\ue000-\uf8ff]")  # letters that stand for a sound; nobody can read them
# An amount alone answers a question; in a sentence, the way in which amounts are written tells much.
_NUMBER: Final = lazily(r"[约大概近]{0,3}[\d.,零一二两三四五六七八九十几百千万亿多余来]+[元块钱左右吧人名个件条.]{0,6}")


@dataclass(frozen=True)
class Judgement:
    """How much a text reads like a complaint; above 0 it is refused. `folded` is the part that reads most like one."""

    score: float
    folded: str

    def reason(self) -> str:
        """What spoke for it, for `explain`."""
        weights = Linear.read(WEIGHTS).weights
        spoke = (gram for gram in grams(self.folded) if weights.get(gram, 0) > 0 and not _SOUND.search(gram))
        heaviest = sorted(spoke, key=lambda gram: (-weights[gram], gram))[:_SHOWN]
        return (
            f"似涉及问题线索或案件内容（{self.score:+.2f}）：{'、'.join(gram.strip() for gram in heaviest) or '读音'}"
        )


def judge(spelt: str, *, lines: bool = True) -> Judgement:
    """The judgement of the most suspicious stretch of a text (`folding.spelt`), of its `lines` too; linear in the text."""
    if _NUMBER.fullmatch(spelt):
        return Judgement(-inf, spelt)
    return max((_judged(each) for each in stretches(spelt, lines=lines)), key=lambda each: each.score)


def _judged(part: str) -> Judgement:
    return Judgement(Linear.read(WEIGHTS).score(grams(part)), part)
