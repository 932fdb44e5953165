"""Every verb from every state: the act itself refuses in the row's own words, and changes nothing.

Two windows: the second person's was opened before the first acted, so its row is stale. The table that is walked is
that of actions/common/states.py; a verb without its act here is a failure.
"""

import threading
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from actions.common import states
from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.states import KINDS, EntryState, MeetingState, OpinionState, ReportState, State
from actions.ledger import changes, entries, evidence, file_import, filing, finding
from actions.ledger import review as entry_review
from actions.ledger.file_rows import EntryRow
from actions.matter import matters
from actions.meeting import attendance, integrity, opinions
from actions.meeting import changes as meetings
from actions.people import applications, handover
from actions.publication import draft as drafts
from actions.publication import publish
from actions.report import dates, submit
from actions.report import review as report_review
from actions.report.obligations import open_periods
from actions.sending import digests
from bot.assistant import Assistant
from storage.base import Base
from storage.models import (
    Application,
    Attendance,
    ChatGroup,
    Department,
    Digest,
    Handover,
    IntegrityRequest,
    LedgerEntry,
    Matter,
    MatterNote,
    MeetingNotice,
    Member,
    Obligation,
    Opinion,
    Publication,
    Receipt,
    Submission,
)  # fmt: skip
from tests.conftest import NOW, ON_ONE_ENGINE, Conversation

LIAISON, OFFICE, INSPECTOR, STRANGER = "wangmin", "zhaoli", "liqiang", "guizhou"
Act = Callable[[Context, Any], object]


def definition_of(context: Context, row: LedgerEntry) -> Any:
    return entries.definition_of(context, row.ledger)


def entry_act(act: Callable[..., object], *more: Any) -> Act:
    return lambda context, row: act(context, definition_of(context, row), row, *more)


def reimport(context: Context, row: LedgerEntry) -> None:
    item = EntryRow("第2行", row.department, NOW.year, row.owner, {"duty": "别的"})
    change = file_import.Change(item, row, {"duty": "别的"}, "")
    file_import._change(context, file_import.definition_of(context), change)


def last_gate(context: Context, row: LedgerEntry) -> None:
    definition = definition_of(context, row)
    for gate in definition.gates[:-1]:
        changes.note(context, row, "gate", "", gate=gate.key)
    changes.progress(context, definition, row, definition.gates[-1].title)


