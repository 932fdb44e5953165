"""What sounds like an entry, without 记: asked about before it is one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from actions.ledger import entries
from actions.ledger.leaders import Leader
from handlers.ledger.file import OWNER, Unowned, file_for, kept_read, offer_register, read_of_leader, take_entry
from handlers.ledger.list_words import read_list
from handlers.ledger.owner import begins_with_leader, leader_of
from handlers.ledger.unfinished import FIELD, definition_of
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, Order, act
from policy.fields.days import LEADING_DAY
from policy.fields.fits import Reading
from policy.fields.ways import OTHER
from policy.ledger.apart import deeds_apart
from policy.ledger.definition import LedgerDefinition, in_force
from policy.ledger.nth_words import read_nth
from policy.ledger.reading import EntryRead, begins, read_entry, speaks_of
from policy.notice import looks_like_notice
from policy.text.asking import is_question
from policy.text.write import say_day

OFFER: Final = "offered_entry"
SHORTEST = 8  # characters of a text that tells of something done
_DONE = re.compile(r"谈|督导|督促|检查|查[了过看]|走访|听取|调研|研究|部署|党课|学习|述责|述廉")
_BESIDE = re.compile(
    r"(?:(?:还有|另外|再就是|对了|[哦噢啊]|(?:刚才|刚刚?)?(?:说|记|写)错了)+(?:就是|一[条次个件])?|那就[写记](?:上|成)?|(?:再|还)[来有]一[条次个件])[，,：:、\s]*"
)
_ASKS = r"(?:请|麻烦|也|都|先|再|想|要|我|你|这[个件条事]?|[帮给替把]\S{0,5}?)*"
_ON_FILE = r"(?:我的?|本人)?(?:履责|主体责任)?(?:台[账帐]|记录|履责|账)?[里上中]?"
RECORD: Final = re.compile(  # «给我记到履责上», «补记上周的……»: no part of what was done
    rf"(?:^|[，,。；;\s]){_ASKS}补?[登记录写填加添][记录登上]?(?:一?[下笔条个]|[到进入]去?|在|上)*{_ON_FILE}(?:一[笔条])?[吧了啊]?(?=[，,。；;：:\s]|$)"
    rf"|(?:的[一-龥]{{2,4}})?补[记登录](?:一?[下笔条])?[：:]"
    rf"|^{_ASKS}(?:补[记登录]?(?:一[笔条])?|[登]?记一[下笔条])|^{_ASKS}(?:台[账帐]|记录)[里上]?[加记补添]一?[条笔][吧了]?(?=\W|$)"
)
_ALSO = re.compile(rf"({LEADING_DAY.pattern})(?:我?[也又还]|我)+")
_TODAY = re.compile(r"上午|下午|中午|刚才|刚刚|早上")
_NOT_DONE = re.compile(r"是否|请.{0,8}(?:参加|参会|列席|出席)|定于|通知|报送|准备|拟|将|不是|不对|[写记说]错|应该是")


@dataclass(frozen=True)
class Offered:
    """What sounded like entries, as they were read then, and whose they may be; there is one at least."""

    owners: tuple[str, ...]
    entries: tuple[Unowned, ...]


def without_request(text: str) -> str:
    """What was done, without the wish that it be recorded: «……，记一笔»."""
    return RECORD.sub("", text).strip(" ，,。；;：:")


def dated(text: str) -> str:
    """«上午检查了……» is about today, «还有昨天也谈过一次» tells of one more."""
    told = _BESIDE.sub("", text.strip(), count=1) if _BESIDE.match(text.strip()) else text.strip()
    return _ALSO.sub(r"\1", f"今天{told}" if _TODAY.match(told) else told, count=1)


def _sounds_like_entry(desk: Desk, message: Message) -> tuple[LedgerDefinition, EntryRead] | None:
    """«今天找规划科三个同志谈了廉政» by or of a leader: a day up to today, something done, and no question or notice."""
    context, text = desk.context, without_request(message.text)
    if len(text) < SHORTEST or not _DONE.search(text) or _NOT_DONE.search(text):
        return None
    if is_question(text) or looks_like_notice(text) or read_nth(text) is not None:
        return None
    if not context.me.has("leader", "principal") and not begins_with_leader(context, dated(text)):
        return None
    reading = Reading(message.at, context.rules.calendar, unkept=())
    for definition in in_force(context.rules.ledgers, context.today):
        if definition.kept_by:
            read = read_entry(definition, dated(text), reading)
            if read.ask is None and not read.missing and OTHER not in read.values.values():
                return definition, read
    return None


@act("offer_entry", match=_sounds_like_entry, order=Order.NOTICE, roles=DEPARTMENT)
def offer_entry(desk: Desk, message: Message, found: tuple[LedgerDefinition, EntryRead]) -> Reply:
    """Offer to record it, beside what is offered already; nothing is filed before the answer."""
    definition, _heard = found
    deeds = deeds_apart(dated(without_request(message.text)))
    offers = [offer_beside(desk, definition, *read_of_leader(desk, definition, each, message.at)) for each in deeds]
    return offers[-1]  # which has the others with it, or lies upon them


def offer_beside(desk: Desk, definition: LedgerDefinition, leaders: Sequence[Leader], read: EntryRead) -> Reply:
    """Ask whether it is to be recorded, with what is offered already."""
    owners = tuple(each.key for each in leaders)
    waiting = question.kept_of(desk, OFFER, Offered)
    before = waiting.entries if waiting is not None and waiting.owners == owners else ()
    new = Unowned(definition.key, read.values, read.ask)
    offered = Offered(owners, (*(each for each in before if each != new), new))
    asked = offer(desk, offered, beside=waiting is not None and not before)
    return Reply(asked.text, "ask", {"ledger": definition.key, "fields": read.values, **asked.facts})


def offer(desk: Desk, offered: Offered, beside: bool = False) -> Reply:
    """Ask whether these are to be recorded, each by its place where there are several; `beside` another leader's, which wait."""
    if not beside:
        question.give_way(desk, OFFER)  # what is offered now has all of it
    another = any(question.is_open(desk, each) for each in (OWNER, FIELD))  # entry, which is not lost by this
    lines, book = [say_entry(desk, each) for each in offered.entries], _book(desk, offered)
    text = f"是否记入{book}？{lines[0]}"
    if len(lines) > 1:
        numbered = (f"第{place}条 {line}" for place, line in enumerate(lines, 1))
        text = "\n".join([f"是否记入{book}，共{len(lines)}条？", *numbered])
    choices = {"是": question.YES, "否": question.DROP}
    return question.ask(
        desk, OFFER, text, choices, offered, field="ledger", dropped="好的，未登记。", aside=beside or another
    )


