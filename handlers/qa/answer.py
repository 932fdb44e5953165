"""What is said when the compilation was asked: its own text, or that there is none, with the nearest to choose from."""

import re
from dataclasses import dataclass
from typing import Any, Final

from actions.common.trail import DOOR
from actions.qa import compilation, questions
from actions.qa.compilation import QaItem
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import OFFERED
from handlers.talk.question import ask
from handlers.talk.registry import nearest_usage
from policy.retrieval import Found
from policy.text.write import say_day
from policy.words.offers import Choice

SAMPLE = "示范汇编，未经本组审定"
BASIS_SHOWN = 160  # characters of what an answer rests on; more stands behind «依据»
_NAME: Final = re.compile(r"《.+?》(?:（[^）]*）)?|派驻组要求")
NOT_KEPT = ("person or case", "no question")  # reasons of a refusal after which nothing is kept


@dataclass(frozen=True)
class Nearest:
    """What is kept while the nearest questions are looked at: the wording for the office, and where it was asked."""

    asked: str | None
    in_group: bool


def reply(desk: Desk, message: Message, found: Found) -> Reply:
    """The answer that was found, or that there is none, with the nearest to choose from."""
    candidates = [{"question": each.question, "score": round(each.score, 4)} for each in found.candidates]
    if found.question is not None:
        item = desk.compilation.items.get(found.question)
        if item is not None:
            return answer(desk, item, candidates, in_group=message.in_group)
    return _refuse(desk, message, found, candidates)


def _refuse(desk: Desk, message: Message, found: Found, candidates: list[dict[str, Any]]) -> Reply:
    context, office = desk.context, desk.context.rules.office
    facts = {"question": None, "candidates": candidates, "reason": found.reason}
    near = [
        item
        for each in found.candidates
        if (item := desk.compilation.items.get(each.question)) and not compilation.is_repealed(item, context.today)
    ]
    meant = nearest_usage(desk, message.text)
    if meant:
        words = f"没有看懂这句话。您是不是想说“{meant}”？请重发，或回复“帮助”查看全部用法。"
        return Reply(words, "refuse", facts, forgotten=True)
    asked = _note(desk, message, found)
    if not near:
        words = f"汇编中没有找到。请换个说法，或联系{office}；回复“帮助”查看可以办理的事项。"
        return Reply(words, "refuse", facts, forgotten=True)
    choices = {f"第{item.number}问 {item.question}": str(item.number) for item in near}
    kept = Nearest(asked, message.in_group)
    shown = ask(desk, "qa_choice", "您想问的是不是：", choices, kept, aside=True).text
    return Reply(f"汇编中没有找到。{shown}\n请回复序号；都不是请联系{office}。", "refuse", facts, forgotten=True)


def _note(desk: Desk, message: Message, found: Found) -> str | None:
    """Keep what was not found for the office, without the asker; never what is about a person or no question."""
    if found.reason in NOT_KEPT:
        return None
    nearest = found.candidates[0].question if found.candidates else None
    return questions.note_unanswered(desk.context, message.text, nearest)


def answer(desk: Desk, item: QaItem, candidates: list[dict[str, Any]], *, in_group: bool) -> Reply:
    """The compilation's own text, with number, basis, version and date; in a group chat the short form."""
    lines = [f"第{item.number}问 {item.question}"]
    if compilation.is_repealed(item, desk.context.today) and item.repealed_on:
        lines.append(f"本问自{say_day(item.repealed_on)}起已停止使用，请联系{desk.context.rules.office}。")
    else:
        lines += _text(item, short=in_group and bool(item.short))
    related = [number for number in item.related if _answers(desk, number)]
    if related and not in_group:
        lines.append(f"相关问题：{'、'.join(f'第{number}问' for number in related)}")
    if not desk.compilation.enabled:
        lines.append(SAMPLE)
    if (
        not in_group and desk.context.read.get(DOOR) == "robot"
    ):  # a push of its own behind every answer would be one too many
        desk.context.read[OFFERED] = tuple(Choice(word, f"{word} 第{item.number}问") for word in ("有用", "没用"))
    return Reply("\n".join(lines), "answer", {"question": item.number, "candidates": candidates})


def _answers(desk: Desk, number: int) -> bool:
    item = desk.compilation.items.get(number)
    return item is not None and not compilation.is_repealed(item, desk.context.today)


def whole_basis(item: QaItem) -> Reply:
    """What an answer rests on, a line each, with every article: on a phone it stands behind «依据»."""
    lines = item.basis or ["（未载明）"]
    return Reply("\n".join([f"第{item.number}问的依据（{_edition(item)}）：", *lines]), "answer_basis")


def _basis(item: QaItem) -> str:
    """All of it where it is short, else the names alone and how to see the articles."""
    whole = "；".join(item.basis)
    if len(whole) <= BASIS_SHOWN:
        return whole
    names = "；".join(name[0] for each in item.basis if (name := _NAME.match(each)))
    return f"{names}；条目请回复“依据 第{item.number}问”"


def _text(item: QaItem, *, short: bool) -> list[str]:
    basis = f"依据：{_basis(item)}（{_edition(item)}）" if item.basis else f"（{_edition(item)}）"
    whole = [f"单独向本助手发送“第{item.number}问”可看全文。"] if short else []
    return [item.short if short else item.answer, basis, *whole]


def _edition(item: QaItem) -> str:
    day = item.effective_on
    return f"第{item.version}版，{day.year}年{day.month}月{day.day}日起"
