"""Reading what people say about a meeting: labelled parts, times, the form, yes and no."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from actions.meeting import report
from actions.meeting import rules as meeting_rules
from actions.meeting.report import MeetingNotice
from handlers.talk.message import Desk
from policy.fields.report_form import (
    PAPER_SENT,
    Labelled,
    Lack,
    read_fields,
    read_labelled,
    read_paper,
    say_lacks,
    unlabelled,
)
from policy.meeting.facts import BY_LABEL, FACT
from policy.meeting.matter_match import is_called
from policy.money import read_money, read_sum
from policy.notice import Item, read_notice
from policy.notice.fits import is_question, is_sum
from policy.notice.form_words import FormWords, read_form_words
from policy.notice.place_words import plain_place
from policy.text.ask import Ask
from policy.when import names_hour_alone, read_when

_LABEL = re.compile(rf"^(?:(?:{'|'.join(BY_LABEL)})(?:就?是|就?在|为|改[在为到])?|就?在)")  # «地点三楼», «在三楼»
_WHY_LATE: Final = re.compile(
    r"^(?:我们|这次|本次)?(?:报(?:送|告)?得?[晚迟]了?|[迟晚]报)(?:的?(?:原因|理由))?[，,\s]*(?:主要)?(?:是因为|是由于|是|因为?|由于|[：:])\s*"
)  # «报晚是因为领导出差»: a reason that says of what
_PEOPLE: Final = {*FACT["contact"].labels, *FACT["scope"].labels}
_NOT_BUT: Final = re.compile(r"^不是[^，,]{1,12}[，,]\s*(?:而|应该?)?是")  # «联系人不是我，是办公室小罗»
_MYSELF: Final = re.compile(r"^(?:[就还仍]?[是写填])?我(?:自己|本人)?[吧哈啊]?(?=$|[\s,，:：\d]|电话)")
_NAMED_NEXT: Final = re.compile(r"(?<=[，,；;\s])(联系人)(?=[一-龥]{1,4}(?:\s*1\d{10})?$)")  # «全体班子成员，联系人我»
_HALVES: Final = re.compile(r"上午|早上|中午|下午|晚上|傍晚")
AMOUNT = "金额"
_BESIDE_SUM = 2  # characters beside a sum: «左右»
SAME = ("是，同一事项", "否，另一事项")


def question(desk: Desk, meeting: MeetingNotice, field: str) -> Ask:
    """How this field is asked for."""
    if field == "form":
        lacks = meeting_rules.form_lacks(desk.context, meeting)
        return Ask(field, f"{say_lacks(lacks)}请逐项回复，如“{lacks[0].title}：……”，或回复“纸质已送”。")
    if field == "matter":
        item = next(item for item in meeting.items if item.proposed)
        assert item.proposed is not None
        text = f"第{item.position}项与事项 {item.proposed.number}“{item.proposed.title}”是否为同一事项？"
        return Ask(field, text, SAME)
    former = report.value_before(desk.context, meeting, field) if field == "starts_at" and meeting.day else None
    if former is not None and meeting.day is not None:  # on its new day most likely at the hour of the old one
        return Ask(field, "请告知会议具体时间，钟点不变请回复 1：", (f"{meeting.day.isoformat()}T{former[11:16]}",))
    return Ask(field, FACT[field].question)


def read_values(desk: Desk, meeting: MeetingNotice, text: str, at: datetime) -> dict[str, Any] | Ask:
    """Every labelled part of what was said `at` that moment, «纸质已送» included; {} when there is none."""
    wanted = meeting_rules.form_fields(desk.context, meeting)
    text = _WHY_LATE.sub(f"{FACT['late_reason'].words[0]}：", _NAMED_NEXT.sub(r"\1：", text))
    parts = read_labelled(text, _labels(wanted))
    values: dict[str, Any] = {}
    for part in parts:
        if part.name in BY_LABEL and part.number is None:
            read = read_field(desk, meeting, BY_LABEL[part.name], part.value, at)
            if isinstance(read, Ask):
                return read
            values |= read
    form = read_fields(parts, wanted) | read_paper(text, wanted) | (_amounts(meeting, parts) or _sum_of(meeting, text))
    return _with_form(meeting, values, form)


def read_labels(desk: Desk, meeting: MeetingNotice, text: str, at: datetime) -> dict[str, Any] | Ask:
    """As `read_values`; while the meeting is asked about also «资金来源年初预算，用途更新电脑», where labels stand before what they name with nothing between."""
    read = read_values(desk, meeting, text, at)
    if is_question(text):
        return read
    of_form = {each for lack in meeting_rules.form_lacks(desk.context, meeting) for each in lack.field.labels}
    known = of_form | _PEOPLE | ({AMOUNT, *BY_LABEL} if read else set())
    label = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    said = re.sub(rf"(?:^|(?<=[，,；;。]))(?:{label})(?![是为写填：:改在就])(?=..)", r"\g<0>：", text)
    return read_values(desk, meeting, said, at) if re.match(label, text) and said != text else read


def _labels(wanted: Sequence[Lack]) -> set[str]:
    return {word for lack in wanted for word in lack.field.labels} | BY_LABEL.keys() | {AMOUNT}


def before_labels(desk: Desk, meeting: MeetingNotice, text: str) -> str:
    """«六楼小会议室 联系人是我……»: what is said before anything is named."""
    return unlabelled(_NAMED_NEXT.sub(r"\1：", text), _labels(meeting_rules.form_fields(desk.context, meeting)))


def _amounts(meeting: MeetingNotice, parts: Sequence[Labelled]) -> dict[str, str]:
    """«第1项金额：350万元», of an item whose form asks for no amount too; without a number it is the only item's."""
    lone = 1 if len(meeting.items) == 1 else 0
    numbers = {part.number or lone: part.value for part in parts if part.name == AMOUNT and part.value}
    return {f"{number}.amount": value for number, value in numbers.items() if 0 < number <= len(meeting.items)}


