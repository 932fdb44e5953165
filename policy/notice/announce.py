"""Whether a message announces a meeting: a linear model over its words, times, places and kinds of meeting.

benchmarks/fit_announcing.py fits the weights on tests/data/announcing.tsv and the corpora of notices.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from policy.notice.past import announces_none
from policy.notice.place import SPOT
from policy.notice.words import WORDS
from policy.text.asking import is_question
from policy.text.compare import fold
from policy.text.fitted import Linear, runs
from policy.text.lazy import lazily
from policy.when.clock import CLOCK
from policy.when.workdays import PATTERNS as DAY_PATTERNS

SHORTEST: Final = 6  # characters: shorter words announce nothing
LONGEST: Final = 600  # characters that are looked at: what a text is shows at its beginning
WEIGHTS: Final = Path(__file__).with_name("announce.fit")
_BYGONE: Final = r"昨[天日晚]?|(?<!以)前天|(?<!原则)(?<!基本)上+个?(?:周|星期|礼拜|月)[一二三四五六日天]?|刚(?:刚|才)?(?=[开召结参散])|刚才"
_MEETING: Final = (
    "(?:局|院|校|委)?"
    + WORDS["announced meetings"]
    + r"(?:\(?扩大\)?|理论|成员|委员|集体|大|专题|可行性|办公|学习|讨论|党员)*会议?(?!室|厅|场|议室|标|员|计)"
)
_ALIKE: Final = (
    (lazily(_BYGONE), "☽"),
    (CLOCK, "⏱"),
    *((pattern, "☼") for pattern, _ in DAY_PATTERNS),
    (lazily(SPOT), "⌂"),
    (lazily(_MEETING), "⚑"),
    (lazily(r"\d+"), "0"),
    (lazily(r"☼(?: |\(?☼\)?)+"), "☼"),
    (lazily(r"\s*\n\s*"), "¶"),
)
_LEAST: Final = -2.2  # of a text that says all
_ALL: Final = (CLOCK, lazily("会"), lazily("研究|审议|讨论|议题|事项|第?一个(?:就?是)"))
_SAYS_WHAT: Final = lazily(WORDS["what is decided"])
_SPEAKS_OF_HOUR: Final = lazily(f"{CLOCK.pattern}|上午|下午")


def signs(text: str) -> set[str]:
    """What the model looks at, with every day, hour, place and kind of meeting alike: runs of characters, and the whole."""
    folded = fold(text[:LONGEST]).strip()
    for pattern, sign in _ALIKE:
        folded = pattern.sub(sign, folded)
    return runs(folded) | {folded}


@lru_cache(maxsize=256)
def looks_like_notice(text: str) -> bool:
    """Whether `text` announces a meeting; an answer, a question, a command or an entry about a past one does not."""
    if len(text.strip()) < SHORTEST:
        return False
    score = Linear.read(WEIGHTS).score(signs(text))
    return (score > 0 or (score > _LEAST and says_all(text))) and not announces_none(text)


def says_all(text: str) -> bool:
    """A day, an hour, a meeting and what it decides: whoever says all of it announces one, in whatever words."""
    folded = fold(text[:LONGEST])
    return all(sign.search(folded) for sign in _ALL) and any(day.search(folded) for day, _ in DAY_PATTERNS)


def asks_about_meeting(text: str) -> bool:
    """«明天几点开会来着»: a question that names nothing to be decided is no notice."""
    return is_question(text) and not _SAYS_WHAT.search(text)


def gives_notice_asking(text: str) -> bool:
    """«请问明天能来吗？9点开党组会，研究……»: a notice with a question in it speaks of the hour, a question about one does not."""
    return looks_like_notice(text) and not asks_about_meeting(text) and bool(_SPEAKS_OF_HOUR.search(text))
