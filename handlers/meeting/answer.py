"""Answers to what was asked about a meeting: a choice, or own words that fit the field (M1)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from actions.common.states import MeetingState
from actions.matter.links import answer_link
from actions.meeting import changes as meeting_changes
from actions.meeting import report
from actions.meeting import rules as meeting_rules
from actions.meeting.report import MeetingNotice
from actions.meeting.telling import tell_desk
from actions.meeting.words import RECEIPT_END, say_verdict
from handlers.meeting.answer_words import UNCLEAR, UNUSED, UNUSED_SAID, moment_of, read_answer
from handlers.meeting.facts import ask_facts
from handlers.meeting.fields import SAME, form_words, note_form, read_labels
from handlers.meeting.questions import ANSWER, TITLES, Waiting, ask_about, next_question, say_filled, say_question
from handlers.talk import question
from handlers.talk.heard import digest, heard
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT
from policy.notice.fits import speaks_of
from policy.screening.listable import tells_of_nobody
from policy.text.ask import Ask

_MAY_ANSWER = DEPARTMENT | {"office"}
_FIELDS_SHOWN = 6  # of the form, to choose from
_FREE = frozenset({"late_reason", "form", "items"})  # fields that take any sentence


def _meeting(desk: Desk, kept: Waiting) -> MeetingNotice:
    found = report.find_meeting(desk.context, kept.number)
    if found is None:
        raise LookupError(f"meeting {kept.number} was in view a moment ago")
    return found


def _settled(desk: Desk, kept: Waiting) -> str | None:
    meeting = report.find_meeting(desk.context, kept.number)
    gone = meeting is None or meeting.state != MeetingState.REGISTERED
    return f"会议 {kept.number} 已不在登记状态，无需补充。" if gone else None


@question.answers(ANSWER, roles=_MAY_ANSWER, settled=_settled)
def meeting_choice(desk: Desk, kept: Waiting, key: str) -> Reply:
    """One of the likely answers was chosen."""
    meeting = _meeting(desk, kept)
    if kept.field == "matter":
        return _filled(desk, meeting, kept, {"matter": key == SAME[0]})
    if kept.field == "starts_at":
        return _filled(desk, meeting, kept, moment_of(key, desk))
    return _filled(desk, meeting, kept, read_answer(desk, meeting, kept, key, desk.context.said_at) or {})


@dataclass(frozen=True)
class _Said:
    """What a message fills in, or what is unclear about it; `loose`: words that may mean something else, too.

    `doubtful` is what was said when it does not even speak of such a thing: then it is asked whether it was meant as the answer.
    """

    filled: dict[str, Any] | Ask
    loose: bool = False
    doubtful: str = ""


def _reads(desk: Desk, kept: Waiting, message: Message) -> _Said | None:
    """What a message fills in; None for what is no answer to this question."""
    if _settled(desk, kept):
        return None
    meeting, said = _meeting(desk, kept), message.text.strip()
    filled = read_answer(desk, meeting, kept, said, message.at)
    loose = isinstance(filled, dict) and filled.keys() <= _FREE and not read_labels(desk, meeting, said, message.at)
    if not isinstance(filled, dict) or not loose:
        return _Said(filled, loose) if filled else None
    lacks = meeting_rules.form_lacks(desk.context, meeting) if kept.fields[0] == "form" else ()
    plain = len(lacks) > 1 and form_words(desk, meeting, said).plain
    if plain:
        return _Said(filled)  # «前期没开过会»: hardly anything else
    if len(lacks) < 2 and any(speaks_of(each, said) for each in _fields_of(filled, meeting)):
        return _Said(filled, loose)
    return _Said(filled, loose, said) if tells_of_nobody(said) else None  # nothing about a person is kept to ask about


def _fields_of(filled: dict[str, Any], meeting: MeetingNotice) -> list[str]:
    """What an answer fills, the form's fields by their own keys: «basis» of «2.basis»."""
    form = filled.get("form", {}).keys() - meeting.form.keys()
    return [*(filled.keys() - {"form"}), *(key.split(".")[-1] for key in form)]


@question.own_words(ANSWER, _reads, roles=_MAY_ANSWER)
def meeting_answer(desk: Desk, kept: Waiting, said: _Said) -> Reply:
    """The answer to what was asked about a meeting; one message may answer several questions."""
    if said.doubtful:
        return _ask_whether_meant(desk, kept, said.doubtful)
    return _filled(desk, _meeting(desk, kept), kept, said.filled)


@dataclass(frozen=True)
class Doubtful:
    """Words that may be the answer or may be meant for something else, and when they were said.

    The words themselves are kept nowhere: `digest` tells them among what the person said lately. `key` is what they were confirmed
    as when this process had not heard them, and they are sent once more.
    """

    waiting: Waiting
    digest: str
    at: datetime
    key: str = ""


_DOUBTFUL: Final = "meeting_doubtful"
_MEANT, _NOT_MEANT = "meant", "not_meant"


