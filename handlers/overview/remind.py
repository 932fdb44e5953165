"""催办 by hand: one department at once, all of them after 确认; within two hours it is asked first."""

import re
from dataclasses import replace
from itertools import islice
from typing import Final

from pydantic.dataclasses import dataclass

from actions.common import departments
from actions.common.departments import Department
from actions.overview import later
from actions.overview.export_jobs import Job
from actions.publication import urge as answers_urge
from actions.publication.finding import Publication
from actions.publication.receipts import Receipt
from actions.report import urge
from actions.report.urge import Asked
from handlers.overview.lines import reminded
from handlers.talk.follow_on import looked_at
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask, ask_department, chosen_department, confirm, give_way, kept_of
from handlers.talk.registry import GROUP, act, taker
from policy.report.report_words import read_report_words
from policy.text.asking import is_question
from policy.text.selection import Selection, read_selection

_SAID: Final = re.compile(
    r"(?:请|帮我|麻烦)?(?:催办|催促|催一?催|催一?下)(?:一下)?[\s：:]*(?P<rest>.{0,40})", re.DOTALL
)
_EVERYBODY: Final = re.compile(r"全部|所有|各单位|全体|(?:还|都)?(?:没|未)有?(?:报|交)的?(?:单位)?|")
_URGES: Final = re.compile(  # «没交台账的催一下», «都提醒一遍»: beside who is left out it needs no beginning
    r"(?:(?:剩下|剩余|其余|其他|(?:没|未)有?(?:报|交))[^，,。；]{0,6}?|都)(?:再?催|提醒)"
)
_OTHERS: Final = re.compile(r"(?:剩下|剩余|其余|其他)的?(?:那?几?家|单位)?[都也再]*(?:催|提醒)\S{0,4}")
_LAGGING: Final = re.compile(r"(?:没|未)有?(?:报|交)|剩下|剩余|其余|其他|全部|所有|各单位|都催")
_BUT: Final = re.compile(
    r"除(?:了|去|开)?[^，,。；]{2,20}?(?:[以之]?外|其他|其余|别的|剩下|都|全|[，,])"
    r"|[^，,。；]{2,20}(?:(?:不用|不必|不要|先别|先不|暂不|暂时?别|就别|就不|别)(?:再|去|管|给)*(?:催|提醒|发|说|$|(?=[，,。；]))|除外|例外)"
    r"|(?:不用|不必|不要|先别|先不|别)(?:再|去)*催[^，,。；]{2,20}"
)  # «除了文旅局都催一下», «民政局先别催»
MOST_CHOICES: Final = 8
MOST_NAMES: Final = 12
_SENT: Final = 3  # of what was sent and waits, beside reports
UNNAMED: Final = "他们"  # whom it goes to is not said
_LISTS: Final = frozenset({"who_missing", "overdue"})  # what shows who lags


@dataclass(frozen=True)
class Wanted:
    """Whom to remind of what: the words that name a department (empty: all), and the report, with how it is called."""

    whom: str
    of: Asked
    short: str
    among: Selection | None = None

    def bare(self) -> "Wanted":
        """`meant_whom` reads nothing but the names of departments and reports."""
        return self


def _wanted(desk: Desk, text: str, whom: str | None = None) -> Wanted:
    words = read_report_words(text, desk.context.obligations)
    of = urge.asked(desk.context, words.settings, words.period)
    short = f"{words.period}{words.settings.short if words.settings else ''}"
    return Wanted(words.before if whom is None else whom, of, short)


def _says(desk: Desk, message: Message) -> Wanted | None:
    found = _SAID.fullmatch(message.text.strip())
    if found is None:
        return _others(desk, message)
    among = read_selection(found["rest"])
    if among and not all(isinstance(departments.resolve(desk.context, each), Department) for each in among.names):
        return meant_whom(desk, message)  # «催一催教育局、水利局，台账都没交»: a sentence
    if among is None or not (among.but or among.names):
        return _wanted(desk, found["rest"])
    return replace(_wanted(desk, among.rest, ""), among=among)


def _others(desk: Desk, message: Message) -> Wanted | None:
    """«剩下的催», «都提醒一遍，水利局不用»; beside whom it was asked, or who is shown, «水利局别催» is enough."""
    if _OTHERS.fullmatch(message.text.strip()):
        return _wanted(desk, message.text, "")
    shown, asked = kept_of(desk, "confirm_remind", Urging), kept_of(desk, "remind_whom", Wanted)
    if not _BUT.search(message.text) or not (shown or asked or _URGES.search(message.text)):
        return None
    wanted = meant_whom(desk, message)
    if wanted is None or wanted.among is None or not wanted.among.but:
        return None
    if shown is not None:
        left = tuple(each for each in shown.names if each not in wanted.among.but)
        return replace(wanted, of=shown.of, among=Selection(names=left))
    return replace(wanted, of=asked.of, short=asked.short) if asked is not None else wanted


