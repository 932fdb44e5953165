"""What was asked and not found, for the office: looked at in groups, made wordings of an answer or put aside."""

from typing import Any

from actions.common.errors import UserError
from actions.qa import edit, questions
from actions.talk import dialogue
from handlers.qa.desk import NUMBER, OFFICE, say_added
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import Order, act, open_question
from policy.report.question_groups import QuestionGroup
from policy.text.compare import chinese_number

SHOWN = 10  # groups in one reply, wordings of one group


@act(
    "unanswered_questions",
    words=r"(?:没有?|未)找到的问题[。？?]?",
    roles=OFFICE,
    usage="没找到的问题",
    summary="看汇编没有答上来的问题",
    examples=("没找到的问题",),
)
def unanswered_questions(desk: Desk, _message: Message, _found: Any) -> Reply:
    """The most frequent groups; the next message names one of them."""
    groups = questions.unanswered(desk.context)[:SHOWN]
    if not groups:
        return Reply("暂无没有找到答案的问题。")
    if len(groups) == 1:
        return _show(desk, list(groups[0].texts), groups[0].nearest)
    lines = [f"{place} {_line(group)}" for place, group in enumerate(groups, 1)]
    state = {"groups": [list(group.texts) for group in groups], "nearest": [group.nearest for group in groups]}
    dialogue.ask(desk.context, "unanswered_group", "查看哪一组没有找到答案的问题", state, [g.texts[0] for g in groups])
    return Reply("\n".join(["没有找到答案的问题（不记录提问人）：", *lines, "回复序号查看一组的全部问法。"]))


def _line(group: QuestionGroup) -> str:
    several = f"等{len(group.texts)}种问法" if len(group.texts) > 1 else ""
    near = f"，接近第{group.nearest}问" if group.nearest else ""
    return f"{group.texts[0]}{several}（{group.count}次{near}）"


def _show(desk: Desk, texts: list[str], nearest: int | None) -> Reply:
    """One group, and what can be done with it: «这些» from here on means its wordings."""
    shown = [f"· {text}" for text in texts[:SHOWN]]
    more = [f"共{len(texts)}种问法。"] if len(texts) > SHOWN else []
    offer = f"用这些问法补充第{nearest or '几'}问？"
    way = f"请回复“用这些问法补充第{nearest or 7}问”（编号可改），或“忽略这些问法”。"
    dialogue.ask(desk.context, "unanswered_shown", offer, {"texts": texts})
    return Reply("\n".join(["没有找到答案的问法：", *shown, *more, offer, way]))


def _is_group(desk: Desk, message: Message) -> Any:
    row = open_question(desk, "unanswered_group")
    choice = dialogue.chosen(message.text, row.state["choices"]) if row and message.kind == "text" else None
    return (row, row.state["choices"].index(choice)) if choice else None


@act("unanswered_group", match=_is_group, order=Order.ANSWER, roles=OFFICE)
def unanswered_group(desk: Desk, _message: Message, found: Any) -> Reply:
    """«2»: the wordings of the second group."""
    row, place = found
    return _show(desk, row.state["groups"][place], row.state["nearest"][place])


def _shown(desk: Desk) -> list[str]:
    row = open_question(desk, "unanswered_shown")
    if row is None:
        raise UserError("请先回复“没找到的问题”，选择一组问法后再办理。")
    dialogue.close(desk.context)
    return [str(text) for text in row.state["texts"]]


@act(
    "use_wordings",
    words=rf"用这些问法补充{NUMBER}[。？?]?",
    roles=OFFICE,
    usage="用这些问法补充第7问",
    summary="把没有找到的问法补充到一问",
    examples=("用这些问法补充第7问",),
)
def use_wordings(desk: Desk, _message: Message, found: Any) -> Reply:
    """The wordings shown find this answer from now on, in every process."""
    number = chinese_number(found["number"]) or 0
    item = edit.newest(desk.context, number)
    if item is None:
        raise UserError(f"汇编中没有第{number}问，回复“问答目录”查看全部。")
    texts = _shown(desk)
    done = edit.add_ways(desk.context, number, texts)
    questions.settle(desk.context, texts)
    return Reply(say_added(item, *done))


@act(
    "ignore_wordings",
    words=r"忽略这些(?:问法|问题)[。]?",
    roles=OFFICE,
    usage="忽略这些问法",
    summary="不再列出这一组没有找到的问题",
    examples=("忽略这些问法",),
)
def ignore_wordings(desk: Desk, _message: Message, _found: Any) -> Reply:
    """The wordings shown need no answer of the compilation."""
    texts = _shown(desk)
    questions.settle(desk.context, texts)
    return Reply(f"已不再列出这{len(texts)}种问法。")
