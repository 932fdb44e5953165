"""A file from the desk: put up as a document that is handed out, or as study material; a draft until 发送 (M7, M15)."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePath

from actions.publication import audience as audiences
from actions.publication import draft as drafts
from actions.publication import finding
from actions.publication.draft import Draft
from handlers.publication.shown import whom
from handlers.talk.message import Desk, Reply, SentFile
from handlers.talk.registry import GROUP
from handlers.talk.sent_file import SAFE, Use, use_of_file
from policy.publication.audience import Audience, read_audience
from policy.publication.definition import PublicationDefinition


@use_of_file(GROUP)
def publication_files(desk: Desk, file: SentFile) -> Iterator[Use]:
    """Whatever the desk has: which of its kinds, the file does not say."""
    for each in finding.definitions(desk.context):
        if each.hands_out or each.expects == "study":
            yield Use(f"publish:{each.key}", f"作为{each.title}发布", partial(_propose, desk, each, file))


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
