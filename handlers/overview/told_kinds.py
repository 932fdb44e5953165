"""The kinds of things that people ask about afterwards: what each is called, which are in view, and what can be said of one.

A kind names the one function that reads it in scope; the table stands at the end.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from actions.common import departments
from actions.common.context import Context
from actions.common.states import MeetingState, name_of
from actions.common.wishes import Wish
from actions.ledger import entries
from actions.ledger.entries import LedgerEntry
from actions.meeting import integrity, opinions, search
from actions.meeting.integrity import IntegrityRequest
from actions.meeting.opinions import Opinion
from actions.meeting.report import MeetingNotice
from actions.meeting.words import say_items, say_verdict, when
from actions.people import absences, calls
from actions.publication import inspections, requested, spot_checks
from actions.publication.finding import Publication
from actions.publication.inspections import Inspection
from actions.publication.spot_checks import SpotCheck
from actions.report import dates
from actions.report.submit import Submission
from handlers.overview import told_values as values
from handlers.overview.told_values import MOST, OF_DUTY, OF_ENTRY, OF_SENT, Say
from handlers.talk.registry import ANYONE, GROUP
from policy.fields.report_form import KINDS
from policy.text.lazy import lazily
from policy.text.write import say_day
from policy.words.asked import About

Holds = Callable[[Context, Any], bool]
_LATE: Final = r"(?<!最)[晚迟]|拖"


@dataclass(frozen=True)
class Kind:
    """What is told of one kind of thing.

    `words` are what it is called in a question; `rows` reads those in view, the newest told first. `day` is its own day, `told` the
    moment at which it was told. `only` picks, by words of the question, the things that are so (cancelled, late, not yet done);
    `living` are those that are meant where none of these words stands. `most`: «最贵的», «最晚的» is the one with the greatest.
    """

    title: str
    measure: str
    words: str
    rows: Callable[[Context], Sequence[Any]]
    line: Say
    tells: Mapping[About, Say]
    see: str  # how the list is asked for
    told: Callable[[Any], datetime]
    day: Callable[[Any], date | None] = lambda _row: None
    where: Callable[[Any], int | None] = lambda _row: None  # id of its department
    who: Callable[[Any], str] = lambda _row: ""  # whose it is, by name
    said: Callable[[Any], str] = lambda _row: ""  # its content, by which one is known from others
    only: Mapping[str, Holds] = field(default_factory=dict)
    living: Holds = lambda _context, _row: True
    most: Callable[[Context, Any], Any] | None = None
    number: Callable[[Any], str] = lambda row: row.number
    lists: frozenset[str] | None = (
        None  # the acts that show its list; None: so common a kind that another act may be meant
    )
    row: type[Any] | None = None  # what has a number of this kind (handlers/talk/numbered.py)
    roles: frozenset[str] = ANYONE


def _duty(title: str, measure: str, words: str, key: str) -> Kind:
    """A register whose entries are duties with a day."""
    return Kind(
        title, measure, words, values.register(key), values.due_line, OF_DUTY, title,
        lists=frozenset({"register_list"}), told=lambda found: found[0].filed_at, day=lambda found: found[0].due_on or found[0].happened_on,
        where=lambda found: found[0].department_id, said=lambda found: f"{found[0].department.name}{found[0].text}",
        who=lambda found: str(found[0].fields.get("person", "")),
        only={
            r"逾期|超期|拖": lambda context, found: found[0].state not in entries.QUIET and (found[0].due_on or context.today) < context.today,
            r"销了|办完|办结|完成了|改完": lambda _context, found: found[0].state in entries.DONE,
            r"还[^，,。]{0,4}[条件个项几]|[没未剩欠敞]|在办": lambda _context, found: found[0].state not in entries.SETTLED,
        },
        most=lambda context, found: (context.today - (found[0].due_on or context.today)).days,
        number=lambda found: found[0].number,
    )  # fmt: skip


_OF_KIND: Final = {
    r"会商": "consultation", r"约谈|约我|领导谈话": "talk", r"调度": "dispatch", r"培训": "training",
    r"通报": "circular", r"学习": "study", r"廉[政洁]提醒|元旦|春节|清明|端午|中秋|国庆|五一|劳动节": "integrity",
}  # fmt: skip


def _is_of(kind: str) -> Holds:
    return lambda _context, row: row.kind == kind


def _is_titled(words: str) -> Holds:
    return lambda _context, row: lazily(words).search(row.title) is not None


def _sent(title: str, words: str, *, attended: bool) -> Kind:
    """What was sent out: to meetings that are called, or to be read and signed."""
    return Kind(
        title, "件", words, values.sent_out(attended), lambda _context, row: f"{row.number} {row.title}", OF_SENT, "我收到了什么",
        told=lambda row: row.sent_at or row.created_at, day=lambda row: row.day, said=lambda row: f"{row.title}{row.text}",
        only={words: _is_of(kind) for words, kind in _OF_KIND.items()}, row=Publication,
    )  # fmt: skip


def _wish(
    title: str, words: str, rows: Callable[[Context], list[Wish]], what: Callable[[Wish], str], ends: str
) -> Kind:
    """What somebody asked of the desk, and whether the desk has answered (`ends`: 已回电, 待回电)."""

    def state(context: Context, wish: Wish) -> str:
        return f"{'已' if wish.settled else '待'}{ends}，{values.local(context, wish.at)}提出"

    tells: dict[About, Say] = dict.fromkeys((About.STATE, About.WHEN, About.WHY), state)
    tells |= dict.fromkeys((About.WHO, About.WHAT, About.WHERE), lambda _context, wish: what(wish))
    return Kind(
        title, "件", words, rows, lambda context, wish: f"{wish.number} {what(wish)}，{state(context, wish)}", tells, "我的待办",
        lists=frozenset({"document_requests"}), told=lambda wish: wish.at, said=what, who=lambda wish: what(wish),
        only={r"还|没|未|剩|欠|挂|等|手[上头]|谁": lambda _context, wish: not wish.settled},
    )  # fmt: skip


# The more special before the more general: the first whose words stand in the question is meant.
TOLD: Final[tuple[Kind, ...]] = (
    _wish("请回电", r"(?<!请综合科)回(?:个|过|了)?电(?!话号)|回[^，,。]{0,4}电话|打[过个了]?电话(?![给找]谁)|电话[^，,。]{0,4}回", calls.lately, calls.who, "回电"),
    Kind(
        "延期申请", "项", r"延期|延到|[不没]给延|[晚缓迟]交(?!了)|宽限|缓[几到]|准到", lambda context: dates.asked_later(context, values.reports(context)),
        lambda _context, row: name_of(row),
        {
            **dict.fromkeys((About.STATE, About.WHEN, About.WHERE), values.extended),
            **dict.fromkeys((About.WHY, About.WHAT), lambda context, row: row.extension_reason or values.extended(context, row)),
            About.WHO: lambda _context, row: row.department.name,
        },
        "谁没报", lists=frozenset(), told=lambda row: row.due_at, day=lambda row: row.due_on, where=lambda row: row.department_id, number=lambda _row: "",
        only={r"谁|哪[家几]|还(?!是)|压|手[上头]|等|要": lambda _context, row: row.extension_reason is not None},
    ),
    _wish("材料申领", r"领取|申领|\d{1,3}号文|(?:要|领)[过的]?[^，,。]{0,6}(?:文件|模板|材料)|(?:文件|模板)[^，,。]{0,8}(?:给|来|好|领)", requested.lately, requested.what, "备好"),
    Kind(
        "廉政意见", "件", r"廉[政洁]意见", integrity.lately, lambda _context, row: f"{row.number} {integrity.line(row)}",
        {
            About.WHEN: lambda _context, row: f"{say_day(row.due_on)}前答复", About.STATE: lambda _context, row: row.state.word, About.WHO: lambda _context, row: row.department.name,
            **dict.fromkeys((About.COUNT, About.WHAT), lambda _context, row: f"{row.candidates}人"),
        },
        "廉政意见", lists=frozenset({"integrity_requests"}), told=lambda row: row.asked_at, day=lambda row: row.due_on, where=lambda row: row.department_id, row=IntegrityRequest,
        only={r"[欠没未剩]": lambda _context, row: row.answered_at is None},
    ),
    Kind(
        "派驻组意见", "条", r"意见|提了啥", opinions.lately, lambda _context, row: f"{row.number} 对会议 {row.meeting.number} 的意见",
        {
            About.WHAT: lambda _context, row: row.text, About.STATE: lambda _context, row: f"{row.state.word}：{row.answer or row.text}",
            About.WHEN: lambda context, row: f"{say_day(opinions.answer_by(context, row.meeting))}前答复", About.WHO: lambda _context, row: row.meeting.department.name,
        },
        "意见", lists=frozenset({"opinions"}), told=lambda row: row.sent_at, where=lambda row: row.meeting.department_id, row=Opinion,
        said=lambda row: f"{row.meeting.department.name}{row.text}{''.join(each.text for each in row.meeting.items)}",
    ),
    _duty("整改", "条", r"整改|销号|[那这][个条]问题|没改(?!期)|改[好完](?!会)|[让叫要]我们[^，,。]{0,3}改|敞着口|措施|限到", "rectification"),
    _duty("建议书", "件", r"建议书", "suggestions"),
    _duty("督办事项", "件", r"督办单|督办事项", "directives"),
    _duty("交办", "件", r"交办|安排给", "tasks"),
    Kind(
        "抽查", "次", r"抽(?:查|的|到|中|出|签)|摇号", spot_checks.listing, lambda context, row: f"{row.number} {values.local(context, row.at)}从{row.what}{len(row.names)}项中抽取",
        {
            **dict.fromkeys((About.WHO, About.WHAT, About.WHERE, About.COUNT), lambda _context, row: "、".join(row.drawn)),
            About.WHEN: lambda context, row: values.local(context, row.at), About.BY: values.by(lambda row: row.by),
        },
        "抽查记录", lists=frozenset({"spot_checks"}), told=lambda row: row.at, row=SpotCheck, roles=GROUP,
    ),
    Kind(
        "监督检查", "次", r"检查(?!督促|汇编)|进场|查[过出]", inspections.listing, lambda context, row: f"{row.number} {inspections.line(context, row)}",
        {
            About.WHEN: lambda _context, row: absences.say_days(row.first, row.last), About.STATE: inspections.line,
            About.WHAT: lambda context, row: "；".join(each.text for each in inspections.findings_of(context, row)) or "未登记问题",
            About.COUNT: lambda context, row: f"问题{len(inspections.findings_of(context, row))}项",
            **dict.fromkeys((About.WHO, About.WHERE), lambda context, row: "、".join(each.name for each in inspections.departments_of(context, row))),
        },
        "检查记录", lists=frozenset({"inspections", "show_inspection"}), told=lambda row: row.recorded_at, day=lambda row: row.first, row=Inspection, roles=GROUP,
    ),
    Kind(
        "请假代理", "条", r"顶[着替班]|替(?!我)[一-龥]{2,3}(?:到|管)|代理|请假|的假|(?<![退撤收改发送])回来[了啊呀?？]*$|不在(?:岗|那几天)", lambda context: absences.coming(context, as_deputy=True), lambda _context, row: f"{row.member.name}同志{absences.say_days(row.first, row.last)}请假",
        {
            **dict.fromkeys((About.WHO, About.STATE), lambda _context, row: f"{row.deputy.name}同志代理"),
            About.WHEN: lambda _context, row: absences.say_days(row.first, row.last),
        },
        "代理名单", lists=frozenset({"list_absences"}), told=lambda row: row.recorded_at, who=lambda row: row.member.name, number=lambda _row: "",
    ),
    _sent("会议通知", r"会商|约谈|约我|[找约]我们?领导|工作会|碰头会|调度会|培训|联络员会", attended=True),
    _sent("发文", r"(?<!会议)通知(?!里)|通报|学习材料|廉政提醒|(?:元旦|春节|清明|端午|中秋|国庆)[^，,。]{0,3}提醒|[点没]?签(?:收|了)", attended=False),
    Kind(
        "会议", "次", r"会(?!计|不会|后|费|员|商|儿|[下刮降变]|议?上?的?(?:纪要|记录|材料)|[^，,。]{0,2}(?:干|用))|议题|列席|取消|评审|可研|参会范围|联系人", lambda context: search.reported_lately(context, [each.id for each in departments.visible(context)], MOST),
        values.meeting_line,
        {
            About.WHEN: when, About.WHERE: lambda _context, row: row.place or "地点待补", About.MUCH: values.sums, About.WHO: values.who_comes, About.WHY: values.why_so, About.BY: values.by(lambda row: row.reported_by),
            About.STATE: values.meeting_state, About.IN_TIME: say_verdict, About.AGAIN: values.again, About.WHAT: lambda _context, row: say_items(row) or "未写明议题",
        },
        "本周会议", told=lambda row: row.reported_at, day=lambda row: row.day, where=lambda row: row.department_id, row=MeetingNotice,
        said=lambda row: row.department.name + row.type + "".join(f"{each.text}{KINDS.get(each.kind, '')}" for each in row.items),
        only={
            r"取消|不开了": lambda _context, row: row.state is MeetingState.CANCELLED, r"还[开算]|开不开": lambda _context, _row: True,
            r"认可|紧急": lambda _context, row: row.excused is not None,
            _LATE: lambda _context, row: row.on_time is False, r"党[组委]会": lambda _context, row: row.type.startswith("党"),
            r"办公会": lambda _context, row: "办公会" in row.type, r"局务会": lambda _context, row: "局务会" in row.type,
            r"评审|可研|论证|评估": lambda _context, row: row.preparatory is not None,
        },
        living=lambda _context, row: row.state is not MeetingState.CANCELLED,
        most=lambda _context, row: max((each.amount_yuan or 0 for each in row.items), default=0),
    ),
    Kind(
        "履责记录", "条", r"记(?:的|了|过)|补记?的|登记的|没记(?!得|住)|履责|台[账帐](?:里|一共|最(?![晚迟])|几)|谈[了过话的]", values.register("performance"), values.entry_line, OF_ENTRY,
        "我的台账", told=lambda found: found[0].filed_at, day=lambda found: found[0].happened_on, where=lambda found: found[0].department_id, row=LedgerEntry,
        who=lambda found: found[0].owner.name, said=lambda found: f"{found[0].department.name}{found[0].text}{found[0].fields.get('people', '')}", number=lambda found: found[0].number,
        only={r"谈": lambda _context, found: "谈" in str(found[0].fields.get("way", ""))},
    ),
    Kind(
        "报送", "项", r"台[账帐]|清单|三重一大|总结|布置|报送|重报|退[回了过]|欠|[报交](?![代接通])", values.reports, values.report_line,
        {
            About.WHEN: values.when_due, About.WHY: values.why_returned, About.WHAT: values.content, **dict.fromkeys((About.WHO, About.STATE, About.IN_TIME, About.AGAIN), values.report_state),
            About.BY: values.by(lambda row: row.submissions[-1].submitted_by if row.submissions else None),
        },
        "谁没报", told=lambda row: row.submissions[-1].submitted_at if row.submissions else row.due_at, day=lambda row: row.due_on, where=lambda row: row.department_id,
        number=lambda row: row.submissions[-1].number if row.submissions else "", said=lambda row: f"{row.department.name}{row.title}{row.label}", row=Submission,
        only={
            r"布置": lambda _context, row: row.kind.startswith("task_"),
            **{each: _is_titled(each) for each in ("台[账帐]", "清单", "三重一大")},
            r"退": lambda _context, row: any(each.returned_at for each in row.submissions),
            r"零报告|报(?:的是)?无": lambda _context, row: bool(row.submissions) and row.submissions[-1].way == "zero",
            _LATE: lambda context, row: values.days_late(context, row) > 0, r"欠|没[交报]|还[有剩]|要[交报][啥什哪]": lambda _context, row: not values.is_in(row) and row.excused_reason is None,
            r"要[交报](?![啥什哪])": lambda _context, row: not values.is_in(row),
        },
        most=values.days_late,
    ),
)  # fmt: skip
BY_ROW: Final[Mapping[type[Any], Kind]] = {each.row: each for each in reversed(TOLD) if each.row is not None}
_KNOWN: Final = tuple((each, lazily(each.words)) for each in TOLD)
_NAMELESS: Final = frozenset({"会议", "履责记录", "整改", "交办"})
MEETING: Final = BY_ROW[MeetingNotice]
ENTRY: Final = next(each for each in TOLD if each.row is LedgerEntry)  # «那条», where its content is none that is known
REPORT: Final = next(each for each in TOLD if each.row is Submission)
NAMELESS: Final = tuple(each for each in TOLD if each.title in _NAMELESS)  # what «那个», «那条» may be, by its content


def kind_of(text: str) -> Kind | None:
    """The kind of thing that a question names."""
    return next((kind for kind, words in _KNOWN if words.search(text)), None)
