"""What the office is told of its compilation after an import: what will hardly be found, collide or be long on a phone."""

from collections.abc import Sequence

from actions.common.context import Context
from actions.qa import compilation, questions
from policy.retrieval.review import ENOUGH_WAYS, PHONE, review

LISTED = 10  # of a kind; the others are counted
SUGGESTED = 3  # wordings of a question


def remarks(context: Context, holder: int | None = None) -> list[str]:
    """A line for each thing to look at in a compilation, by default the one that answers this person; empty when all is well."""
    whose = compilation.holder_of(context) if holder is None else holder
    rows = [
        row
        for row in compilation.items(context.session, context.today, whose)
        if not compilation.is_repealed(row, context.today)
    ]
    seen = review(compilation.texts(context.session, rows))
    few = f"问法不足{ENOUGH_WAYS}种：{_some([f'第{number}问' for number in seen.few])}，可用“试问”或“补充问法”补上。"
    return [
        *([few] if seen.few else []),
        *_suggested(context, seen.few),
        *_cut([f"关键词“{word}”见于{_some([f'第{each}问' for each in of])}，单说这个词分不清是哪一问。" for word, of in seen.shared]),
        *_cut([f"第{one}问与第{two}问相近，{_apart(mine, its)}" for one, mine, two, its in seen.near]),
        *_cut([f"第{number}问的答复有{length}字，超过{PHONE}字，在手机上较长，可另拟简短答复。" for number, length in seen.long]),
    ]  # fmt: skip


def _suggested(context: Context, few: Sequence[int]) -> list[str]:
    """Wordings that were asked and not found, for the questions that have few."""
    near = [group for group in questions.unanswered(context) if group.nearest in few]
    return _cut([f"第{each.nearest}问可补充：{'、'.join(f'“{text}”' for text in each.texts[:SUGGESTED])}（有人这样问过，未找到）。" for each in near])  # fmt: skip


def _apart(mine: str, its: str) -> str:
    if mine and its:
        return f"区别在“{mine}”与“{its}”。"
    return f"区别只在“{mine or its}”。" if mine or its else "问题文字相同。"


def _some(words: Sequence[str]) -> str:
    """The first of them, and how many there are."""
    return "、".join(words) if len(words) <= LISTED else f"{'、'.join(words[:LISTED])}等{len(words)}问"


def _cut(lines: Sequence[str]) -> list[str]:
    return [*lines[:LISTED], *([f"同类的共{len(lines)}处。"] if len(lines) > LISTED else [])]
