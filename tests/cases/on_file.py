"""A day on which one thing of each kind is on file, for everyday words that name a number.

The number that such words name is exchanged for that of the thing to which the expected act is done: so the act decides, not
that the number is nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from actions.common import departments
from actions.meeting.opinions import Opinion
from actions.people.applications import Application
from actions.people.calls import Call
from actions.people.handover import Handover
from actions.publication import questionnaires
from actions.publication.questionnaires import Questionnaire
from actions.publication.requested import Request
from actions.sending import release
from actions.sending.release import Draft
from handlers.talk.commands import _VERBS
from handlers.talk.numbered import Kind
from handlers.talk.ways import Ways
from scheduler.run.tick import Ticker
from storage.models import (
    Inspection,
    IntegrityRequest,
    LedgerEntry,
    Matter,
    MeetingNotice,
    Publication,
    SpotCheck,
    Submission,
)
from tests.cases.explainer import Explainer
from tests.conftest import Conversation, at
from tests.scheduler.outside import RecordingChannels

NAMED: Final = re.compile(r"(?<![\d〔])(?:(20\d\d-)\d{3,4}|0\d{3})(?![\d号:：])")
OFFICE: Final = "zhaoli"
_NUMBER = re.compile(r"20\d\d-\d{4}")
_NOTICE = "定于{}在局三楼会议室召开党组会，研究：1.{}。联系人：王敏 13800000000"
_NOT_NOW = ("wangmin", "算了")
_TALK = "发通知 各单位 {}到三楼会议室开会商会议"
_ITEM = "记清单 责任主体：党组 责任内容：每半年专题研究 措施：召开{} 完成时限：12月20日"
_YES = (OFFICE, "确认")
_LONG_AGO, _BEFORE, _NOW = "2026-11-02T09:00", "2026-11-09T09:00", "2026-11-18T09:00"
_OVERDUE = [f"2026-11-{day}T09:10" for day in range(10, 14)]  # until the principal's reminder is drafted


@dataclass(frozen=True)
class Thing:
    """When and how it comes on file, and the acts that need just this one; other acts take the first of their kind.

    `{}` in what is said is the number that came last.
    """

    kind: Kind
    when: str
    said: Sequence[tuple[str, str]]
    acts: str = ""
    role: str = ""  # of whom it is, where others do not see it


THINGS: Final = (
    Thing(MeetingNotice, _BEFORE, (("wangmin", _NOTICE.format("11月16日（周一）下午3点", "办公楼维修")), _NOT_NOW), "decide attended absent"),
    Thing(
        Publication, _BEFORE, ((OFFICE, _TALK.format("11月16日上午9点")), _YES),
        "meeting_outcome meeting_findings meeting_tasks record_attendance",
    ),
    Thing(Inspection, _BEFORE, ((OFFICE, "登记检查 交通局、水利局 11月3日至11月5日 问卷20份 谈话3人次"), _YES)),
    Thing(MeetingNotice, _NOW, (("wangmin", _NOTICE.format("11月27日（周五）下午3点", "办公设备更新8万元；2.车辆维修5万元；3.食堂承包")), _NOT_NOW)),
    Thing(Opinion, _NOW, (("liqiang", "意见 {} 请报送纪要"), ("liqiang", "确认"))),
    Thing(MeetingNotice, _NOW, (("wangmin", _NOTICE.format("11月19日（周四）上午9点", "防汛物资采购30万元")), _NOT_NOW), "state_case excuse_meeting"),
    Thing(Publication, _NOW, ((OFFICE, "发通知 各单位 请核对联络员名单"), _YES)),
    Thing(
        Publication, _NOW, ((OFFICE, _TALK.format("11月30日上午9点")), _YES),
        "come excuse depute cancel_convened move_publication signing_list",
    ),
    Thing(LedgerEntry, _NOW, ((OFFICE, "记整改 交通局 监督检查 会议记录要素不全 12月15日前"),)),
    Thing(LedgerEntry, _NOW, (("wangmin", _ITEM.format("专题会")),), "accept_entry return_entry review_entry"),
    Thing(LedgerEntry, _NOW, (("wangmin", _ITEM.format("推进会")), (OFFICE, "退回 {} 措施不具体"), _YES), "resubmit_entry"),
    Thing(LedgerEntry, _NOW, (("liujianguo", "交办 周洁 11月30日前整理档案"),), role="staff"),
    Thing(Publication, _NOW, (("luojun", "发通知 各派驻组 请核对成员名单"), ("luojun", "确认")), role="commission"),
    Thing(Matter, _NOW, (("wangmin", "动议 XX路改造项目"),)),
    Thing(IntegrityRequest, _NOW, (("wangmin", "廉政意见 5人 12月1日前"),)),
    Thing(Handover, _NOW, (("liujianguo", "交接 张伟 → 高飞 12月1日"),)),
    Thing(Submission, _NOW, (("wangmin", "报送 台账 11月 无"),)),
    Thing(Application, _NOW, (("wangfang", "申请 交通局 科室人员 王芳"),)),
    Thing(Request, _NOW, (("wangmin", "领取 17号文"),)),
    Thing(SpotCheck, _NOW, ((OFFICE, "抽查 2家"),)),
    Thing(Call, _NOW, (("wangmin", "转人工"), (OFFICE, "我的待办"))),
)  # fmt: skip


class OnFile:
    """An assistant with all of `THINGS`, and for each act the number of what it is done to."""

    def __init__(self, ways: Ways | None = None) -> None:
        self.explainer = Explainer(ways, at(_LONG_AGO))
        self._talk = Conversation(self.explainer.assistant, self.explainer.clock)
        self._seen: list[str] = []
        self._numbers: dict[Kind, str] = {}
        self._own: dict[str, str] = {}
        self._of_role: dict[tuple[Kind, str], str] = {}
        self._draft_a_reminder()
        for thing in THINGS:
            self._put(thing)
        self._put_a_questionnaire()
        for each in _VERBS:
            for kind in each.kinds[:1]:
                self._own.setdefault(each.act, self._numbers[kind])

    def exchanged(self, text: str, act: str, role: str = "") -> str:
        """The text with the number of what this act is done to, by somebody of this role."""
        kind = next((each.kinds[0] for each in _VERBS if each.act == act and each.kinds), Publication)
        number = self._of_role.get((kind, role)) or self._own.get(act, self._numbers[Publication])
        return NAMED.sub(lambda found: number if found[1] else number[-4:], text)

    def _put(self, thing: Thing) -> None:
        self.explainer.clock.time = at(thing.when)
        numbers: list[str] = []
        for userid, words in thing.said:
            reply = self._talk.say(userid, words.format((numbers or self._seen or [""])[-1]))
            numbers += [each for each in _NUMBER.findall(reply) if each not in self._seen and each not in numbers][:1]
            self._seen += _NUMBER.findall(reply)
        if thing.role:
            self._of_role[thing.kind, thing.role] = numbers[0]
        elif not thing.acts:
            self._numbers[thing.kind] = numbers[0]
        self._own |= dict.fromkeys(thing.acts.split(), numbers[0])

    def _draft_a_reminder(self) -> None:
        assistant, clock = self.explainer.assistant, self.explainer.clock
        ticker = Ticker(assistant.database, assistant.rules, clock, RecordingChannels(), "w1")
        for moment in (_LONG_AGO, *_OVERDUE):
            clock.time = at(moment)
            ticker.plan()
            if moment == _LONG_AGO:
                self._talk.say(OFFICE, "布置 交通局 11月10日前报 工作总结")
                self._talk.say(*_YES)
        with assistant.database.read() as session:
            self._seen = [release.waiting(assistant.desk(session, OFFICE).context)[0].number]
        self._numbers[Draft] = self._seen[0]

    def _put_a_questionnaire(self) -> None:
        with self.explainer.assistant.database.write() as session:
            context = self.explainer.assistant.desk(session, OFFICE).context
            department = departments.mentioned(context, "交通局")[0]
            self._numbers[Questionnaire] = questionnaires.make(context, department, 30)[0].number
