"""What was asked and not found, for the office: looked at in groups, made wordings of an answer or put aside."""

from dataclasses import dataclass, replace
from typing import Any

from actions.common.errors import UserError
from actions.qa import edit, questions
from handlers.qa.desk import NUMBER, QUESTION, say_added
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask, close, kept_of
from handlers.talk.registry import OFFICE, act, plainly
from handlers.talk.slots import Wants
from policy.report.question_groups import QuestionGroup
from policy.text.compare import chinese_number

_IGNORE = "ignore"
SHOWN = 10  # groups in one reply, wordings of one group


@dataclass(frozen=True)
class Wordings:
    """Ways of asking that found nothing, and the question that is nearest to them."""

    texts: list[str]
    nearest: int | None


@act(
    "unanswered_questions",
    meant=plainly,
    words=r"(?:没有?|未)找到的问题[。？?]?",
    roles=OFFICE,
    usage="没找到的问题",
    summary="看汇编没有答上来的问题",
)
def unanswered_questions(desk: Desk, _message: Message, _found: Any) -> Reply:
    """The most frequent groups; the next message names one of them."""
    groups = questions.unanswered(desk.context)[:SHOWN]
    if not groups:
        return Reply("暂无没有找到答案的问题。")
    if len(groups) == 1:
        return _show(desk, Wordings(list(groups[0].texts), groups[0].nearest))
    choices = {_line(group): str(place) for place, group in enumerate(groups)}
    kept = [Wordings(list(group.texts), group.nearest) for group in groups]
    shown = ask(desk, "unanswered_group", "没有找到答案的问题（不记录提问人）：", choices, kept, aside=True)
    return shown.plus("回复序号查看一组的全部问法。")


def _line(group: QuestionGroup) -> str:
    several = f"等{len(group.texts)}种问法" if len(group.texts) > 1 else ""
    near = f"，接近第{group.nearest}问" if group.nearest else ""
    return f"{group.texts[0]}{several}（{group.count}次{near}）"


def _show(desk: Desk, group: Wordings) -> Reply:
    """One group, and what can be done with it: «这些» from here on means its wordings."""
    shown = [f"· {text}" for text in group.texts[:SHOWN]]
    more = [f"共{len(group.texts)}种问法。"] if len(group.texts) > SHOWN else []
    use = {f"用这些问法补充第{group.nearest}问": str(group.nearest)} if group.nearest else {}
    asked = ask(desk, "unanswered_shown", "这些问法：", use | {"忽略这些问法": _IGNORE}, group, aside=True)
    other = "也可回复“用这些问法补充第7问”，编号可改。"
    return replace(asked, text="\n".join(["没有找到答案的问法：", *shown, *more, asked.text, other]))


@answers("unanswered_group", roles=OFFICE)
def unanswered_group(desk: Desk, groups: list[Wordings], place: str) -> Reply:
    """«2»: the wordings of the second group."""
    return _show(desk, groups[int(place)])


@answers("unanswered_shown", roles=OFFICE)
def unanswered_shown(desk: Desk, group: Wordings, what: str) -> Reply:
    """They find the nearest answer from now on, or are put aside."""
    return _ignore(desk, group.texts) if what == _IGNORE else _use(desk, int(what), group.texts)


def _shown(desk: Desk) -> list[str]:
    group = kept_of(desk, "unanswered_shown", Wordings)
    if group is None:
        raise UserError("请先回复“没找到的问题”，选择一组问法后再办理。")
    close(desk)
    return group.texts


@act(
    "use_wordings",
    meant=Wants(QUESTION),
    words=rf"用这些问法补充{NUMBER}[。？?]?",
    roles=OFFICE,
    usage="用这些问法补充第7问",
    summary="把没有找到的问法补充到一问",
)
def use_wordings(desk: Desk, _message: Message, found: Any) -> Reply:
    """The wordings shown find this answer from now on, in every process."""
    number = chinese_number(found["number"]) or 0
    if edit.newest(desk.context, number) is None:
        raise UserError(f"汇编中没有第{number}问，回复“问答目录”查看全部。")
    return _use(desk, number, _shown(desk))


def _use(desk: Desk, number: int, texts: list[str]) -> Reply:
    item = edit.newest(desk.context, number)
    if item is None:
        raise UserError(f"第{number}问已不在汇编中，未作补充。")
    done = edit.add_ways(desk.context, number, texts)
    questions.settle(desk.context, texts)
    return Reply(say_added(item, *done))


@act(
    "ignore_wordings",
    meant=plainly,
    words=r"忽略这些(?:问法|问题)[。]?",
    roles=OFFICE,
    usage="忽略这些问法",
    summary="不再列出这一组没有找到的问题",
)
def ignore_wordings(desk: Desk, _message: Message, _found: Any) -> Reply:
    """The wordings shown need no answer of the compilation."""
    return _ignore(desk, _shown(desk))


def _ignore(desk: Desk, texts: list[str]) -> Reply:
    questions.settle(desk.context, texts)
    return Reply(f"已不再列出这{len(texts)}种问法。")
