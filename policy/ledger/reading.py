"""An entry of any register as people say it: labelled («措施：……») or in free words, read by the register's fields."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from policy.fields.days import LEADING_DAY, done_day, read_date
from policy.fields.field import Field
from policy.fields.fits import Reading, UnclearValueError, WrongValueError
from policy.fields.people import miscounted
from policy.fields.values import (
    COUNT,
    PAPER,
    as_count,
    found_by_reader,
    kept_words,
    label_value,
    named_choice,
    read_value,
    read_yuan,
)
from policy.ledger.apart import day_apart, without_apart
from policy.ledger.definition import LedgerDefinition
from policy.text.ask import Ask
from policy.text.compare import fold, tidy
from policy.text.lazy import lazily
from policy.when import read_deadline

TEXTS: Final = ("text", "long_text")
SHORTEST: Final = 2  # characters of a word: «记账» begins an entry only where it stands apart
_WORD: Final = lazily(r"[\s，,。；;]+")
_CLAUSE: Final = lazily(r"[，,](?!\d{3}(?!\d))|[。；;\n]")  # a comma may group the digits of a sum
_DUE: Final = lazily(
    r"[日号底内天周年]\s*(?:之前|以前|前|为止|止)|[天日周月]之?内|[日号底]\s*(?:结束|期满|届满|收官)|期限|截止|到期|时限|限于"
)
_ONLY_DUE: Final = lazily(
    r"(?:请|须|应|务必|于|在)?\S{2,14}?(?:之前|以前|前|之内|内)"
    r"(?:\S{0,4}(?:完成|整改|到位|办结|报送|上报|落实|反馈|答复|报告))?"
)
_COUNTED: Final = ("人次", "人", "名", "位", "件", "次", "场", "家", "期")
_APART: Final = lazily(
    r"[\s：:，,](?!\s*20\d\d-\d).*\d.{3,}", re.DOTALL
)  # no number of an entry, but a figure and words
_SPAN: Final = lazily(
    r"(?:\d{4}年)?(?P<month>\d{1,2}月)?\d{1,2}[日号]?\s*(?:至|到|—+|-|~)\s*(?P<end>(?:\d{1,2}月)?\d{1,2}[日号])"
)
_QUESTION: Final = lazily(r"[?？]\s*$|吗[。.]?\s*$|怎么|如何|是什么|有哪些|多少")
_ASKS: Final = lazily(
    r"^(?:应?该|要|需要?|可以|的)*(?:怎么|怎样|如何|是?什么|有什么|有哪些|多少)|[?？]\s*$|(?:吗|多少|什么|哪些)[。.]?\s*$"
)
_SAYS: Final = lazily(r"[一-龥]{5,}")  # in front of the free field's label: words, and no value standing apart
_LEAD: Final = r"(?:请|麻烦)?(?:帮我|帮忙)?"
_RECORD: Final = r"(?:补?\s*(?:登?记|填)|补)(?:录|一?下|一笔|一条|个)?\s*"  # 记, 登记, 补记, 补录, 记一下 …


@dataclass(frozen=True)
class EntryRead:
    """What a text says of an entry. `values` are ready for JSON (dates ISO, money in yuan); `problem` is a
    polite sentence on what cannot be true; `ask` is a question on the field `unclear`.
    """

    values: dict[str, Any]
    missing: tuple[Field, ...] = ()
    problem: str = ""
    ask: Ask | None = None
    unclear: Field | None = None

    @property
    def loose(self) -> bool:
        """Whether it may as well be something else: an answer that cannot be is taken for one last."""
        return bool(self.problem)


_ONE = lazily(
    r"(?:还有|另外|对了)?[，,]?(?:请|帮我|麻烦)?(?:再|还要?|另外?)?(?:记(?:上|录)?一?[条笔下个件][，,：:、\s]+"
    rf"|[补加添](?:记|录|登|上)?一[条笔][，,：:、\s]*(?={LEADING_DAY.pattern.removeprefix('^')}))"
)  # «再记一条，昨天……»: what is kept every week


def begins(text: str, definitions: Sequence[LedgerDefinition]) -> tuple[LedgerDefinition, str] | None:
    """The register whose word begins the text, and the words behind it; a question begins nothing."""
    said = tidy(text).strip()
    for each, beginning in _beginnings(tuple(definitions)):
        found = beginning.match(said)
        if found and not _ASKS.search(rest := said[found.end() :].strip(" ：:，,\n")):
            return each, rest
    one, kept = _ONE.match(said), next((each for each in definitions if each.kept_by), None)
    if one and kept and not _ASKS.search(rest := said[one.end() :]):
        return kept, rest
    return None


@lru_cache(maxsize=64)
def _beginnings(definitions: tuple[LedgerDefinition, ...]) -> list[tuple[LedgerDefinition, re.Pattern[str]]]:
    """The longest word first."""
    words = sorted(((word, each) for each in definitions for word in each.words), key=lambda pair: -len(pair[0]))
    return [(each, _beginning(word, bool(each.kept_by))) for word, each in words]


def _beginning(word: str, slips: bool) -> re.Pattern[str]:
    """How people begin an entry with this word; with `slips` as freely as they do with what they write every week."""
    if not slips:
        return lazily(rf"{re.escape(word)}(?!的)")  # «交办的那件事» begins nothing
    name = re.sub(r"^登?记", "", word).replace("账", "[账帐]")
    apart = r"(?=[\s：:])" if len(word) == SHORTEST else ""
    return lazily(rf"\s*{_LEAD}{_RECORD if not apart else '记'}(?:履责)?{name}{apart}")


def speaks_of(text: str, definitions: Iterable[LedgerDefinition]) -> tuple[LedgerDefinition, str] | None:
    """«整改 交通局 招标不规范，12月15日前»: a register's word without 记, set apart, with something to record behind it."""
    said = tidy(text).strip()
    words = {word: each for each in definitions for word in (*(w.removeprefix("记") for w in each.words), *each.names)}
    for word in sorted(words, key=len, reverse=True):
        rest = said.removeprefix(word)
        if rest != said and _APART.match(rest) and not _QUESTION.search(said):
            return words[word], rest.strip(" ：:，,\n")
    return None


