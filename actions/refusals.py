"""What is refused and forgotten: complaints about persons and classified text (domain.md «not taken in chat»)."""

from sqlalchemy import update

from actions.context import Context
from storage.models import RefusalCount, RefusedMessage
from storage.rows import insert_if_absent

REFUSALS = {
    "complaint": (
        "本助手不是信访举报渠道，您刚才的内容未作保存。如需反映问题，请通过12388举报电话、12388举报网站，"
        "或来信来访等法定渠道。请同时在手机上删除这条消息。其他工作问题可联系{office}。"
    ),
    "classified": (
        "涉密不上网：您刚才的内容带有密级标志，未作接收、未作保存。请立即在手机上删除这条消息，"
        "并按保密规定通过机要渠道报送。如有疑问请联系{office}。"
    ),
}


def count_refusal(context: Context, key: str, kind: str) -> None:
    """Add one to today's count, once for a message and its repeats; the sender is not kept in any form."""
    session = context.session
    if not insert_if_absent(session, RefusedMessage(key=key, day=context.today)):
        return
    insert_if_absent(session, RefusalCount(day=context.today, kind=kind, count=0))
    today = (RefusalCount.day == context.today, RefusalCount.kind == kind)
    session.execute(update(RefusalCount).where(*today).values(count=RefusalCount.count + 1))
