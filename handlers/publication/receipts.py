"""What addressees say back: 收到, 已学习, 参会, 请假, 代会, 答复; and what the desk reads of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from actions.common.errors import UserError
from actions.common.numbers import read_number
from actions.common.states import ReceiptState
from actions.publication import publish, receipts
from actions.publication.publish import Publication
from actions.publication.receipts import Receipt
from handlers.qa.meaning import meaning
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import opened
from handlers.talk.paging import paged
from handlers.talk.question import DROP, YES
from handlers.talk.registry import DEPARTMENT, GROUP, Matcher, Order, act, plainly
from handlers.talk.ways import CLEAR, Meant
from policy.fields.reading import Reading
from policy.ledger.reading import read_entry
from policy.publication.definition import Expects
from policy.report.absence_words import names_days
from policy.retrieval import Found
from policy.text.asking import is_question

ADDRESSED = DEPARTMENT | {"staff", "discipline"}
_SIGNS = re.compile(r"(?:已经?)?(?:收到|收悉|已阅|知悉|阅知|已知悉)(?:了|，?谢谢|，?感谢|，?好的)?[。.！!~～]*")
_SAID: dict[Expects, str] = {
    "study": "学习后请回复“已学习 {}”",
    "attendance": "请另回复“参会 {0}”或“请假 {0} 原因”",
    "fields": "请另回复“答复 {} ……”",
}
_FAR_BACK = 5  # publications that a free reply may be meant for


def _unsigned(desk: Desk, message: Message) -> list[Receipt] | None:
    """What «收到» signs; a question that waits for a yes comes first."""
    if message.kind != "text" or desk.context.actor is None or not _SIGNS.fullmatch(message.text.strip()):
        return None
    if (asked := opened(desk)) is not None and asked.confirms:
        return None
    return receipts.unsigned(desk.context) or None


@act("sign", match=_unsigned, order=Order.REFLEX, roles=ADDRESSED)
def sign(desk: Desk, _message: Message, found: list[Receipt]) -> Reply:
    """«收到» signs everything that has been sent in full since the last one, and names it."""
    done = receipts.sign(desk.context, found)
    lines = [f"已签收：{'、'.join(done.titles)}。"]
    lines += [f"{_SAID[expects].format(number)}。" for expects, number in done.still]
    return Reply("\n".join(lines))


def _open(words: str, *expects: Expects, alone: Callable[[str], bool] = lambda rest: not rest) -> Matcher:
    """Matches the word without a number while something that expects this is open; `alone` allows what follows it."""
    pattern = re.compile(rf"(?:{words})[\s：:，,]*(?P<rest>.*?)[。]?", re.DOTALL)

    def match(desk: Desk, message: Message) -> Said | None:
        found = pattern.fullmatch(message.text.strip()) if message.kind == "text" and desk.context.actor else None
        if found is None or not alone(found["rest"]) or read_number(message.text) or desk.context.me.is_group_side:
            return None
        rows = receipts.mine(desk.context, ReceiptState.WAITING)
        rows = [row for row in rows if publish.definition_of(desk.context, row.publication.kind).expects in expects]
        return Said("", None, found["rest"].strip(), rows) if rows else None

    return match


def _rows(desk: Desk, said: Said, *expects: Expects) -> list[Receipt]:
    """The person's receipts that a word may be about; raises UserError where the thing named did not go to the person."""
    if said.number is None:
        return list(said.item)
    rows = receipts.mine(desk.context, number=said.number)
    if not rows:
        raise UserError(f"{said.number} 没有发给您，未作登记；如需说明请联系{desk.context.rules.office}。")
    row = rows[0].publication
    if expects and publish.definition_of(desk.context, row.kind).expects not in expects:
        raise UserError(
            f"{row.title}（{row.number}）无需{said.word}，请回复“收到 {row.number}”或“答复 {row.number} ……”。"
        )
    return rows


@dataclass(frozen=True)
class Back:
    """What is said of which publication, until it is clear which one is meant."""

    verb: str
    words: str


def _take(desk: Desk, rows: list[Receipt], verb: str, words: str) -> Reply:
    if len(rows) > 1:
        choices = {
            f"{row.publication.title}（{row.publication.number}）": row.publication.number for row in rows[:_FAR_BACK]
        }
        return question.ask(
            desk, "which_publication", "请问是哪一件？", choices, Back(verb, words), field="publication"
        )
    return _done(desk, rows[0], verb, words)