ACTS: Mapping[type[Base], Mapping[str, tuple[str, Act]]] = {
    Obligation: {
        "submit": (LIAISON, lambda context, row: submit.submit(context, submit.draft(context, row), "page")),
        "resubmit": (LIAISON, lambda context, row: submit.submit(context, submit.draft(context, row), "page")),
        "announce": (LIAISON, submit.announce_paper),
        "return": (OFFICE, lambda context, row: report_review.return_report(context, row, "台账", "缺少佐证")),
        "accept": (OFFICE, report_review.accept),
        "amend": (LIAISON, lambda context, row: submit.amend(context, row, "更正内容", add=False)),
        "excuse": (OFFICE, lambda context, row: dates.excuse(context, row, "机构改革")),
        "postpone": (LIAISON, lambda context, row: dates.ask_extension(context, row, "外出学习")),
        "withdraw": (LIAISON, lambda context, row: states.move(context, row, "withdraw")),
        "withdraw_again": (LIAISON, lambda context, row: states.move(context, row, "withdraw_again")),
    },
    LedgerEntry: {
        "correct": (LIAISON, entry_act(changes.correct, {"duty": "别的"})),
        "attach": (LIAISON, lambda context, row: evidence.attach(context, row, "media")),
        "progress": (LIAISON, entry_act(changes.progress, "已完成一半")),
        "item_progress": (LIAISON, entry_act(changes.progress, "已完成一半")),
        "finish": (OFFICE, last_gate),
        "close": (OFFICE, entry_act(changes.close, "")),
        "accept": (OFFICE, entry_act(entry_review.accept)),
        "return": (OFFICE, entry_act(entry_review.return_entry, "措施空泛")),
        "resubmit": (LIAISON, entry_act(entry_review.resubmit, {"duty": "别的"})),
        "import": (OFFICE, reimport),
        "withdraw": (LIAISON, entry_act(changes.withdraw, "有误")),
        "share": (LIAISON, entry_act(changes.share)),
        "report": (LIAISON, entry_act(finding.report_done, "已补充完善")),
        "send_back": (OFFICE, entry_act(entry_review.return_entry, "缺少佐证")),
        "reopen": (OFFICE, entry_act(finding.reopen, "又出现同类问题", date(2026, 12, 20))),
        "extend": (LIAISON, lambda context, row: states.move(context, row, "extend")),
        **{
            verb: (LIAISON, lambda context, row, verb=verb: states.move(context, row, verb))
            for verb in ("restore_filed", "restore_open", "restore_submitted")
        },
    },
    MeetingNotice: {
        "amend": (LIAISON, lambda context, row: meetings.amend(context, row, {"place": "五楼"})),
        "reschedule": (LIAISON, lambda context, row: meetings.reschedule(context, row, {"day": date(2026, 12, 9)})),
        "postpone": (LIAISON, lambda context, row: meetings.call_off(context, row, MeetingState.POSTPONED, None)),
        "cancel": (LIAISON, lambda context, row: meetings.call_off(context, row, MeetingState.CANCELLED, None)),
        "excuse": (OFFICE, lambda context, row: meetings.excuse(context, row, "紧急")),
        "attend": (OFFICE, lambda context, row: attendance.plan(context, row, [context.me.member])),
        "conclude": (OFFICE, lambda context, row: attendance.attended(context, row, [], "attended", None)),
    },
    Opinion: {
        "answer": (LIAISON, lambda context, row: opinions.answer(context, row, "已补充")),
        "recall": (OFFICE, opinions.recall_opinion),
    },
    IntegrityRequest: {"answer": (OFFICE, integrity.answer)},
    Matter: {
        "note": (LIAISON, lambda context, row: matters.note(context, row, "已招标", done=False)),
        **{each.value: (LIAISON, lambda context, row, verb=each.value: states.move(context, row, verb)) for each in states.MatterStage},
    },
    Application: {
        "approve": (OFFICE, lambda context, row: applications.decide(context, row, approved=True)),
        "refuse": (OFFICE, lambda context, row: applications.decide(context, row, approved=False)),
        "replace": (STRANGER, lambda context, row: states.move(context, row, "replace")),
    },
    Digest: {
        "release": (OFFICE, digests.release),
        "drop": (OFFICE, digests.drop),
    },
    Attendance: {
        verb: (OFFICE, lambda context, row, verb=verb: attendance._decide(context, row, verb, None))
        for verb in ("plan", "attended", "absent")
    },
    Publication: {
        "drop": (OFFICE, drafts.drop),
        "recall": (OFFICE, publish.recall),
        **{verb: (OFFICE, lambda context, row, verb=verb: states.move(context, row, verb)) for verb in ("release", "replace")},
        "answer": (LIAISON, lambda context, row: states.hold(context, row, "answer")),
    },
    Receipt: {
        verb: (LIAISON, lambda context, row, verb=verb: states.move(context, row, verb))
        for verb in ("sign", "study", "come", "excuse", "depute", "answer")
    },
}  # fmt: skip
LEDGERS = {
    "reopen": "rectification",
    "progress": "rectification",
    "finish": "project_supervision",
    "close": "rectification",
    "report": "rectification",
    "send_back": "rectification",
}  # else the checklist


def make(context: Context, kind: type[Base], verb: str) -> Any:
    """A row of 交通局 on which the verb can be tried."""
    session = context.session
    department = session.scalars(select(Department).where(Department.name == "交通局")).one()
    member = session.scalars(select(Member).where(Member.userid == LIAISON)).one()
    number, other = next_number(context), next_number(context)
    meeting = {
        "number": number, "department": department, "type": "党组会议", "day": date(2026, 11, 27), "reported_at": NOW, "reported_by": LIAISON,
        "dated_at": NOW, "text": "", "on_time": False, "attendances": [],
    }  # fmt: skip
    publication = {
        "number": number, "group_id": department.group_id, "kind": "notice", "title": "", "text": "", "audience": {"parts": [], "minus": []}, "created_at": NOW,
        "created_by": OFFICE, "sent_at": NOW, "sent_by": OFFICE,
    }  # fmt: skip
    if kind is Obligation:
        open_periods(context)
        query = select(Obligation).where(Obligation.department_id == department.id, Obligation.kind == "ledger")
        row = session.scalars(query.order_by(Obligation.due_on).limit(1)).one()
        if verb != "submit":
            row.submissions.append(
                Submission(number=number, submitted_at=NOW, submitted_by=LIAISON, way="page", on_time=True)
            )
        return row
    if kind is LedgerEntry:
        found = entries.definition_of(context, LEDGERS.get(verb, "checklist"))
        assert found is not None
        return filing.add(context, found, department, {}, owner=member)
    made: dict[type[Base], Callable[[], Base]] = {
        MeetingNotice: lambda: MeetingNotice(**meeting),
        Opinion: lambda: Opinion(number=number, meeting=MeetingNotice(**meeting | {"number": other}), text="", sent_at=NOW,
                                 sent_by=OFFICE),
        IntegrityRequest: lambda: IntegrityRequest(number=number, department=department, candidates=3, due_on=NOW.date(),
                                                   asked_at=NOW, asked_by=LIAISON),
        Matter: lambda: Matter(number=number, department=department, title="", kind="funds", stage="motion", opened_at=NOW),
        Application: lambda: Application(number=number, userid=STRANGER, department=department, role="liaison", name="周华",
                                         applied_at=NOW),
        Digest: lambda: Digest(number=number, due_on=date(2026, 11, 25), offset=0, state="held", made_at=NOW, chat=ChatGroup(
            name=verb, group_id=department.group_id, kind="mixed", channel="webhook", address=verb, members=[], state="active",
            created_at=NOW, created_by=OFFICE)),
        Publication: lambda: Publication(**publication),
        Receipt: lambda: Receipt(publication=Publication(**publication), member=member, department_id=department.id),
        Attendance: lambda: Attendance(member=member, decided_at=NOW, meeting=MeetingNotice(**meeting)),
    }  # fmt: skip
    row = made[kind]()
    session.add(row)
    return row