def meant_whom(desk: Desk, message: Message) -> Wanted | None:
    """«提醒教育局交台账», «让他们快点报»: the departments that are named, or all but them; else all who lag, or nobody yet."""
    if is_question(message.text):
        return None
    named = tuple(each.name for each in departments.mentioned(desk.context, message.text))
    said_but = "".join(found[0] for found in _BUT.finditer(message.text))
    but = tuple(each.name for each in departments.mentioned(desk.context, said_but)) if said_but else ()
    if but and set(named) <= set(but):
        return replace(_wanted(desk, message.text, ""), among=Selection(every=True, but=but))
    named = tuple(each for each in named if each not in but)
    if len(named) == 1:
        return _wanted(desk, message.text, named[0])
    if named:
        return replace(_wanted(desk, message.text, ""), among=Selection(names=named))
    return _wanted(desk, message.text, "" if _LAGGING.search(message.text) else UNNAMED)


@act(
    "remind",
    match=_says,
    meant=meant_whom,
    at_once=True,
    roles=GROUP,
    usage="催办 水利局",
    summary="提醒一个单位的联络员；“催办 全部 台账”提醒所有未报单位，也可“除交通局外”",
    examples=("催办 水利局", "催办 全部 台账", "催办 交通局、水利局 台账"),
)
def remind(desk: Desk, message: Message, found: Wanted) -> Reply:
    """One department: reminded now, at any hour. All: shown first, sent after 确认. Nobody named: asked whom."""
    unsaid = found.whom in ("", UNNAMED) and found.of == urge.ALL
    if unsaid and (shown := _shown_last(desk, message)):
        return ask_all(desk, shown.of, shown.short, found.among)
    if unsaid and not found.among and not _LAGGING.search(message.text):
        return _ask_whom(desk, found)
    if _EVERYBODY.fullmatch(found.whom):
        return ask_all(desk, found.of, found.short, found.among)
    department = departments.resolve(desk.context, found.whom)
    if isinstance(department, Department):
        return _remind(desk, department, found.of)
    if department or departments.LIKE_A_NAME.search(found.whom):
        return ask_department(desk, "remind_whom", found.whom, department, found)
    return _ask_whom(desk, found)


def _shown_last(desk: Desk, message: Message) -> Wanted | None:
    """«催一下» after «谁没报台账»: those who lag with what was asked about."""
    last = next(iter(desk.lately), "")
    looked = looked_at(taker(desk, replace(message, text=last))) if last else ""
    return _wanted(desk, last, "") if looked in _LISTS else None


def _ask_whom(desk: Desk, wanted: Wanted) -> Reply:
    """«催一下他们»: who has not reported yet, as choices."""
    names = urge.lagging(desk.context, wanted.of)
    if not names:
        return Reply(
            f"各单位{wanted.short}均无到催办期的待报事项，无需催办。如要提前提醒，请写明单位和事项，如“催办 水利局 清单”。"
        )
    if len(names) > MOST_CHOICES:
        return Reply(f"请写明单位，如“催办 {names[0]}”；提醒所有未报单位请回复“催办 全部”。", "usage")
    choices = {name: name for name in names}
    return ask(
        desk,
        "remind_whom",
        "请问催办哪个单位？提醒所有未报单位请回复“催办 全部”。",
        choices,
        wanted,
        field="department",
    )


@answers("remind_whom", roles=GROUP, version=2)
def remind_whom(desk: Desk, wanted: Wanted, department: str) -> Reply:
    """The department was asked for; of what stands as it was said."""
    return _remind(desk, chosen_department(desk, department), wanted.of)


def _remind(desk: Desk, department: Department, of: Asked) -> Reply:
    before = urge.reminded_at(desk.context, department, of)
    if before is None:
        done = reminded(department.name, urge.remind(desk.context, department, of))
        return Reply(done).plus(_unanswered(desk, department) if of == urge.ALL else "")
    text = f"{department.name}{desk.context.local(before):%H:%M}已提醒过，仍要提醒？"
    return confirm(
        desk, "remind_again", text, Wanted(department.name, of, ""), verb="再次提醒", dropped="好的，未提醒。"
    )


def _unanswered(desk: Desk, department: Department) -> str:
    """What was sent to the department and waits for somebody there: that is reminded of by 催签, for all whom it waits for."""
    found = answers_urge.unanswered(desk.context, department)
    lines = [
        f"{row.title}（{row.number}）{'、'.join(each.member.name for each in left[:MOST_NAMES])}尚未{answers_urge.lacks(desk.context, row)}"
        for row, left in islice(found.items(), _SENT)
    ]
    first = next(iter(found)).number if found else ""
    return (
        f"另有{len(found)}件发文待{department.name}回复：{'；'.join(lines)}。提醒请回复“催签 {first} {department.name}”。"
        if found
        else ""
    )