@question.answers("which_publication", roles=ADDRESSED)
def which_publication(desk: Desk, kept: Back, number: str) -> Reply:
    """The one that was meant."""
    return _done(desk, receipts.mine(desk.context, number=number)[0], kept.verb, kept.words)


def _done(desk: Desk, row: Receipt, verb: str, words: str) -> Reply:
    receipts.take(desk.context, row, verb, words)
    told = "，已告知综合科" if verb in ("excuse", "depute", "answer") else ""
    return Reply(
        f"收悉，{row.publication.title}（{row.publication.number}）：{row.state.word}{f'（{row.answer}）' if row.answer else ''}{told}。"
    )


_STUDIED = "(?:我)?已(?:经)?(?:学习|学完|传达学习)(?:了|完毕)?|学习(?:完毕|完了)"
_COMES = "(?:准时|按时|我)?参会|(?:准时|按时|我)?参加"
_AWAY = "请假|不能参会|无法参会"
_DEPUTED = "代会|代参会|由他人代会|派人代会"


@verb("study", _STUDIED, Publication, also=_open(_STUDIED, "study", alone=lambda _rest: True), roles=ADDRESSED)
def study(desk: Desk, _message: Message, found: Said) -> Reply:
    """«已学习 2026-0001 11月20日集中学习»."""
    return _take(desk, _rows(desk, found, "study"), "study", found.rest)


@verb("come", _COMES, Publication, also=_open(_COMES, "attendance"), roles=ADDRESSED)
def come(desk: Desk, _message: Message, found: Said) -> Reply:
    """«参会 2026-0001»."""
    return _take(desk, _rows(desk, found, "attendance"), "come", "")


@verb(
    "excuse",
    _AWAY,
    Publication,
    also=_open(_AWAY, "attendance", alone=lambda rest: not names_days(rest)),
    roles=ADDRESSED,
)
def excuse(desk: Desk, _message: Message, found: Said) -> Reply:
    """«请假 2026-0001 外出开会»: without a number and with days it is an absence, and not this."""
    rows = _rows(desk, found, "attendance")
    if not found.rest:
        raise UserError(f"请写明原因，如“请假 {rows[0].publication.number} 外出开会”。")
    return _take(desk, rows, "excuse", found.rest)


@verb("depute", _DEPUTED, Publication, also=_open(_DEPUTED, "attendance", alone=lambda _rest: True), roles=ADDRESSED)
def depute(desk: Desk, _message: Message, found: Said) -> Reply:
    """«代会 2026-0001 张伟»: somebody else comes."""
    rows = _rows(desk, found, "attendance")
    if not found.rest:
        raise UserError(f"请写明代会同志的姓名，如“代会 {rows[0].publication.number} 张伟”。")
    return _take(desk, rows, "depute", found.rest)


@verb("answer_publication", "答复|回复|反馈", Publication, roles=ADDRESSED)
def answer_publication(desk: Desk, message: Message, found: Said) -> Reply:
    """«答复 2026-0001 ……»: free words, or the values that are asked for."""
    rows = _rows(desk, found)
    row = rows[0]
    definition = publish.definition_of(desk.context, row.publication.kind)
    if not found.rest:
        raise UserError(f"请写明答复内容，如“答复 {row.publication.number} 已安排专人办理”。")
    if definition.expects != "fields":
        return _take(desk, rows, "answer", found.rest)
    read = read_entry(definition.form, found.rest, Reading(message.at, desk.context.rules.calendar))
    if read.problem or read.ask:
        raise UserError(read.problem or (read.ask.text if read.ask else ""))
    if read.missing:
        raise UserError(
            f"还缺{'、'.join(each.title for each in read.missing)}，请一并回复“答复 {row.publication.number} ……”。"
        )
    receipts.take(desk.context, row, "answer", "", read.values)
    said = "；".join(receipts.say_fields(definition, row))
    return Reply(f"收悉，{row.publication.title}（{row.publication.number}）：{said}。已告知综合科。")


def _free(desk: Desk, message: Message) -> Receipt | None:
    """Words of an addressee that are nothing else: about the newest thing sent to the person, if it is fresh."""
    actor = desk.context.actor
    if (
        message.kind != "text"
        or actor is None
        or actor.is_group_side
        or is_question(message.text)
        or len(message.text.strip()) < 2
    ):
        return None
    if opened(desk) is not None or _says_something_else(meaning(desk, message)):
        return None
    rows = [row for row in receipts.mine(desk.context) if publish.expects_something(desk.context, row.publication)]
    return rows[0] if rows and receipts.is_fresh(desk.context, rows[0]) else None


