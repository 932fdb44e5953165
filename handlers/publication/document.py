"""领取: documents on request, by link where there is a page, else from 综合科 (domain.md M7)."""

import re
from typing import Any

from actions.publication import documents, requested
from actions.publication.documents import IssuedDocument
from handlers.report.sheet import sheet_for
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.question import answers, ask
from handlers.talk.registry import ANYONE, DEPARTMENT, GROUP, Order, act, plainly
from handlers.talk.slots import Slot, Wants

_ASKED = re.compile(
    r"(?:请|麻烦|我)?(?:想|需要)?(?:给我|帮我)?(?:有没有|发|找|要|拿|来)?(?:给我)?(?:一下)?(?:一?[个份本张套])?"
    r"(?P<name>.{2,20}?)(?:(?:在|去|到)?哪里?[儿能]?(?:领|拿|下载|找|要|有)?|(?:怎么|咋|如何)(?:领|拿|下载|要)|有吗|有没有)?[。？?]*"
)
_ASKING = re.compile(
    r"麻烦|帮我?|[请想需要能]+|[我你您]们?|有没有|[有还给发来拿领取下载打印找]+|一?[个份本张套两]|空白?的?|现成的?|电子版?|[的吗呢了把去过哪里儿]|一下|[，,。？?！!\s]"
)
_ANY = frozenset({"表", "表格", "模板", "文件", "表样", "样表", "样本", "范本", "格式", "材料", "资料"})
_TITLE = re.compile(
    r"(?:[表书册本文号件片]|办法|规定|制度|条例|细则|模板|样[本张]|清单|汇编|资料|目录|方案|通知|纪要|台账|意见|指南|课件|讲稿)$"
)
_OTHER = "other"
_MOST = 10  # titles that are counted
MAY_ASK = ANYONE | {"staff", "discipline"}


@act(
    "list_documents",
    meant=plainly,
    words=r"(?:可(?:以)?领取?的?|领取)(?:材料|文件|资料)(?:目录|清单)?[。？?]*|领取|材料目录",
    examples=("可领取的材料",),
)
def list_documents(desk: Desk, _message: Message, _found: Any) -> Reply:
    """What 综合科 hands out."""
    lines = [f"· {each.title}{f'（{each.note}）' if each.note else ''}" for each in documents.known(desk.context)]
    return Reply(
        "\n".join(["可领取的材料：", *lines, "请回复“领取 17号文”这样的名称；未列出的也可以写明，由综合科查找。"])
    )


def _named_so(desk: Desk, message: Message) -> list[str]:
    """The name that is left when the words that ask are taken away; «表格», «模板» name none, and «没啥可推进的，报个无» is none."""
    name = _ASKING.sub("", message.text)
    named = len(name) > 1 and name not in _ANY
    return [name] if named and (_TITLE.search(name) or documents.nearest_documents(desk.context, name)) else []


@act(
    "request_document",
    meant=Wants(
        Slot(
            "name",
            _named_so,
            "请问领取哪一份？也可以写明名称。",
            lambda desk: [each.title for each in documents.known(desk.context)],
        )
    ),
    words=r"(?:我?[要想]|请|申请)?(?:领取|申领|找(?:材料|文件)(?=\s))\s*(?:一?[份本张套]|一下)?\s*"
    r"(?!(?:材料|文件|资料)(?:目录|清单)?[。？?]*$)(?P<name>[^，。；\n]{1,40}?)[。]?",
    roles=MAY_ASK,
    usage="领取 报告表模板",
    summary="领取文件、表样；只发“领取”看目录",
    examples=("领取 17号文", "领取 报告表模板", "找材料 公务接待"),
)
def request_document(desk: Desk, _message: Message, found: Any) -> Reply:
    """A link to the file, or a request with a number; a name that is not known is asked about once."""
    name = found["name"].strip()
    document = documents.find_document(desk.context, name)
    if document is not None:
        return _hand_out(desk, document)
    near = documents.nearest_documents(desk.context, name)
    if not near:
        return _register(desk, name)
    choices = {title: title for title in near} | {"都不是，请综合科查找": _OTHER}
    return ask(desk, "which_document", f"未找到“{name}”，您要领取的是：", choices, name, field="document")


@answers("which_document", roles=MAY_ASK)
def which_document(desk: Desk, name: str, chosen: str) -> Reply:
    """One of those known, or the name as it was said, which the office looks for."""
    document = None if chosen == _OTHER else documents.find_document(desk.context, chosen)
    return _register(desk, name) if document is None else _hand_out(desk, document)


def _hand_out(desk: Desk, document: IssuedDocument) -> Reply:
    if document.duty:
        return sheet_for(desk, document.duty)
    page = desk.context.rules.public_url
    form = not document.number  # the report form is for those whom the page lets upload it
    if page is None or not document.paths or (form and not desk.context.me.has(*DEPARTMENT)):
        return _register(desk, document.title)
    links = [f"{page.rstrip('/')}{path}" for path in document.paths]
    if not form:
        note = f"（{document.note}）" if document.note else ""
        return Reply("\n".join([f"{document.title}{note}请在此下载：", *links, "需在企业微信中打开。"]))
    upload = desk.link("填好后在此上传", "/upload")
    return Reply("\n".join([f"{document.title}请在此下载：", *links, f"{upload}。涉密不上网。"]))


def _register(desk: Desk, title: str) -> Reply:
    if desk.context.me.has("office"):
        return Reply(f"“{title}”由本科室发放，无需登记；有单位申领时，备好后请回复“可领 编号”告知。")
    number = requested.request_document(desk.context, title)
    return Reply(f"收悉，申领“{title}”予以登记，编号 {number}。请到{desk.context.rules.office}领取。")


def _names_document(desk: Desk, message: Message) -> IssuedDocument | None:
    """«17号文», «给我发个报告表模板»: a document's own name, and nothing else that is meant by it."""
    found = _ASKED.fullmatch(message.text.strip())
    return documents.find_document(desk.context, found["name"].replace("的", "")) if found else None


@act(
    "name_document",
    match=_names_document,
    order=Order.NOTICE,
    roles=MAY_ASK,
    examples=("17号文", "报告表模板", "要一份台账本"),
)
def name_document(desk: Desk, _message: Message, found: IssuedDocument) -> Reply:
    """The name of a document alone asks for it."""
    return _hand_out(desk, found)


@verb(
    "announce_ready",
    "可领|已备好",
    requested.Request,
    unknown=True,
    roles=GROUP,
    usage="可领 编号",
    summary="告知申领人材料已备好",
    examples=("可领 2026-0123",),
)
def announce_ready(desk: Desk, _message: Message, found: Said) -> Reply:
    """The office has the document; whoever asked is told."""
    number = found.number or ""
    requested.announce_ready(desk.context, number)
    return Reply(f"材料申领 {number} 已告知本人前来领取。")


@act(
    "document_requests",
    words=r"(?:查看)?(?:待办的?)?材料(?:申领|申请|领取)(?:列表|清单|记录)?[。？?]?",
    meant=plainly,
    roles=GROUP,
    usage="材料申领",
    summary="看还没备好的材料申领",
)
def document_requests(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Requests for documents that wait for the desk."""
    lines = [push.text for push in requested.waiting(desk.context)]
    counts = "、".join(f"{title}{many}次" for title, many in requested.absent(desk.context)[:_MOST])
    asked = f"申领较多、尚无电子件的：{counts}。" if counts else ""
    return Reply(paged(desk, f"材料申领{len(lines)}项：", lines) if lines else "目前没有待办的材料申领。").plus(asked)
