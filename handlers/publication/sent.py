"""A file from the desk: put up as a document that is handed out, or as study material; a draft until 发送 (M7, M15).

One from an addressee: materials of a called meeting, a photo of the study, an annex to an answer.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePath

from actions.common.errors import UserError
from actions.publication import audience as audiences
from actions.publication import draft as drafts
from actions.publication import finding, handed_in
from actions.publication.draft import Draft
from documents.attachment import PICTURES
from handlers.publication.receipts import ADDRESSED
from handlers.publication.shown import whom
from handlers.talk.message import Desk, Reply, SentFile
from handlers.talk.registry import GROUP
from handlers.talk.sent_file import SAFE, Use, use_of_file
from policy.publication.audience import Audience, read_audience
from policy.publication.definition import Expects, PublicationDefinition

_MOST = 3  # places that are offered
_LABEL: Mapping[Expects, str] = {"study": "学习情况", "attendance": "材料", "fields": "答复的附件"}


@use_of_file(GROUP)
def publication_files(desk: Desk, file: SentFile) -> Iterator[Use]:
    """Whatever the desk has: which of its kinds, the file does not say."""
    for each in finding.definitions(desk.context):
        if each.hands_out or each.expects == "study":
            yield Use(f"publish:{each.key}", f"作为{each.title}发布", partial(_propose, desk, each, file))


@use_of_file(ADDRESSED)
def handed_in_files(desk: Desk, file: SentFile) -> Iterator[Use]:
    """Where the person may hand it in; a picture right after 已学习 belongs to that."""
    just = handed_in.just_studied(desk.context) if file.kind in PICTURES else None
    for row in handed_in.places(desk.context)[:_MOST]:
        what = row.publication
        label = f"{what.title}（{what.number}）{_LABEL[finding.definition_of(desk.context, what.kind).expects]}"
        yield Use(f"receipt:{what.number}", label, partial(_hand_in, desk, what.number, file), row is just)


def _hand_in(desk: Desk, number: str, file: SentFile) -> Reply:
    row = handed_in.hand_in(desk.context, number, file.name, file.kind, file.data)
    if row is None:
        raise UserError(f"{number} 没有发给您，未作登记。")
    told = "，已告知综合科" if row.publication.due_on and row.publication.day else ""
    return Reply(f"“{file.name}”已收下，附在{row.publication.title}（{number}）{told}。{SAFE}")


def _propose(desk: Desk, definition: PublicationDefinition, file: SentFile) -> Reply:
    """A draft with its addressees; nothing leaves before the desk's word."""
    context, title = desk.context, PurePath(file.name).stem[:60]
    found = read_audience(definition.audience, audiences.named(context))
    draft = Draft(definition.key, found[0] if found else Audience(), title, title=title)
    reach = drafts.check(context, draft)
    row = drafts.propose(context, draft, min(context.me.group_ids, default=None))
    drafts.attach(context, row, file.name, file.kind, file.data)
    to = whom(draft.audience, reach)
    return Reply(
        f"已拟为{definition.title}《{title.strip('《》')}》，编号 {row.number}，将发给{to}。"
        f"请回复“发送 {row.number}”发出，或“取消发送 {row.number}”。{SAFE}"
    )
