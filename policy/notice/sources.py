"""From which words of a notice each value was read, and which words were not used."""

import re
from collections.abc import Sequence
from typing import Final

from policy.notice.model import Source
from policy.notice.words import WORDS
from policy.text.compare import fold, tidy
from policy.text.lazy import lazily

Span = tuple[int, int]

_CLAUSE: Final = lazily(r"[^,。;\n]+")
# What frames a notice and says nothing that a record would hold.
_FRAME: Final = lazily(WORDS["frame of a notice"])
# What would change a record, or make another one: it is never passed over.
_CHANGES: Final = lazily(WORDS["changes of a record"])
_MOMENT: Final = lazily(r"\d|[一二三四五六七八九十][月日号点]|周[一二三四五六日]|[明后]天")
_COUNTS: Final = lazily(
    r"\d+\s*(?:人|名|份|分钟|楼|室|号|页)|20\d\d年\d+月\d+日\s*$|20\d\d-\d+|^[二〇○一三四五六七八九十年月日]+$"
)


def find_sources(
    text: str, *, starts_at: Span | None, items: Sequence[Span], place: str | None, contact: str | None
) -> tuple[Source, ...]:
    """Where the values stand in the text; a value that was put together from several places has no span."""
    found = [Source("starts_at", *starts_at)] if starts_at else []
    found += [Source(f"items.{number}", *span) for number, span in enumerate(items, 1)]
    shown = tidy(text)
    for key, value in (("place", place), ("contact", contact)):
        words = value.split(" ") if key == "contact" and value else [value or ""]
        start = shown.find(words[0]) if words[0] else -1
        if start >= 0:
            end = shown.find(words[-1], start)
            found.append(Source(key, start, (end if end >= 0 else start) + len(words[-1] if end >= 0 else words[0])))
    return tuple(sorted(found, key=lambda source: source.start))


def find_unused(text: str, sources: Sequence[Source], *, changes: bool) -> tuple[str, ...]:
    """The clauses from which nothing was read. With `changes` the notice itself moves a meeting or calls it off."""
    folded = fold(text)
    unused = []
    starts = next((source for source in sources if source.key == "starts_at"), None)
    for found in _CLAUSE.finditer(folded):
        start, end = found.span()
        words = found[0].strip()
        if len(words) < 3 or any(source.start < end and start < source.end for source in sources):
            continue
        changing = not changes and _CHANGES.search(words)
        asked = starts is None and _MOMENT.search(words)  # the question about the time shows it
        if changing or not (asked or _FRAME.search(words)):
            unused.append(text[start:end].strip())
    return tuple(unused)


def weighty(unused: Sequence[str]) -> tuple[str, ...]:
    """Of what was not used, the words that may change a record: a moment, a number, 改 or 取消."""
    return tuple(
        re.sub(r"^(?:另外?|还有)[：:，,]\s*", "", words)
        for words in unused
        if _CHANGES.search(fold(words)) or (_MOMENT.search(fold(words)) and not _COUNTS.search(fold(words)))
    )