def read_entry(definition: LedgerDefinition, text: str, reading: Reading, *, partial: bool = False) -> EntryRead:
    """Read an entry. With `partial` (a correction) nothing is missing, and words without a label are the free field."""
    labelled, rest = _labelled(definition.fields, tidy(text), reading.people)
    values: dict[str, Any] = {}
    ask: Ask | None = None
    unclear: Field | None = None
    for field in definition.fields:
        try:
            if field.key in labelled:
                values[field.key] = read_value(field, labelled[field.key], reading)
            elif not partial and not field.free and not field.reader:
                values[field.key] = _find(definition, field, rest, reading)
        except UnclearValueError as error:
            ask, unclear = (ask, unclear) if ask else (error.ask, field)
        except WrongValueError as wrong:
            return EntryRead(_said(values), problem=str(wrong))
    values = _said(values)
    free = definition.free
    words = _free_words(rest, values, definition, reading) if free else ""
    if free and words and free.key not in values:
        values[free.key] = words
    elif free and not partial and _SAYS.search(words):  # «组织学习，内容：……»
        values[free.key] = f"{words}，{values[free.key]}"
    if not partial:
        values = complete(definition, values)
    missing = () if partial else lacking(definition, values)
    return EntryRead(values, missing, miscounted(text), ask, unclear)


def complete(definition: LedgerDefinition, values: dict[str, Any]) -> dict[str, Any]:
    """The values with what named readers find in the free field, where nothing was said of theirs."""
    words = values.get(definition.free.key) if definition.free else None
    found = {each.key: found_by_reader(each, words) for each in definition.fields if each.reader and words}
    return _said(found) | values