def put(session: Session, row: Any, state: State, verb: str) -> None:
    """The first person has acted: the row stands so in the database."""
    setattr(row, KINDS[type(row)].column, state)
    if verb == "submit":
        session.execute(delete(Submission))
    if isinstance(row, LedgerEntry):
        row.shared = verb != "share"
    if isinstance(row, MeetingNotice):
        row.excused, row.attends = None, None
        row.attendances.clear()
    session.flush()


KIND_NAMES = {kind.__name__: kind for kind in KINDS}


@pytest.mark.parametrize("name", KIND_NAMES)
def test_every_verb_from_every_state_with_a_stale_window(bot: Conversation, name: str) -> None:
    kind, assistant = KIND_NAMES[name], bot.assistant
    table = KINDS[kind]
    assert set(ACTS[kind]) == set(table.moves)
    for verb, step in table.moves.items():
        userid, act = ACTS[kind][verb]
        with assistant.database.write() as session:
            made = make(assistant.context(session, LIAISON), kind, verb)
            session.flush()
            key = made.id
        for state in table.states:
            second = window(assistant, kind, key)
            with assistant.database.write() as session:
                put(session, session.get_one(kind, key), state, verb)
            said = tried(assistant, userid, second, act)
            with bot.session() as session:
                now = states.state_of(session.get_one(kind, key))
            start = step.start & table.moves["progress"].start if verb == "finish" else step.start
            if state in start:
                assert said is None, (verb, state, said)
                assert step.to is None or now == step.to or verb == "release", (verb, state, now)
            else:
                assert said is not None, (verb, state)
                assert now == state
                assert state.word in said or step.again in said, (verb, state, said)


def window(assistant: Assistant, kind: type[Base], key: int) -> Any:
    """The row as somebody's window shows it, whatever becomes of it since."""
    with assistant.database.read() as session:
        return session.get_one(kind, key)


def tried(assistant: Assistant, userid: str, stale: Any, act: Act) -> str | None:
    """What the act says when it refuses; None when it was done."""
    try:
        with assistant.database.write() as session:
            act(assistant.context(session, userid), session.merge(stale, load=False))
    except UserError as error:
        return str(error)
    return None