def _book(desk: Desk, offered: Offered) -> str:
    """«胡强同志台账» where it is another's and clear whose."""
    whose = [leader_of(desk.context, key) for key in offered.owners]
    return f"{whose[0].name}同志台账" if len(whose) == 1 and whose[0].member != desk.context.me.member else "台账"


def say_entry(desk: Desk, entry: Unowned) -> str:
    """«11月19日（周四），廉政谈话：…»."""
    values = kept_read(definition_of(desk, entry.ledger), entry).values
    return f"{say_day(date.fromisoformat(values['date']))}，{values['way']}：{values.get('content', '')}"


@question.answers(OFFER, roles=DEPARTMENT, version=3)
def offered_entry(desk: Desk, kept: Offered, _yes: str) -> Reply:
    """They are to be recorded, under the days on which they were told."""
    owners = [leader_of(desk.context, each) for each in kept.owners]
    replies = [_filed(desk, owners, each) for each in kept.entries]
    return replace(replies[-1], text="\n".join(each.text for each in replies)).plus(question.repeat(desk))


def _filed(desk: Desk, owners: Sequence[Leader], entry: Unowned) -> Reply:
    definition = definition_of(desk, entry.ledger)
    return file_for(desk, definition, owners, kept_read(definition, entry))


def _speaks_of(desk: Desk, message: Message) -> tuple[LedgerDefinition, str] | None:
    context = desk.context
    if looks_like_notice(message.text):
        return None
    mine = [
        each
        for each in entries.definitions(context)
        if not each.kept_by and each.words and context.me.roles & set(each.write)
    ]
    found = speaks_of(message.text, mine)
    return None if found is None or begins(message.text, mine) or read_list(desk, message.text) else found


@act("offer_register", match=_speaks_of, order=Order.NOTICE)
def offer_a_register(desk: Desk, message: Message, found: Any) -> Reply:
    """«整改 交通局 招标不规范，12月15日前»: 是否登记为问题整改. Where only what is parsed may be kept, filed as read."""
    definition, rest = found
    if definition.parsed_only:
        return take_entry(desk, definition, rest, message.at)
    return offer_register(desk, [definition], rest, message.at)
