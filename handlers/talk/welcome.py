"""First contact: who I am, three things for your role, what never to send, whom to phone (domain.md «First contact»)."""

from actions.people.applications import greet
from handlers.talk.message import Desk

THREE_THINGS = {
    "liaison": "一、发会议通知原文即可报告“三重一大”会议；二、“报送 台账 11月”报送材料；三、“我的待办”看还差什么。",
    "leader": "一、“记台账 今天……”记履责记录；二、“我的台账 11月”查看；三、直接提问，如“一岗双责是什么”。",
    "principal": "一、“我的待办”看本单位应报事项；二、“记台账 今天……”记履责记录；三、直接提问，如“第7问”。",
    "office": "一、“谁没报”“逾期”看报送情况；二、“催办 水利局”提醒联络员；三、“本周会议”看会议安排。",
    "inspector": "一、“本周会议”看会议安排；二、“谁没报”“逾期”看报送情况；三、“交通局情况”看一个单位。",
    "admin": "一、成员名单由您导入；二、设置在配置文件中；三、回复“帮助”看可用功能。",
    "staff": "一、“我的待办”看交给您的任务；二、直接提问，如“问答目录”；三、回复“帮助”看可用功能。",
    "discipline": "一、“我的待办”看待办任务；二、直接提问，如“问答目录”；三、回复“帮助”看可用功能。",
    "commission": "一、各组汇总情况在此查询；二、直接提问，如“问答目录”；三、回复“帮助”看可用功能。",
    "auditor": "一、操作留痕供您查阅；二、直接提问，如“问答目录”；三、回复“帮助”看可用功能。",
}


def welcome_text(desk: Desk) -> str:
    """What a member reads once, at the first contact."""
    roles = desk.context.me.roles
    things = next(text for role, text in THREE_THINGS.items() if role in roles)
    return (
        f"您好，我是{desk.context.rules.office_name}的履责助手。{things}\n"
        "请勿在此发送涉密内容、问题线索和举报材料（涉密不上网）。回复中有编号才算报送成功，没有编号请重发或致电。\n"
        f"一切事项也可纸质办理，联系{desk.context.rules.office}。回复“帮助”查看全部用法。"
    )


def with_welcome(desk: Desk, text: str) -> str:
    """The reply, followed by the welcome when this is the person's first contact."""
    if desk.context.actor is None or not greet(desk.context):
        return text
    return "\n\n".join(each for each in (text, welcome_text(desk)) if each)
