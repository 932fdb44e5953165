"""使用说明: one A4 page per role, made from what the assistant itself says can be said."""

from flask import Response, abort, render_template
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.people.members import ROLE_TITLES
from dashboard.frame.access import Part
from dashboard.frame.downloads import DOCX, download
from dashboard.frame.site import site
from documents.exported import paper_docx
from policy.words.paper import Paper, PaperSection

blueprint = Part("guide", __name__)
SAMPLES = {
    "liaison": ("会议通知：……", "报送 台账 11月", "我的待办"),
    "leader": ("记台账 ……", "我的台账 11月", "我的待办"),
    "principal": ("我的待办", "记台账 ……", "我的台账 11月"),
    "office": ("谁没报", "催办 水利局", "代登 交通局 台账 11月 纸质 11月24日"),
    "inspector": ("本周会议", "谁没报", "交通局情况"),
    "staff": ("我的待办", "我收到了什么", "一岗双责是什么"),
    "discipline": ("我的待办", "我收到了什么", "一岗双责是什么"),
    "admin": ("新增单位 数据局 第一派驻纪检监察组 1月1日起", "交接 张伟 → 高飞 12月1日", "试运行 交通局 至12月31日"),
    "commission": ("统计 三季度", "发通知 各单位 ……", "谁没签收"),
    "auditor": ("谁看过 2026-0123", "问答目录", "帮助"),
}
"""The three things that each role will use, by their usage; where one is gone the next of 帮助 takes its place."""
WHAT = "履责助手是{office}在企业微信中的助手：发一句话即可报告、查询和接收提醒，不必记日期、不必填多份表。"
NEVER = (
    "涉密内容（涉密不上网），包括带有密级标志的文件和照片",
    "问题线索、举报材料（请通过12388电话、12388网站或来信来访反映）",
    "人事事项中的人选姓名",
)
RECEIPT = "回复中有编号才算报送成功；没有编号请重发或致电。"


def three_and_rest(role: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The three usages that matter to a role, and all others."""
    every = site().usages({role})
    wanted = SAMPLES.get(role, ())
    first = sorted((each for each in every if each[0] in wanted), key=lambda each: wanted.index(each[0]))
    three = (first + [each for each in every if each not in first])[:3]
    return three, [each for each in every if each not in three]


def _role(context: Context, role: str | None) -> str:
    """One's own role; the desk and the administrator may print every role's."""
    own = context.me.posts[0].role
    if role is None or role == own or context.me.has(role):
        return role or own
    if role not in ROLE_TITLES or not context.me.has("office", "inspector", "admin"):
        abort(404)
    return role


@blueprint.get("/guide")
@blueprint.shows("/guide/<role>")
def show(context: Context, role: str | None = None) -> ResponseReturnValue:
    """The guide of a role as a page."""
    chosen = _role(context, role)
    three, rest = three_and_rest(chosen)
    others = ROLE_TITLES if context.me.has("office", "inspector", "admin") else {}
    return render_template(
        "guide.html", role=chosen, name=ROLE_TITLES[chosen], three=three, rest=rest, others=others,
        what=WHAT.format(office=context.rules.office_name), never=NEVER, receipt=RECEIPT,
    )  # fmt: skip


@blueprint.shows("/guide/<role>.docx")
def export(context: Context, role: str) -> Response:
    """The same in Word."""
    chosen = _role(context, role)
    three, _rest = three_and_rest(chosen)
    title = f"履责助手使用说明（{ROLE_TITLES[chosen]}）"
    contact = f"{RECEIPT}一切事项也可纸质办理，联系{context.rules.office}。"
    sections = (
        PaperSection(paragraphs=(WHAT.format(office=context.rules.office_name),)),
        PaperSection("常用的三件事", (), ("这样说", "用途"), tuple(three), (78.0, 78.0)),
        PaperSection("请勿发送", tuple(f"{n}.{words}。" for n, words in enumerate(NEVER, 1))),
        PaperSection("联系方式", (contact, "其他用法请在聊天中回复“帮助”查看。")),
    )
    return download(paper_docx(Paper(title, sections)), f"{title}.docx", DOCX, None)