@answers("remind_again", roles=GROUP, version=2)
def remind_again(desk: Desk, kept: Wanted, _yes: str) -> Reply:
    """«确认»: once more, within two hours."""
    chosen = chosen_department(desk, kept.whom)
    return Reply(reminded(chosen.name, urge.remind(desk.context, chosen, kept.of)))


@dataclass(frozen=True)
class Urging:
    """Who is to be reminded, of what."""

    of: Asked
    names: list[str]


def _selected(desk: Desk, of: Asked, among: Selection | None) -> list[str]:
    """Who of those selected has not reported."""
    only = departments.named(desk.context, among.names if among else ())
    but = departments.named(desk.context, among.but if among else ())
    lagging = urge.lagging(desk.context, of)
    if of == urge.ALL:
        lagging += [each.unit for _row, left in answers_urge.owed(desk.context) for each in left]
    return [each for each in dict.fromkeys(lagging) if each not in but and (not only or each in only)]


def whom_of_many(desk: Desk, text: str) -> Urging | None:
    """Whom «催办 全部», «催办 交通局、水利局 台账» reminds; None for one department, or nobody named."""
    found = _SAID.fullmatch(text)
    if found is None or (among := read_selection(found["rest"])) is None:
        return None
    of = _wanted(desk, among.rest, "").of
    return Urging(of, _selected(desk, of, among))


def ask_all(desk: Desk, of: Asked, short: str, among: Selection | None = None) -> Reply:
    """Everybody who has not reported, or those of them that are selected, shown first; who was reminded within two hours is named."""
    names = _selected(desk, of, among)
    if not names:
        return Reply(f"各单位{short}均无到催办期的待报事项，无需催办。")
    text = say_whom(desk, Urging(of, names), short)
    reminded = urge.lately_reminded(desk.context, of)
    if again := [name for name in names if name in reminded]:
        text += f"其中{'、'.join(again)}两小时内已提醒过。"
    give_way(desk, "remind_whom")
    return confirm(desk, "confirm_remind", text, Urging(of, names), verb="发出", dropped="好的，未发出。")


def say_whom(desk: Desk, kept: Urging, short: str = "") -> str:
    """Whose liaisons are reminded of reports, and who of what the desk has sent and wants answered."""
    lagging = urge.lagging(desk.context, kept.of)
    names = [each for each in kept.names if each in lagging]
    text = f"将提醒{len(names)}个单位的联络员{'报送' + short if short else ''}：{'、'.join(names)}。" if names else ""
    for row, left in _answers_owed(desk, kept):
        before = answers_urge.urged_at(desk.context, row)
        again = f"（{desk.context.local(before):%H:%M}已提醒过）" if before else ""
        people = "、".join(f"{each.unit}{each.member.name}" for each in left[:MOST_NAMES])
        more = f"等{len(left)}人" if len(left) > MOST_NAMES else ""
        text += f"将提醒尚未答复{row.title}（{row.number}）的{len(left)}人{again}：{people}{more}。"
    return text


def _answers_owed(desk: Desk, kept: Urging) -> list[tuple[Publication, list[Receipt]]]:
    """What those departments have still to answer, where no kind of report was named."""
    owed = answers_urge.owed(desk.context) if kept.of == urge.ALL else []
    chosen = [(row, [each for each in left if each.unit in kept.names]) for row, left in owed]
    return [(row, left) for row, left in chosen if left]


@answers("confirm_remind", roles=GROUP, version=2)
def confirm_remind(desk: Desk, kept: Urging, _yes: str) -> Reply:
    """«确认»: those of them who have still not reported are reminded; by a job where they are very many."""
    if len(kept.names) > later.AT_ONCE:
        return in_line(later.ask(desk.context, "催办", (), kept.of, kept.names))
    return Reply(remind_named(desk, kept))


def in_line(job: Job) -> Reply:
    """Acts for very many: done one after the other, and told when they are through."""
    return Reply(
        f"已收到，正在办理：{job.title}，共{job.rows_total}项，编号 {job.number}。办完后告知您；回复“办理进度”可查看进度。"
    )


def remind_named(desk: Desk, kept: Urging) -> str:
    """Remind them, and say how many."""
    sent, unreached = urge.remind_all(desk.context, kept.of, kept.names)
    failed = f"名单中暂无联络员、未能发出：{'、'.join(unreached)}。" if unreached else ""
    answers = [
        f"已提醒{answers_urge.urge(desk.context, row, kept.names)}人答复{row.title}（{row.number}）。"
        for row, _left in _answers_owed(desk, kept)
    ]
    reports = f"已提醒{len(sent)}个单位的联络员。" if sent or not answers else ""
    return f"{reports}{failed}{''.join(answers)}"
