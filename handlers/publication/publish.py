"""发文 in chat: one sentence to one or all, shown with its addressees, sent after 确认."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from actions.common import departments
from actions.common.errors import UserError
from actions.common.numbers import read_number
from actions.publication import audience as audiences
from actions.publication import draft as drafts
from actions.publication import finding, integrity, publish
from actions.publication.draft import Draft
from actions.publication.finding import Publication
from handlers.publication.integrity import offer
from handlers.publication.meeting_time import MOVED, NONE, move, when_and_where
from handlers.publication.shown import show
from handlers.publication.wish import SENDERS, called, freely, wish_of
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import opened
from handlers.talk.registry import act
from policy.publication.audience import Audience, read_audience
from policy.publication.edit import read_edit
from policy.publication.wish import Wish, meeting_kind
from policy.publication.wording import IN_CHAT, addressed_within, unframed
from policy.text.ask import Ask, say_choice
from policy.text.choice import read_word
from policy.time.months import last_day
from policy.when import Days, read_days, read_deadline

# A day by which something comes back: «11月22日前将名单报送», not «节前检查情况的通报».
_DUE = re.compile(r"(?:之前|以前|前|内)[^。；\s]{0,8}(?:(?<![通汇])报(?![告道表])|交|反馈|回复|签收|学|完成|核对)")
_CLAUSES = re.compile(r"[，,；;。\n]")
_VALID = re.compile(r"有效期?(?:至|到|截至)(?P<day>[^，,；;。\s]{2,16})")
_WHOM = "请写明发给谁，如“各单位联络员”“水利局、教育局班子成员”“王敏”："
_LEAST = 4  # characters of a text that is sent out
_ROOMS = 8  # group chats that are offered


def _wanted(desk: Desk, message: Message) -> Wish | None:
    """What is to be sent and is no meeting; «发给全体» alone answers whom something is for."""
    wish = wish_of(desk, message)
    if wish is None or wish.definition.expects == "attendance":
        return None
    asked = opened(desk) if not wish.text and not wish.definition.library else None
    return None if asked and asked.name == "publish_to" else wish


@act(
    "publish",
    match=lambda desk, message: _wanted(desk, message),
    meant=lambda desk, message: freely(desk, message),
    roles=SENDERS,
    usage="发通知 各单位 ……",
    summary="向单位、联络员或个人发通知，列出接收人后确认",
    examples=("发通知 各单位 12月1日前核对联络员名单", "告诉 水利局 明天下午来综合科领台账本"),
)
def publish_text(desk: Desk, message: Message, found: Wish) -> Reply:
    """Shown with its addressees; nothing leaves before 确认."""
    return _take(desk, message, found)


@act(
    "convene",
    match=lambda desk, message: (wish := wish_of(desk, message)) and wish.definition.expects == "attendance" and wish,
    meant=lambda desk, message: called(desk, message),
    roles=SENDERS,
    usage="发通知 各单位 时间 地点 开会",
    summary="召集会议、会商、约谈、培训，收集参会、请假和代会",
    examples=("发通知 各单位 12月1日下午3点到三楼会议室开工作会议",),
)
def convene(desk: Desk, message: Message, found: Wish) -> Reply:
    """A meeting that the group calls: date, place, who must come."""
    return _take(desk, message, found)


def convene_so(desk: Desk, text: str, at: datetime) -> Reply:
    """Words that were found to be of a meeting which the group calls, whoever comes: asked for where it is not said."""
    kind = meeting_kind(text, finding.definitions(desk.context))
    wish = freely(desk, Message(desk.context.userid, text, at))
    return complete(desk, Draft(kind.key, (wish and wish.audience) or Audience(), text), at, text)


def _take(desk: Desk, message: Message, wish: Wish) -> Reply:
    context, each = desk.context, wish.definition
    audience = wish.audience
    if audience is None:
        found = read_audience(each.audience, audiences.named(context))
        audience = found[0] if found else Audience()
    return complete(desk, Draft(each.key, audience, wish.text), message.at, message.text)


def complete(desk: Desk, draft: Draft, at: datetime, said: str = "") -> Reply:
    """Read the days of the text, ask for what is unclear, and show the whole."""
    context, draft = desk.context, replace(draft, text=unframed(draft.text))
    if draft.audience.unknown == IN_CHAT:
        return _which_chat(desk, draft)
    if draft.audience.unknown:
        near = departments.resolve(context, draft.audience.unknown)
        names = [near.name] if isinstance(near, departments.Department) else near
        return question.ask_department(desk, "publish_whom", draft.audience.unknown, names, draft)
    if not draft.audience.parts and (within := addressed_within(draft.text, audiences.named(context))):
        draft = replace(draft, audience=within)
    if not draft.audience.parts:
        return question.ask(desk, "publish_to", _WHOM, kept=draft, field="audience")
    definition = finding.definition_of(context, draft.kind)
    if definition.library and integrity.names_occasion(context, draft.text):
        return offer(desk, replace(draft, text=""), said)
    if not draft.text:
        asked = f"请写明要发给{draft.audience.said}的内容："
        return question.ask(desk, "publish_text", asked, kept=draft, field="text")
    until = _VALID.search(draft.text)
    valid = read_days(until["day"], at, context.rules.calendar) if until else None
    draft = replace(draft, valid_until=valid.last if isinstance(valid, Days) else draft.valid_until)
    due = _due(desk, draft, at)
    if isinstance(due, Ask):
        choices = {say_choice(each, context.said_on): each for each in due.choices} | {"不设截止日期": NONE}
        return question.ask(desk, "publish_due", due.text, choices, draft, field="due_on")
    draft = replace(draft, due_on=due)
    return when_and_where(desk, draft, draft.text, at) if definition.expects == "attendance" else show(desk, draft)


def _which_chat(desk: Desk, draft: Draft) -> Reply:
    """«群里说一声，……» where there are several chats, or none."""
    draft, rooms = replace(draft, audience=Audience()), sorted(audiences.named(desk.context).chats)
    if not rooms:
        asked = f"本组还没有可以发送的群，可回复“建群”建立。{_WHOM}"
        return question.ask(desk, "publish_to", asked, kept=draft, field="audience")
    choices = {f"群“{each}”": each for each in rooms[:_ROOMS]}
    return question.ask(desk, "publish_whom", "请问发到哪个群？", choices, draft, field="audience")


def _due(desk: Desk, draft: Draft, at: datetime) -> date | Ask | None:
    """By when something is to come back, in the clause that says so: the day of a meeting is another one."""
    clause = next((each for each in _CLAUSES.split(draft.text) if _DUE.search(each)), None)
    if clause is None:
        return None
    if end := last_day(clause, at.date()):  # shown with its date before it leaves
        return end[1]
    found = read_deadline(clause, at, desk.context.rules.calendar)
    return found.last if isinstance(found, Days) else found


@question.answers("publish_due", roles=SENDERS)
def publish_due(desk: Desk, draft: Draft, choice: str) -> Reply:
    """One of the days that the text may mean, or none."""
    draft = replace(draft, due_on=None if choice == NONE else datetime.fromisoformat(choice).date())
    meets = finding.definition_of(desk.context, draft.kind).expects == "attendance"
    return when_and_where(desk, draft, draft.text, desk.context.said_at) if meets else show(desk, draft)


def _audience(desk: Desk, _draft: Draft, message: Message) -> Audience | None:
    found = read_audience(message.text, audiences.named(desk.context))
    return found[0] if found and not found[1].strip("。") else None


@question.own_words("publish_to", _audience, roles=SENDERS)
def publish_to(desk: Desk, draft: Draft, audience: Audience) -> Reply:
    """Whom it is for."""
    return complete(desk, replace(draft, audience=audience), desk.context.said_at)


def _words(desk: Desk, draft: Draft, message: Message) -> str | None:
    """No mere yes, and no remark on whom it is for («水利局那边别发»)."""
    text = message.text.strip()
    remark = read_edit(text, draft.audience, "", audiences.named(desk.context)) is not None
    return text if len(text) >= _LEAST and read_word(text) is None and not remark else None


@question.own_words("publish_text", _words, roles=SENDERS)
def publish_words(desk: Desk, draft: Draft, text: str) -> Reply:
    """What is to be sent."""
    return complete(desk, replace(draft, text=text), desk.context.said_at)


@question.answers("publish_whom", roles=SENDERS)
def publish_whom(desk: Desk, draft: Draft, name: str) -> Reply:
    """The department that was meant."""
    found = read_audience(name, audiences.named(desk.context))
    parts = (*draft.audience.parts, *(found[0].parts if found else ()))
    return complete(
        desk, replace(draft, audience=replace(draft.audience, parts=parts, unknown="")), desk.context.said_at
    )


@question.answers("confirm_publish", roles=SENDERS)
def confirm_publish(desk: Desk, draft: Draft, _yes: str) -> Reply:
    """«确认»: it gets its number and leaves."""
    context = desk.context
    old = finding.find(context, draft.replaces) if draft.replaces else None
    if draft.replaces and old is None:
        raise UserError(f"{draft.replaces} 已不在您的范围内，未发出。")
    if not drafts.may_release(context):
        drafts.check(context, draft)
        row = drafts.propose(context, draft, min(context.me.group_ids))
        return Reply(f"已拟稿，编号 {row.number}，已报组长审定，审定后发出。")
    row = publish.replace(context, old, draft) if old is not None else publish.send(context, draft)
    count = len(row.receipts)
    back = {"nothing": "", "study": "学习情况"}.get(finding.definition_of(context, row.kind).expects, "回复情况")
    seen = f"回复“签收情况 {row.number}”查看{back}；" if back else ""
    to = f"{count}人" if count else audiences_said(row)
    return Reply(f"已发出，编号 {row.number}，接收{to}。{seen}24小时内可回复“撤回 {row.number}”。")


class _Edited(NamedTuple):
    """The draft as it is to be, and of a meeting its new time or place in words."""

    draft: Draft
    moved: str = ""


def _edited(desk: Desk, draft: Draft, message: Message) -> _Edited | None:
    if read_number(message.text) is not None:
        return None  # is of another thing
    if edit := read_edit(message.text, draft.audience, draft.text, audiences.named(desk.context)):
        return _Edited(replace(draft, audience=edit.audience, text=edit.text))
    moved = MOVED.fullmatch(message.text.strip()) if draft.day else None
    return _Edited(draft, moved["rest"]) if moved else None


@question.own_words("confirm_publish", _edited, roles=SENDERS, first=True)
def edit_draft(desk: Desk, _before: Draft, now: _Edited) -> Reply:
    """«水利局那边别发», «末尾加一句，……», «时间改十点半»: shown as it is now; nothing leaves before 确认."""
    if now.moved:
        return move(desk, now.draft, now.moved, desk.context.said_at)
    return complete(desk, now.draft, desk.context.said_at)


def audiences_said(row: Publication) -> str:
    """To whom it went, as it was said."""
    return finding.audience_of(row).said
