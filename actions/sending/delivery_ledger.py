"""送达记录: what was pushed to the people of the desk's departments, and how far it came. Texts are not shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Select, func, or_, select

from actions.common.context import Context
from actions.common.scope import elsewhere
from actions.ledger.entries import kept_inside
from storage.models import Department, Holding, Member, Push, PushRecipient
from storage.states import PushState

PAGE: Final = 50
REASONS: Final = {
    "meeting_reported": "会议报告", "call_back": "请回电", "manual_reminder": "催办", "returned": "退回", "report_withdrawn": "撤回报送", "report_amended": "更正报送", "assignment_cancelled": "取消布置", "accepted": "审核通过",
    "paper_announced": "纸质已送", "paper_recorded": "代登告知", "daily": "每日提醒", "brief": "每日简报",
    "escalation": "督办", "application": "成员申请", "application_decided": "申请结果", "reply_continued": "长回复续页", "export_ready": "导出文件", "photo_lost": "佐证图片",
    "reply_after_restart": "补发回复", "meeting_eve": "会前一日提醒", "meeting_hour": "会前一小时提醒",
    "released": "督办", "assigned": "布置报送任务", "due_date_moved": "截止日期调整",
    "excused": "免报告知", "extension_asked": "延期申请", "extension_decided": "延期答复", "digest": "群内简报", "digest_released": "群内简报", "digest_drawn": "群内简报图", "group_greeting": "群内说明", "group_failed": "群消息告知",
    "publication": "发文", "publication_answered": "发文回复", "publication_proposed": "发文待审定", "publication_void": "发文作废", "publication_urged": "催签", "convened_reminder": "会议提醒",
    "meeting_reminder": "参会提醒", "absence": "请假代理", "alert": "运行告警", "unreachable": "账号核对",
    "confidential": "保密内容", "departed": "接任询问", "checklist_imported": "清单导入",
    "entry_filed": "登记告知", "entry_changed": "登记进展", "entry_accepted": "登记审核通过", "entry_returned": "登记退回", "entry_reopened": "登记重新办理",
    "entry_resubmitted": "登记重报", "finding_reported": "报请销号", "handover": "岗位交接", "handover_done": "岗位交接", "handover_day": "岗位交接", "quarter": "季度情况", "system_brief": "系统日报", "year_closed": "年度结转", "people_changed": "名单变更", "department_changed": "单位变更", "integrity_request": "廉政意见",
    "integrity_answered": "廉政意见", "opinion": "意见", "opinion_answered": "意见答复", "opinion_recalled": "意见撤回",
}  # fmt: skip


@dataclass(frozen=True)
class Delivery:
    """One push to one person."""

    at: datetime
    name: str
    reason: str
    subject: str | None
    state: PushState
    problem: str | None
    sent_at: datetime | None


def deliveries(context: Context, *, state: str | None = None, page: int = 0) -> tuple[list[Delivery], int]:
    """A page of pushes, newest first, and how many there are, to members of the actor's groups and their departments."""
    mine = _people(context).where(_group().in_(context.me.group_ids))
    query = (
        select(Push, PushRecipient, Member.name)
        .join(PushRecipient, PushRecipient.push_id == Push.id)
        .join(Member, Member.userid == PushRecipient.target)
        .where(Push.channel == "app", PushRecipient.target.in_(mine), *ours_alone(context))
    )
    if state in list(PushState):
        query = query.where(PushRecipient.state == state)
    total = context.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    shown = query.order_by(PushRecipient.id.desc()).offset(page * PAGE).limit(PAGE)
    rows = [_delivery(*row) for row in context.session.execute(shown)]
    return rows, total


def ours(context: Context) -> dict[str, str]:
    """Names by userid of the people of the actor's groups and of their departments."""
    query = _people(context).where(_group().in_(context.me.group_ids))
    return dict(context.session.execute(query.with_only_columns(Member.userid, Member.name).distinct()).all())


def ours_alone(context: Context) -> list[ColumnElement[bool]]:
    """The conditions on a push to one of these people: about nothing that is not shared, and nothing of another group.

    Only who holds posts in two groups can get something of another: it is asked of nobody else's pushes.
    """
    two = set(context.session.scalars(_people(context).where(_group().not_in(context.me.group_ids)))) & set(
        ours(context)
    )
    other = [or_(PushRecipient.target.not_in(two), ~elsewhere(context, Push.subject))] if two else []
    return [~kept_inside(Push.subject), *other]


def _people(context: Context) -> Select[str]:
    query = select(Member.userid).join(Holding).where(Holding.on(context.today))
    return query.outerjoin(Department, Department.id == Holding.department_id)


def _group() -> ColumnElement[int]:
    return func.coalesce(Department.group_id, Holding.group_id)


def _delivery(push: Push, recipient: PushRecipient, name: str) -> Delivery:
    reason = REASONS.get(push.reason, "其他通知")
    return Delivery(push.created_at, name, reason, push.subject, recipient.state, recipient.reason, recipient.sent_at)
