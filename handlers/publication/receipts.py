"""What addressees say back: 收到, 已学习, 参会, 请假, 代会, 答复."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from actions.common.errors import UserError
from actions.common.numbers import read_number
from actions.common.states import ReceiptState
from actions.people import colleagues
from actions.publication import finding, receipts
from actions.publication.finding import Publication
from actions.publication.receipts import Receipt
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, Matcher
from policy.fields.fits import Reading
from policy.ledger.reading import read_entry
from policy.notice import looks_like_notice
from policy.publication.definition import Expects
from policy.report.absence_words import misses_meeting, names_days
from policy.text.asking import is_question
from policy.text.write import say_day
from policy.when import Days, read_days

ADDRESSED = DEPARTMENT | {"staff", "discipline", "office"}  # 综合科 by the commission
_BACK = 240  # days: a day without a year that lies farther back is one to come
_FAR_BACK = 5  # publications that a free reply may be meant for


def _waiting(desk: Desk, *expects: Expects) -> list[Receipt]:
    rows = receipts.mine(desk.context, ReceiptState.WAITING)
    return [row for row in rows if finding.definition_of(desk.context, row.publication.kind).expects in expects]


def _open(words: str, *expects: Expects, alone: Callable[[str], bool] = lambda rest: not rest) -> Matcher:
    """Matches the word without a number while something that expects this is open; `alone` allows what follows it."""
    pattern = re.compile(rf"(?:{words})[\s：:，,]*(?P<rest>.*?)[。]?", re.DOTALL)

    def match(desk: Desk, message: Message) -> Said | None:
        found = pattern.fullmatch(message.text.strip())
        if found is None or not alone(found["rest"]) or read_number(message.text) or desk.context.me.is_group_side:
            return None
        rows = _waiting(desk, *expects)
        return Said("", None, found["rest"].strip(), rows) if rows else None

    return match


def receipts_of(desk: Desk, said: Said, *expects: Expects) -> list[Receipt]:
    """The person's receipts that a word may be about; raises UserError where the thing named did not go to the person."""
    if said.number is None and not said.item:
        raise UserError("目前没有等您学习或答复的发文，未作登记。")
    if said.number is None:
        return list(said.item)
    rows = receipts.mine(desk.context, number=said.number)
    if not rows:
        raise UserError(f"{said.number} 没有发给您，未作登记；如需说明请联系{desk.context.rules.office}。")
    row = rows[0].publication
    if expects and finding.definition_of(desk.context, row.kind).expects not in expects:
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
    return done(desk, rows[0], verb, words)


@question.answers("which_publication", roles=ADDRESSED)
def which_publication(desk: Desk, kept: Back, number: str) -> Reply:
    """The one that was meant."""
    return done(desk, receipts.mine(desk.context, number=number)[0], kept.verb, kept.words)


def done(desk: Desk, row: Receipt, verb: str, words: str) -> Reply:
    """It is noted, and said back."""
    receipts.take(desk.context, row, verb, words)
    told = "，已告知综合科" if verb in ("excuse", "depute", "answer") else ""
    return Reply(
        f"收悉，{row.publication.title}（{row.publication.number}）：{row.state.word}{f'（{row.answer}）' if row.answer else ''}{told}。"
    )


def _said(*expects: Expects) -> Matcher:
    """What a sentence says of what expects this and waits for the person («学完了，昨天下午支部集中学的»)."""

    def match(desk: Desk, message: Message) -> Said | None:
        if desk.context.me.is_group_side or is_question(message.text):
            return None
        return Said("", None, _PLAIN.sub("", message.text.strip(), count=1).strip("，,。"), _waiting(desk, *expects))

    return match


def _misses(*, deputed: bool) -> Matcher:
    """What a sentence says of a called meeting that the person misses: the colleague who comes instead, or else why nobody does."""

    def match(desk: Desk, message: Message) -> Said | None:
        if desk.context.me.is_group_side or is_question(message.text):
            return None
        text = colleagues.in_full(desk.context, message.text)
        known = (each for each in colleagues.names(desk.context) if each != desk.context.me.name)
        names = [each for each in known if each in text]
        sends = len(names) == 1 or _SENDS.search(text) is not None
        rows = _waiting(desk, "attendance") if sends is deputed else []
        return Said("", None, "".join(names[:1]) if deputed else message.text.strip(), rows) if rows else None

    return match


_EXCUSED, _DEPUTY = _misses(deputed=False), _misses(deputed=True)


