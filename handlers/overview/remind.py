"""催办 by hand: one department at once, all of them after 确认; within two hours it is asked first."""

import re
from dataclasses import replace
from itertools import islice
from typing import Final

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
from handlers.overview.remind_words import (
    EVERYBODY,
    LAGGING,
    SAID,
    UNNAMED,
    Urging,
    Wanted,
    meant_whom,
    said_whom,
    wanted,
)
from handlers.talk.follow_on import looked_at
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask, ask_department, chosen_department, confirm, give_way
from handlers.talk.registry import GROUP, act, taker
from policy.text.selection import Selection, read_selection

MOST_CHOICES: Final = 8
MOST_NAMES: Final = 12
_SENT: Final = 3  # of what was sent and waits, beside reports
_DUTY: Final = re.compile(r"交办|督办|整改|建议书")  # reminded of by their own days, and no report
_LISTS: Final = frozenset({"who_missing", "overdue"})  # what shows who lags


@act(
    "remind",
    match=said_whom,
    meant=meant_whom,
    at_once=True,
    roles=GROUP,
    usage="催办 水利局",
    summary="提醒一个单位的联络员；“催办 全部 台账”提醒所有未报单位，也可“除交通局外”",
    examples=("催办 水利局", "催办 全部 台账", "催办 交通局、水利局 台账"),
)
def remind(desk: Desk, message: Message, found: Wanted) -> Reply:
    """One department: reminded now, at any hour. All: shown first, sent after 确认. Nobody named: asked whom."""
    if found.of == urge.ALL and (duty := _DUTY.search(message.text)):
        return Reply(f"{duty[0]}事项由本助手在到期前提醒，未另作催办。需另行提醒请回复“发通知 单位 ……”。")
    unsaid = found.whom in ("", UNNAMED) and found.of == urge.ALL
    if unsaid and (shown := _shown_last(desk, message)):
        return ask_all(desk, shown.of, shown.short, found.among)
    if unsaid and not found.among and not LAGGING.search(message.text):
        return _ask_whom(desk, found)
    if EVERYBODY.fullmatch(found.whom):
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
    return wanted(desk, last, "") if looked in _LISTS else None


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
    found = SAID.fullmatch(text)
    if found is None or (among := read_selection(found["rest"])) is None:
        return None
    of = wanted(desk, among.rest, "").of
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