def _says_something_else(found: Found | Meant | None) -> bool:
    """An act that is clearly meant, or a question that the compilation answers."""
    return found.confidence >= CLEAR if isinstance(found, Meant) else found is not None and found.question is not None


@dataclass(frozen=True)
class Free:
    """Own words, and what they may be an answer to."""

    number: str
    words: str


@act("maybe_answer", match=_free, order=Order.LAST, roles=ADDRESSED)
def maybe_answer(desk: Desk, message: Message, found: Receipt) -> Reply:
    """Nothing of what an addressee writes is lost: it is asked whether it is an answer."""
    text = f"请问这是对{found.publication.title}（{found.publication.number}）的答复吗？"
    return question.ask(
        desk,
        "is_it_an_answer",
        text,
        {"是，转综合科": YES, "不是": DROP},
        Free(found.publication.number, message.text[:1000]),
        field="confirm",
    )


@question.answers("is_it_an_answer", roles=ADDRESSED)
def is_it_an_answer(desk: Desk, kept: Free, _yes: str) -> Reply:
    """It is one."""
    return _done(desk, receipts.mine(desk.context, number=kept.number)[0], "answer", kept.words)


@verb("sign_one", "收到|签收|已阅", Publication, roles=ADDRESSED)
def sign_one(desk: Desk, message: Message, found: Said) -> Reply:
    """«收到 2026-0001»: this one."""
    row = _rows(desk, found)[0]
    if row.signed_at is not None:
        return Reply(f"{row.publication.title}（{row.publication.number}）此前已签收。")
    return sign(desk, message, [row])


@verb(
    "standing_of",
    "(?:查看)?(?:签收|学习|参会|答复|回复|回执)(?:情况|名单|进度)?|(?:还有)?(?:谁|哪些单位|哪几家)(?:还)?没(?:签收?|回复?|学习?|报名)|催签",
    Publication,
    roles=GROUP,
)
def standing_of(desk: Desk, _message: Message, found: Said) -> Reply:
    """Counts, rates, and who has not."""
    return standing(desk, found.item)


def standing(desk: Desk, row: Publication) -> Reply:
    """How far one has come back."""
    how = receipts.standing(desk.context, row)
    counts = "，".join(f"{state.word}{how.counts[state]}人" for state in ReceiptState if how.counts.get(state))
    left = [f"{each.department.name}{each.member.name}" for each in receipts.open_ones(desk.context, row)]
    said = [
        receipts.line(each)
        for each in receipts.receipts(desk.context, row)
        if each.answer or each.state in (ReceiptState.EXCUSED, ReceiptState.DEPUTED)
    ]
    title = f"{row.title}（{row.number}，{row.state.word}）：发给{how.total}人，已回{how.signed}人（{how.rate}）。{counts}。"
    lines = (
        [f"未签收：{'、'.join(left[each : each + 20])}" for each in range(0, len(left), 20)]
        if left
        else ["已全部签收。"]
    ) + said
    return Reply(paged(desk, title, lines))


@act(
    "who_signed",
    words=r"(?:谁|哪些单位|哪几家|还有谁)(?:还)?没(?:有)?签收[。？?]?|(?:谁没签|签收情况|学习情况|回复情况)[。？?]?|提醒看了几家[。？?]?",
    meant=plainly,
    roles=GROUP,
    usage="谁没签收",
    summary="看谁还没有签收、学习或回复，也可“签收情况 编号”",
    examples=("谁没签收",),
)
def who_signed(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Without a number: the newest one of which something is still to come back, and the others with their numbers."""
    rows = [row for row in publish.listing(desk.context, most=30) if publish.expects_something(desk.context, row)]
    waiting = [row for row in rows if (how := receipts.standing(desk.context, row)).signed < how.total]
    if not rows:
        return Reply("目前没有需要签收的发文。")
    reply = standing(desk, (waiting or rows)[0])
    others = "、".join(f"{row.title}（{row.number}）" for row in waiting[1:4])
    return reply.plus(f"另有{len(waiting) - 1}件未签收完：{others}。" if others else "")
