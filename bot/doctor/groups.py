"""Inspection groups without a desk, departments that nobody answers for, and group chats that cannot be reached."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.doctor.finding import Finding, bad, note, ok
from bot.doctor.probe import AWAY, Probe
from bot.doctor.wecom import of_code
from scheduler.plan.digests import CHANNELS
from storage.models import ChatGroup, Department, Holding, InspectionGroup, Member
from storage.sealing import open_address
from storage.states import ChatState

_EMPTY_TEXT = 44004  # the webhook's key is good: only the text was refused
NAMES_SHOWN = 8
_NO_CHAT = frozenset({40050, 49008, 86001, 86003, 86008})


def check_people(session: Session) -> Iterator[Finding]:
    """Who is missing in the list for the work to go on."""
    query = select(Holding.role, Holding.department_id, Holding.group_id).join(Member)
    query = query.where(Member.gone_at.is_(None), Holding.until.is_(None), Holding.standing_in_for.is_(None))
    posts = [tuple(row) for row in session.execute(query)]
    desks = {group_id for role, _, group_id in posts if role in ("office", "inspector")}
    liaisons = {department_id for role, department_id, _ in posts if role == "liaison"}
    groups = session.execute(select(InspectionGroup.id, InspectionGroup.name)).all()
    empty = [name for group_id, name in groups if group_id not in desks]
    for name in empty:
        yield bad("groups.members", f"{name} has neither 综合科 nor 派驻组 members", "import-members with their rows")
    departments = session.execute(select(Department.id, Department.name).where(Department.parent_id.is_(None))).all()
    alone = [name for department_id, name in departments if department_id not in liaisons]
    if alone:
        names = "、".join(alone[:NAMES_SHOWN]) + ("…" if len(alone) > NAMES_SHOWN else "")
        yield bad(
            "departments.liaison", f"{len(alone)} without a liaison: {names}", "import-members, or «申请» in chat"
        )
    if not empty and not alone:
        yield ok("groups.members", "every group has a desk, every department a liaison")
    if not any(role == "admin" for role, _, _ in posts):
        yield note("members.admin", "no 管理员: alerts reach the log and alert_command alone", "import one")


def check_chats(session: Session, probe: Probe) -> Iterator[Finding]:
    """Each bound group chat; nothing is shown in it."""
    knockable = (ChatGroup.state == ChatState.ACTIVE, ChatGroup.channel.in_(CHANNELS))
    rows = list(session.scalars(select(ChatGroup).where(*knockable).order_by(ChatGroup.id)))
    for row in rows:
        key = f"chats.{row.id} ({row.name})"
        if row.channel == "webhook":
            yield _webhook(key, probe, open_address(session, row.address))
        else:
            yield _appchat(key, probe, row.address)
    if not rows:
        yield ok("chats", "no group chat is bound")


def _webhook(key: str, probe: Probe, address: str) -> Finding:
    code = probe.knock(address).code
    if code in (0, _EMPTY_TEXT):
        return ok(key, "the webhook's key is good")
    if code == AWAY:
        return bad(key, "the webhook cannot be reached", "network of this machine")
    if code == 45009:
        return note(key, "more than 20 messages a minute; not checked", "again in a minute")
    do = "in the group: 消息推送 → the address; bind it again with «绑定群»"
    return bad(key, f"WeCom refuses the webhook's key (errcode {code})", do)


def _appchat(key: str, probe: Probe, address: str) -> Finding:
    answer = probe.get("appchat/get", chatid=address)
    if answer.code in _NO_CHAT:
        return bad(key, f"the group is gone (errcode {answer.code})", "make it again with «建群»")
    if answer.code == 48002:
        do = "应用管理 → 自建 → the app → 可见范围: the root department, or bind a webhook instead"
        return bad(key, "only an app that the root department sees may have groups (errcode 48002)", do)
    if answer.code:
        return of_code(answer)
    count = len(answer.data.get("chat_info", {}).get("userlist", []))
    if count < 2:
        return bad(key, "the group has no members", "add members in WeCom, or make it again with «建群»")
    return ok(key, f"{count} members")