def test_of_two_at_once_one_is_first(bot: Conversation) -> None:
    """Two threads, two transactions: one returns the report, one accepts it."""
    assistant = bot.assistant
    bot.say(LIAISON, "报送 台账 11月 无")
    with bot.session() as session:
        key = session.scalars(select(Obligation.id).where(Obligation.state == ReportState.SUBMITTED)).one()
    together, said = threading.Barrier(2), {}

    def run(verb: str) -> None:
        userid, act = ACTS[Obligation][verb]
        stale = window(assistant, Obligation, key)
        together.wait()
        said[verb] = tried(assistant, userid, stale, act)

    threads = [threading.Thread(target=run, args=(verb,)) for verb in ("return", "accept")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refused = [text for text in said.values() if text]
    assert len(refused) == 1
    with bot.session() as session:
        row = session.get_one(Obligation, key)
        assert row.state.word in refused[0]
        told = bot.pushes(LIAISON)
    assert len([text for text in told if "台账" in text]) == 1


def test_what_was_undone_is_neither_undone_again_nor_confirmed(bot: Conversation) -> None:
    bot.say(OFFICE, "交接 张伟 → 高飞 12月10日")
    bot.say(OFFICE, "确认")
    with bot.session() as session:
        key = session.scalars(select(Handover.id)).one()
    stale = [window(bot.assistant, Handover, key) for _ in range(3)]
    assert tried(bot.assistant, OFFICE, stale[0], handover.undo) is None
    assert "此前已撤销" in str(tried(bot.assistant, OFFICE, stale[1], handover.undo))
    assert "已撤销" in str(tried(bot.assistant, "zhangwei", stale[2], handover.confirm))


@ON_ONE_ENGINE
class TestTwoPeople:
    """The same in chat: the second is told what the first did."""

    def test_a_second_return_keeps_the_first_reasons(self, bot: Conversation) -> None:
        bot.say(LIAISON, "报送 台账 11月 无")
        bot.say(OFFICE, "退回 交通局 台账 11月 第3项措施空泛")
        bot.say(INSPECTOR, "退回 交通局 台账 11月 缺少佐证")
        bot.say(OFFICE, "确认")
        assert "此前已退回" in bot.say(INSPECTOR, "确认")
        with bot.session() as session:
            assert session.scalars(select(Submission)).one().returned_reason == "第3项措施空泛"
        assert len(bot.pushes(LIAISON)) == 1

    def test_paper_after_the_report_changes_nothing(self, bot: Conversation) -> None:
        bot.say(LIAISON, "报送 台账 11月 无")
        with bot.session() as session:
            key = session.scalars(select(Obligation.id).where(Obligation.state == ReportState.SUBMITTED)).one()
        said = tried(bot.assistant, LIAISON, window(bot.assistant, Obligation, key), submit.announce_paper)
        assert said is not None
        assert "已报" in said
        with bot.session() as session:
            assert session.get_one(Obligation, key).state == ReportState.SUBMITTED

    def test_what_was_accepted_is_not_returned(self, bot: Conversation) -> None:
        bot.say(LIAISON, "报送 台账 11月 无")
        bot.say(OFFICE, "审核通过 交通局 台账 11月")
        said = bot.say(INSPECTOR, "退回 交通局 台账 11月 缺少佐证")
        assert "已审核" in said
        assert "请回复“确认”" not in said

    def test_the_newest_that_waits_is_meant_not_one_that_is_settled(self, bot: Conversation) -> None:
        bot.at("2026-11-22T10:00").say(LIAISON, "报送 台账 11月 无")
        bot.at("2026-12-20T10:00").say(LIAISON, "报送 台账 12月 无")
        bot.say(OFFICE, "审核通过 交通局 台账 12月")
        assert "已登记审核通过：交通局11月" in bot.say(OFFICE, "审核通过 交通局 台账")

    def test_an_answer_stands(self, bot: Conversation) -> None:
        bot.say(LIAISON, "会议通知：定于11月27日下午2:30在局三楼会议室召开党组会议，研究：1.预算编制。联系人：王敏")
        bot.say(INSPECTOR, "意见 2026-0001 建议暂缓")
        bot.say(INSPECTOR, "确认")
        bot.say(LIAISON, "答复 2026-0002 已补充可研报告")
        assert "此前已答复" in bot.say("liujianguo", "答复 2026-0002 不采纳")
        with bot.session() as session:
            row = session.scalars(select(Opinion)).one()
        assert (row.state, row.answer) == (OpinionState.ANSWERED, "已补充可研报告")

    def test_who_was_there_is_said_once(self, bot: Conversation) -> None:
        bot.say(LIAISON, "会议通知：定于11月23日上午9点在局三楼会议室召开党组会议，研究：1.预算编制。联系人：王敏")
        bot.say(OFFICE, "参会 2026-0001 李强")
        bot.at("2026-11-23T15:00").say(INSPECTOR, "已参会 2026-0001")
        assert "李强同志已参会" in bot.say(OFFICE, "未参会 2026-0001 与其他会议冲突")
        with bot.session() as session:
            assert session.scalars(select(Attendance)).one().reason is None

    def test_a_finished_matter_takes_no_progress(self, bot: Conversation) -> None:
        bot.say(LIAISON, "动议 滨河路改造项目")
        bot.say(LIAISON, "进展 2026-0001 完成")
        assert "事项 2026-0001 完成，无需再登记进展" in bot.say("liujianguo", "进展 2026-0001 已招标")
        with bot.session() as session:
            assert [note.text for note in session.scalars(select(MatterNote))] == ["完成"]

    def test_an_entry_that_was_withdrawn_is_not_accepted(self, bot: Conversation) -> None:
        bot.say(LIAISON, "记清单 班子成员 分管领域每季度开展廉政风险排查 责任人：张伟 时限：12月31日")
        with bot.session() as session:
            number = session.scalars(select(LedgerEntry.number)).one()
        bot.say(LIAISON, f"撤回 {number} 有误")
        assert f"{number} 已撤回，暂无需审核" in bot.say(OFFICE, f"审核通过 {number}")
        with bot.session() as session:
            assert session.scalars(select(LedgerEntry.state)).one() == EntryState.WITHDRAWN