def lacking(definition: LedgerDefinition, values: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields without which an entry is not filed; what a named reader finds comes with the free field."""
    return tuple(each for each in definition.fields if each.required and not each.reader and each.key not in values)


def unsaid(definition: LedgerDefinition, values: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields that are worth saying with what was chosen, and were not said: whom a talk was held with."""
    chosen = {str(value) for value in values.values()}
    return tuple(each for each in definition.fields if chosen & {*each.wanted_with} and each.key not in values)


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _labelled(fields: Sequence[Field], text: str, people: Iterable[str]) -> tuple[dict[str, str], str]:
    """Values by key, the later one counting, and what no label claims. «来源监督检查», «责任人张伟» need no colon."""
    keys = {label: field for field in fields for label in field.labels}
    names = "|".join(re.escape(label) for label in sorted(keys, key=len, reverse=True))
    plain = "|".join(
        f"(?:{'|'.join(map(re.escape, each.labels))})(?=[是为]?{known})"
        for each in fields
        if (known := _known(each, people))
    )
    label = rf"(?P<label>{names})\s*[：:]\s*" + (rf"|(?P<plain>{plain})[是为]?" if plain else "")
    marks = list(re.finditer(rf"(?:^|(?<=[\s，,。；;、]))(?:{label})", text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    rest, found = text[: marks[0].start()] if marks else text, {}
    for mark, end in zip(marks, ends, strict=False):
        value = text[mark.end() : end].strip(" ，,。；;、\n")
        field = keys[mark["label"] or mark["plain"]]
        if field.type not in TEXTS or field.reader:
            apart = _WORD if field.type in ("choice", "person", "paper") else _CLAUSE
            value, *more = (part.strip() for part in apart.split(value, maxsplit=1))
            rest = "，".join(part for part in (rest, *more) if part)
        found[field.key] = value
    return found, rest.strip(" ，,。；;、\n")


def _known(field: Field, people: Iterable[str]) -> str:
    """What may stand right behind the field's label: its choices, or who is known; "" for what has no such words."""
    said = [*field.choices, *(word for words in field.choices.values() for word in words)]
    said += people if field.type == "person" else ()
    return f"(?:{'|'.join(map(re.escape, said))})" if said else ""


def _find(definition: LedgerDefinition, field: Field, rest: str, reading: Reading) -> Any:
    """A field's value in words that carry no label; None when they do not say it."""
    match field.type:
        case "date":
            return _find_date(definition, field, rest, reading)
        case "choice":
            return named_choice(field, rest)
        case "person":
            places = [(rest.find(name), name) for name in reading.people if name in rest]
            return min(places)[1] if places else None
        case "count":
            found = next((each for each in COUNT.finditer(fold(rest)) if each["unit"] in _COUNTED), None)
            return as_count(field, found) if found else None
        case "money":
            return read_yuan(field, rest)
        case "paper":
            paper = PAPER.search(rest)
            return paper[0] if paper else None
        case _:
            return None


def _find_date(definition: LedgerDefinition, field: Field, rest: str, reading: Reading) -> str | None:
    """A past date stands first; one to come stands with 前, 期限 … or is the only one that the register asks for."""
    dates = [each for each in definition.fields if each.type == "date"]
    if field != next(each for each in dates if (each.when == "future") == (field.when == "future")):
        return None
    if field.when != "future":
        if field.when == "any" and (span := _SPAN.search(rest)):
            return read_date(field, span[0].removesuffix(span["end"]), reading)
        head = LEADING_DAY.match(rest)
        said = rest if definition.parsed_only else head[0] if head else day_apart(rest)
        return done_day(field, said or rest, reading) if field.is_day_done else read_date(field, said, reading)
    clauses = [clause for clause in _CLAUSE.split(rest) if _names_due(clause, reading)]
    if span := _SPAN.search(rest):  # «11月25日到27日»: the first is the start's
        clauses.insert(0, span["end"] if "月" in span["end"] else f"{span['month'] or ''}{span['end']}")
    if not clauses and all(each.when == "future" for each in dates):
        clauses = [rest]
    return next((value for clause in clauses if (value := read_date(field, clause, reading))), None)


def _free_words(rest: str, values: dict[str, Any], definition: LedgerDefinition, reading: Reading) -> str:
    """What is left for the free field: without the leading day, a person named in front, and a bare deadline."""
    words = rest
    if any(field.type == "date" and field.when != "future" for field in definition.fields):
        words = LEADING_DAY.sub("", words, count=1)
    for field in definition.fields:
        if field.key in values:
            words = _without_leading(field, values[field.key], words)
    if any(field.when == "future" and field.key in values for field in definition.fields):
        clauses = re.split(r"(?<=[，,。；;\n\s])", words)
        words = "".join(clause for clause in clauses if not _is_only_due(clause, reading))
    words = without_apart(definition, values, words.strip(" ，,。；;、：:\n"))
    return kept_words(words, reading)


def _without_leading(field: Field, value: Any, words: str) -> str:
    """Without the person in front, or a choice or a document's number that stands apart there."""
    if field.type == "person":
        return re.sub(rf"^{re.escape(value)}(?:同志)?[\s，,：:]*", "", words)
    said = (
        (value, *field.choices.get(value, ())) if field.type == "choice" else (value,) if field.type == "paper" else ()
    )
    for each in said:
        words = re.sub(rf"^{re.escape(each)}(?:\s+|[：:]\s*)(?=\S)", "", words)
    return words


def _is_only_due(clause: str, reading: Reading) -> bool:
    said = clause.strip(" ，,。；;\n")
    return bool(_ONLY_DUE.fullmatch(said) and _names_due(said, reading))


def _names_due(clause: str, reading: Reading) -> bool:
    return _DUE.search(clause) is not None or read_deadline(clause, reading.now, reading.calendar) is not None


def canonical(definition: LedgerDefinition, department: str, values: dict[str, Any]) -> str:
    """An entry's command written from its values alone: not a word of the sender's is in it."""
    parts = [label_value(field, values[field.key]) for field in definition.fields if field.key in values]
    return " ".join(part for part in (definition.words[0], department, *parts) if part)