_SUM: Final = re.compile(
    r"(?:那个|就是)?(?P<what>[一-龥A-Za-z“”]{0,10}?)的?(?:金额|钱|经费|费用)?(?:一共|总共|共计|合计|总计|共|大概|大约|约|预计|估计|差不多|需要?|要|花|是|为)+(?P<sum>\S{2,14})"
)


def _sum_of(meeting: MeetingNotice, text: str) -> dict[str, str]:
    """«车补一共11万8»: the sum of the item that is called so, or of the only one; nothing where the words say more than a sum."""
    found = _SUM.fullmatch(text.strip(" 。了吧"))
    amount = read_sum(found["sum"]).amount if found else None
    if found is None or amount is None or len(amount.text) + _BESIDE_SUM < len(found["sum"]):
        return {}
    called = [each.position for each in meeting.items if not found["what"] or is_called(each.text, found["what"])]
    return {f"{called[0]}.amount": found["sum"]} if len(called) == 1 else {}


def _with_form(meeting: MeetingNotice, values: dict[str, Any], form: dict[str, str]) -> dict[str, Any] | Ask:
    """What the form says; an amount goes to its item, as the figure that was meant."""
    said = {key: words for key, words in form.items() if key.endswith(".amount") and words != PAPER_SENT}
    amounts = {int(key.split(".")[0]): words for key, words in said.items()}
    for position, words in amounts.items():
        read = read_sum(words)
        if read.amount is None:
            why = read.ask.text if read.ask else "请写明金额和单位，"
            return Ask("form", f"{why}如“第{position}项金额：320万元”。")
        items = values.get("items") or as_items(meeting)
        if position > len(items):
            return Ask("form", f"议题共{len(items)}项，没有第{position}项，请核对。")
        old = items[position - 1]
        new = Item(_with_sum(old.text, read.amount.text), old.kind, read.amount.yuan, read.amount.approximate)
        values["items"] = (*items[: position - 1], new, *items[position:])
        del form[f"{position}.amount"]
    if form:
        values["form"] = {**meeting.form, **form}
    return values


def _with_sum(title: str, words: str) -> str:
    """The title with the new sum where it named the old one: they never disagree."""
    named = read_money(title).amounts
    return title.replace(named[0].text, words.strip(), 1) if len(named) == 1 else title


def as_items(meeting: MeetingNotice) -> tuple[Item, ...]:
    """The agenda on file, as a notice says it."""
    return tuple(_item(item) for item in meeting.items)


def _item(item: Any) -> Item:
    return Item(item.text, item.kind, item.amount_yuan, item.approximate)


