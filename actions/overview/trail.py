"""What the trail says of one number, in Chinese: who looked at it, and who changed it."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from actions.common.context import Context
from actions.common.trail import DOORS
from policy.text.write import say_moment
from storage.models import Member, TrailEntry

ACTS: Final = {
    "report_meeting": "报告会议", "withdraw_report": "撤回报送", "amend_report": "更正报送", "cancel_assignment": "取消布置", "contact_office": "请综合科回电", "called_back": "已回电", "change_meeting": "更正会议", "complete_meeting": "补充会议", "reschedule_meeting": "会议改期",
    "postponed_meeting": "会议延期", "cancelled_meeting": "取消会议", "state_case": "情况说明", "excuse_meeting": "认可情况",
    "record_decision": "登记会议结果", "plan_attendance": "确定参会", "change_attendance": "更改参会", "decline_attendance": "不参会",
    "send_opinion": "发出意见", "answer_opinion": "答复意见", "recall_opinion": "撤回意见", "start_matter": "立事项", "link_matter": "关联事项",
    "note_progress": "登记进展", "request_integrity": "征求廉政意见", "answer_integrity": "答复廉政意见", "file_entry": "记台账",
    "submit_report": "报送", "announce_paper": "纸质已送", "return_report": "退回", "accept_report": "审核通过", "remind": "催办",
    "apply": "申请使用", "approve_application": "同意申请", "refuse_application": "不同意申请", "import_members": "导入成员",
    "remove_trail": "清理到期留痕", "look": "查看保密内容", "download": "下载", "sign_in": "登录网页", "sign_out": "退出网页", "sign_out_elsewhere": "结束其他登录", "restore_backup": "由备份恢复", "confirm_restore": "确认恢复",
    "load_compilation": "导入汇编", "copy_compilation": "另立本组汇编", "enable_compilation": "启用汇编", "bring_back_answer": "恢复旧版答案", "disable_compilation": "停用汇编",
    "accept_entry": "审核通过登记", "return_entry": "退回登记", "resubmit_entry": "重报登记",
    "correct_entry": "更正登记", "withdraw_entry": "撤回登记", "close_entry": "办结登记", "entry_progress": "登记进展",
    "share_entry": "共享登记", "report_finding": "报请销号", "tell_department": "告知单位", "restore_entry": "恢复登记", "reopen_entry": "重新办理登记", "open_report": "查看报送", "confirm_entry": "确认代填", "count": "计数", "correct_count": "更正计数", "import_checklist": "导入清单",
    "on_wechat": "改用微信看", "on_wecom": "改用企业微信看", "keep_file": "附上文件", "drop_file": "移除文件", "ask_export": "导出", "export_all": "导出人工办理册", "drill": "导出人工办理单", "add_wordings": "补充问法", "revise_answer": "修改答案",
    "repeal_answer": "停用一问", "restore_answer": "恢复一问", "assign_report": "布置报送", "excuse_report": "免报",
    "ask_extension": "申请延期", "decide_extension": "答复延期", "move_due_date": "调整截止日期", "pause_department": "暂停单位",
    "resume_department": "恢复单位", "release_reminder": "发送督办", "drop_reminder": "不发督办", "release_digest": "发送群简报",
    "drop_digest": "不发群简报", "set_absent": "登记请假", "end_absence": "销假", "propose_handover": "提出交接",
    "confirm_handover": "确认交接", "add_member": "增加成员", "replace_member": "换人", "transfer_member": "调动", "retire_member": "停用成员",
    "draft_publication": "拟稿", "publish": "发文", "change_publication": "更换文字", "drop_publication": "不予发文", "recall_publication": "撤回发文", "urge_publication": "催签", "sign": "签收", "publication_study": "登记学习", "publication_come": "参会回复",
    "publication_excuse": "会议请假", "publication_depute": "代会回复", "publication_answer": "答复发文", "record_attendance": "登记到会", "record_inspection": "登记检查",
    "file_findings": "登记问题和交办事项", "note_outcome": "登记会后情况", "enter_meeting": "会议记入台账", "spot_check": "抽查", "make_questionnaire": "制作问卷",
    "close_year": "年度结转", "release_count": "公布数字", "begin_department": "新增单位", "begin_trial": "单位试运行", "take_out_of_charge": "取消分管", "import_entries": "导入登记", "import_counts": "导入数字", "end_trial": "结束试运行", "department_renamed": "单位更名", "department_merged": "单位合并",
    "department_closed": "撤销单位", "department_moved": "单位划转", "department_kept": "取消单位变更", "put_in_charge": "定分管领导", "take_in_holidays": "登记放假安排", "undo_handover": "撤销交接", "bind_group": "绑定群", "make_group": "建群", "unbind_group": "解绑群",
}  # fmt: skip


LOOKS: Final = ("look", "download", "ask_export", "open_report")
"""Acts that change nothing: confidential and safe registers looked at, files and lists taken out, reports opened."""
MOST: Final = 40  # lines of one answer, the newest


def of_number(context: Context, number: str, *, looks: bool) -> list[str]:
    """One line for each act on the number, the newest first: when, who, what, by which door, in whose place."""
    which = TrailEntry.act.in_(LOOKS) if looks else TrailEntry.act.not_in(LOOKS)
    rows = context.session.scalars(
        select(TrailEntry).where(TrailEntry.subject == number, which).order_by(TrailEntry.id.desc()).limit(MOST)
    ).all()
    names = _names(context, [each.actor for each in rows] + [each.deputy_for or "" for each in rows])
    return [_line(context, each, names) for each in rows]


def _line(context: Context, row: TrailEntry, names: dict[str, str]) -> str:
    who = names.get(row.actor.casefold(), "系统" if row.actor == "system" else "已离任人员")
    instead = names.get((row.deputy_for or "").casefold())
    place = f"（代{instead}同志）" if instead else ""
    door = f"，{DOORS[row.door]}" if row.door in DOORS else ""
    return f"{say_moment(context.local(row.at))} {who}{place}：{ACTS.get(row.act, row.act)}{door}"


def _names(context: Context, userids: Sequence[str]) -> dict[str, str]:
    keys = {each.casefold() for each in userids}
    return dict(
        context.session.execute(select(Member.userid_key, Member.name).where(Member.userid_key.in_(keys))).all()
    )