def _or_spoken(form: Matcher, meant: Matcher) -> Matcher:
    """The form of the command, or a sentence that says who misses a meeting («26号的会我请假，……») or is sent to it; a notice invites."""
    return lambda desk, message: form(desk, message) or (_speaks_of_it(message.text) and meant(desk, message))


def _speaks_of_it(text: str) -> bool:
    return bool(misses_meeting(text) or _SENDS.search(text)) and not looks_like_notice(text)


_PLAIN = re.compile(
    r"^(?:(?:学习)?材料|文件|我们?|都|已经?|全部)*(?:学|看|读)(?:习|过)?(?:完|好)?(?:了|完毕)?(?=[，,。]|$)"
)
_IN_FIGURES = re.compile(r"\d+\s*[月.-]")
_STUDIED = "(?:我)?已(?:经)?(?:学习|学完|传达学习)(?:了|完毕)?|学习(?:完毕|完了)"
_COMES = (
    "(?:[^，,。；;我]{0,12}会(?:商|议)?[，,]?)?(?:我们?|准时|按时|一定|可以|能|会)*(?:参会|参加|[来去到](?:参[加会])?)"
)
_SENDS = re.compile(
    r"[让派叫请由][^，,。；;\s]{2,12}?(?:[来去]|参[加会]|[替代顶]我)(?:参[加会]|开会|一趟)?[吧哈了]?(?:$|[，,。；;])"
)
_AWAY = "请假|(?:我们?|可能|那天|实在)*(?:(?:不能|无法|没法)(?:参会|参加|[去来到])|(?:[去来到]|参加)不了)了?"
_DEPUTED = "代会|代参会|由他人代会|派人代会"


@verb(
    "study",
    _STUDIED,
    Publication,
    also=_open(_STUDIED, "study", alone=lambda _rest: True),
    meant=_said("study"),
    roles=ADDRESSED,
)
def study(desk: Desk, message: Message, found: Said) -> Reply:
    """«已学习 2026-0001 11月20日集中学习»; who has not studied yet says so when it is done."""
    rows = receipts_of(desk, found, "study")
    days = read_days(found.rest, message.at, desk.context.rules.calendar, back=_BACK) if found.rest else None
    if isinstance(days, Days) and days.last > message.at.date():
        raise UserError(f"{say_day(days.last)}还没有到，未作登记；学习后请回复“已学习 {rows[0].publication.number}”。")
    if isinstance(days, Days) and not _IN_FIGURES.search(found.rest):  # «昨天» is read by others on other days
        found = replace(found, rest=f"{say_day(days.last)} {found.rest}")
    return _take(desk, rows, "study", found.rest)


@verb("come", _COMES, Publication, also=_open(_COMES, "attendance"), meant=_said("attendance"), roles=ADDRESSED)
def come(desk: Desk, _message: Message, found: Said) -> Reply:
    """«参会 2026-0001»."""
    return _take(desk, receipts_of(desk, found, "attendance"), "come", "")


@verb(
    "excuse",
    _AWAY,
    Publication,
    also=_or_spoken(_open(_AWAY, "attendance", alone=lambda rest: not names_days(rest)), _EXCUSED),
    meant=_EXCUSED,
    roles=ADDRESSED,
)
def excuse(desk: Desk, _message: Message, found: Said) -> Reply:
    """«请假 2026-0001 外出开会»: without a number and with days it is an absence, and not this."""
    rows = receipts_of(desk, found, "attendance")
    if not found.rest:
        raise UserError(f"请写明原因，如“请假 {rows[0].publication.number} 外出开会”。")
    return _take(desk, rows, "excuse", found.rest)


@verb(
    "depute",
    _DEPUTED,
    Publication,
    also=_or_spoken(_open(_DEPUTED, "attendance", alone=lambda _rest: True), _DEPUTY),
    meant=_DEPUTY,
    roles=ADDRESSED,
)
def depute(desk: Desk, _message: Message, found: Said) -> Reply:
    """«代会 2026-0001 张伟»: somebody else comes."""
    rows = receipts_of(desk, found, "attendance")
    if not found.rest:
        raise UserError(f"请写明代会同志的姓名，如“代会 {rows[0].publication.number} 张伟”。")
    return _take(desk, rows, "depute", found.rest)


@verb("answer_publication", "答复|回复|反馈", Publication, roles=ADDRESSED)
def answer_publication(desk: Desk, message: Message, found: Said) -> Reply:
    """«答复 2026-0001 ……»: free words, or the values that are asked for."""
    rows = receipts_of(desk, found)
    row = rows[0]
    definition = finding.definition_of(desk.context, row.publication.kind)
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