def _ask_whether_meant(desk: Desk, kept: Waiting, text: str) -> Reply:
    """«您刚才发的内容，是否记为第2项资金来源？»; which field is meant, where the words speak of none of several."""
    meeting, doubtful = _meeting(desk, kept), Doubtful(kept, digest(text), desk.context.said_at)
    lacks = meeting_rules.form_lacks(desk.context, meeting) if kept.fields[0] == "form" else ()
    read = read_answer(desk, meeting, kept, text, doubtful.at) if len(lacks) > 1 else {}
    meant = read.get("form", {}) if isinstance(read, dict) else {}
    if len(lacks) > 1 and not meant:
        choices = {lack.title: lack.key for lack in lacks[:_FIELDS_SHOWN]} | {"都不是": _NOT_MEANT}
        return question.ask(desk, _DOUBTFUL, "您刚才发的内容是填写哪一项？", choices, doubtful, about=kept.number)
    titles = [lack.title for lack in lacks if lack.key in meant or len(lacks) == 1] or [TITLES[kept.fields[0]]]
    asked = f"您刚才发的内容，是否记为{'、'.join(titles)}？"
    return question.ask(desk, _DOUBTFUL, asked, {"是": _MEANT, "不是": _NOT_MEANT}, doubtful, about=kept.number)


@question.answers(_DOUBTFUL, roles=_MAY_ANSWER, version=2, settled=lambda desk, kept: _settled(desk, kept.waiting))
def meeting_doubtful(desk: Desk, kept: Doubtful, key: str) -> Reply:
    """They were meant as the answer, or not: then nothing is noted, and the question stands."""
    meeting = _meeting(desk, kept.waiting)
    if key == _NOT_MEANT:
        asked = next_question(desk, meeting, changed=kept.waiting.changed)
        return Reply(f"好的，未记入。要办理其他事项请写明，或回复“帮助”。\n{say_question(desk, asked)}".strip())
    meant, text = replace(kept, key=key), heard(desk, kept.digest)
    if not text:
        return question.ask(
            desk, _DOUBTFUL, "该内容在您确认前未作保存，请再发一次。", kept=meant, about=kept.waiting.number
        )
    return _filled(desk, meeting, kept.waiting, _confirmed(desk, meant, text))


def _confirmed(desk: Desk, kept: Doubtful, text: str) -> dict[str, Any] | Ask:
    """What words fill in that were confirmed as the answer, or as that of one field of the form."""
    meeting = _meeting(desk, kept.waiting)
    chosen = [(lack, text) for lack in meeting_rules.form_lacks(desk.context, meeting) if lack.key == kept.key]
    return note_form(desk, meeting, chosen) if chosen else read_answer(desk, meeting, kept.waiting, text, kept.at) or {}


def _reads_again(desk: Desk, kept: Doubtful, message: Message) -> _Said | None:
    if kept.key and digest(message.text) == kept.digest and not _settled(desk, kept.waiting):
        return _Said(_confirmed(desk, kept, message.text.strip()))
    return _reads(desk, kept.waiting, message)


@question.own_words(_DOUBTFUL, _reads_again, roles=_MAY_ANSWER, version=2)
def meeting_said_again(desk: Desk, kept: Doubtful, said: _Said) -> Reply:
    """Other words instead of a yes or no: they are the answer."""
    return meeting_answer(desk, kept.waiting, said)


def _still_asked(kept: Waiting, filled: dict[str, Any]) -> list[Ask]:
    """What was asked with choices and not answered, as it was asked: «三楼会议室» chooses neither of two Fridays."""
    return [Ask(kept.field, kept.asked, kept.choices)] if kept.choices and kept.field not in filled else []


def _filled(desk: Desk, meeting: MeetingNotice, kept: Waiting, filled: dict[str, Any] | Ask) -> Reply:
    context = desk.context
    if isinstance(filled, Ask):
        ask_about(desk, meeting, filled, kept.fields, changed=kept.changed)
        return Reply(say_question(desk, filled), facts={"ask": ask_facts(filled)})
    unused, unclear = filled.pop(UNUSED, ()), filled.pop(UNCLEAR, None)
    told, still = kept.changed or filled.keys() != {"form"}, [unclear] if unclear else _still_asked(kept, filled)
    done = [f"已补记{say_filled(desk, meeting, filled)}。"]
    if "matter" in filled:
        done = [answer_link(context, meeting, filled.pop("matter"))]
    changes = meeting_changes.amend(context, meeting, filled) if filled else []
    asked = next_question(desk, meeting, still, changed=told and not changes)
    done += [*changes, UNUSED_SAID] if unused else changes
    if "starts_at" in filled:
        done.append(say_verdict(context, meeting))
    if asked is None:
        if told and not changes:
            tell_desk(context, meeting, "会议补充")
        done.append(f"会议 {meeting.number} 的信息已补齐，派驻组已收到。{RECEIPT_END}")
    return Reply("\n".join([*done, say_question(desk, asked)]).strip(), forgotten=bool(unused))