_OPEN = re.compile(
    r"(?:议题|地点|时间)?(?:暂时?|目前|现在)?(?:还|也)?(?:没有?|未|待)(?:最后)?(?:定|确定|想好|研究)(?:下来)?[呢了的]?[。.]?"
    r"|.{0,12}(?:我|得|要|去|还)(?:先|再)?(?:问|查|核实|请示|请教|确认)(?:[问查]|一?下|清楚)?(?:领导|财务|办公室|他们|局长|主任)?(?:再说|看看?|了再[说报])?[。.]?"
    r"|(?:确?定了?)?(?:以后)?再(?:定|说|报|补|告|通知)[。.]?|另行(?:通知|报告)[。.]?|(?:还)?不(?:知道|清楚|确定)[。.]?"
)


def not_yet(words: str) -> bool:
    """«还没定», «另行通知»: the answer will follow."""
    return _OPEN.fullmatch(words.strip()) is not None


def read_field(desk: Desk, meeting: MeetingNotice, field: str, value: str, at: datetime) -> dict[str, Any] | Ask:
    if field != "form" and not_yet(value):
        return Ask(field, f"好的，确定后请回复“补充 {meeting.number} ……”，或在此直接回复。")
    if field == "starts_at":
        halves = {*_HALVES.findall(meeting.text)} if names_hour_alone(value) and not _HALVES.search(value) else set()
        half = halves.pop() if len(halves) == 1 and meeting.starts_at is None else ""  # «周五下午开会», then «两点半»
        return read_start(desk, meeting.day, f"{half}{value}", at)
    if field == "items":
        notice = read_notice(f"研究：{value}", at, desk.context.rules.calendar)
        return {"items": notice.items} if notice.items else Ask("items", FACT["items"].question)
    if field == "form":
        return _read_form(desk, meeting, value)
    said = _LABEL.sub("", _NOT_BUT.sub("", value)).strip()
    said = plain_place(said) if field == "place" else said
    said = _MYSELF.sub(desk.context.me.name, said, count=1) if field == "contact" else said
    return {field: said[: FACT[field].longest]} if said else Ask(field, FACT[field].question)


def read_start(desk: Desk, day: date | None, value: str, at: datetime) -> dict[str, Any] | Ask:
    """A time, a day, or an hour alone when the day is known: {"starts_at", "ends_at"} or {"day"}."""
    calendar = desk.context.rules.calendar
    known = day if names_hour_alone(value) else None
    read = read_when(value, at, calendar, known)
    if read.ask is not None:
        return read.ask
    if read.starts_at is not None:
        return {"starts_at": read.starts_at, "ends_at": read.ends_at}
    if read.day is not None and read.day != day:
        return {"day": read.day}
    return Ask("starts_at", FACT["starts_at"].question)


def _read_form(desk: Desk, meeting: MeetingNotice, value: str) -> dict[str, Any] | Ask:
    """An answer that names no field: the one that is missing, else those that its parts speak of; {} where they speak of none."""
    read = form_words(desk, meeting, value)
    if read.beside and not read.meant:
        asked = question(desk, meeting, "form")
        return replace(asked, text=f"该项不在所缺之列，未作登记。{asked.text}")
    return note_form(desk, meeting, read.meant) if value else {}


def form_words(desk: Desk, meeting: MeetingNotice, said: str) -> FormWords:
    """Which missing fields of the form these words speak of."""
    matters = {item.position: item.text for item in meeting.items}
    return read_form_words(said, meeting_rules.form_lacks(desk.context, meeting), matters)


def note_form(desk: Desk, meeting: MeetingNotice, meant: Sequence[tuple[Lack, str]]) -> dict[str, Any] | Ask:
    """What is said of these fields of the form; a field without an item's number is one of the meeting's materials."""
    parts = [Labelled(lack.position or None, lack.field.title, said) for lack, said in meant]
    return _with_form(meeting, {}, read_fields(parts, [lack for lack, _said in meant]))


def read_amount(desk: Desk, meeting: MeetingNotice, said: str) -> dict[str, Any] | Ask | None:
    """«38万», whatever is asked for, while the sum of one item alone is missing."""
    lacks = [lack for lack in meeting_rules.form_lacks(desk.context, meeting) if lack.field.key == "amount"]
    return note_form(desk, meeting, [(lacks[0], said)]) if len(lacks) == 1 and is_sum(said) else None
