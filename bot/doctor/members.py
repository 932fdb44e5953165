"""The member list against WeCom's 可见范围. Departments and numbers are told, never a person."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.doctor.finding import Finding, bad, note, ok
from bot.doctor.probe import Probe
from bot.doctor.wecom import APP, of_code
from storage.models import Department, Holding, InspectionGroup, Member

_NOT_SEEN = frozenset({40003, 60011, 60111})
MOST_LOOKUPS = 500  # members asked for one by one, where the range names single members


def check_members(session: Session, probe: Probe) -> Iterator[Finding]:
    """Members of the list whom WeCom does not show, and people whom it shows who are in no list."""
    rows = session.execute(select(Member.userid_key).where(Member.gone_at.is_(None)))
    ours = set(rows.scalars())
    if not ours:
        yield bad("members", "the member list is empty", "python -m bot import-members FILE")
        return
    seen = _listed(probe)
    if isinstance(seen, Finding):
        yield seen
        return
    for userid in sorted(ours - seen)[:MOST_LOOKUPS]:
        answer = probe.get("user/get", userid=userid)
        if answer.code == 0:
            seen.add(userid)
        elif answer.code not in _NOT_SEEN:
            yield of_code(answer)
            return
    missing = ours - seen
    if missing:
        text = f"{len(missing)} of {len(ours)} members are not visible to the app: {_where(session, missing)}"
        yield bad("members", text, f"{APP} → 可见范围, or correct 账号 in the list (it must be the UserID of 通讯录)")
    else:
        yield ok("members", f"all {len(ours)} are visible to the app")
    if strangers := len(seen - ours):
        do = "import them, or narrow 可见范围; they get one polite sentence and nothing else"
        yield note("members.others", f"{strangers} people see the app and are in no list", do)


def _listed(probe: Probe) -> set[str] | Finding:
    """Userids, casefolded, of everybody in the departments of the visible range."""
    departments = probe.get("department/simplelist")
    if departments.code:
        return of_code(departments)
    seen: set[str] = set()
    for each in departments.data.get("department_id", []):
        members = probe.get("user/simplelist", department_id=str(each["id"]))
        if members.code:
            return of_code(members)
        seen |= {str(user["userid"]).casefold() for user in members.data.get("userlist", [])}
    return seen


def _where(session: Session, userids: set[str]) -> str:
    """«交通局 2, 水利局 1»."""
    query = (
        select(Member.userid_key, Department.name, InspectionGroup.name)
        .join(Holding, Holding.member_id == Member.id)
        .outerjoin(Department, Department.id == Holding.department_id)
        .outerjoin(InspectionGroup, InspectionGroup.id == Holding.group_id)
    )
    places = {key: department or group or "管理员、审计员" for key, department, group in session.execute(query)}
    counted = Counter(places.get(userid, "?") for userid in userids)
    return ", ".join(f"{place} {count}" for place, count in counted.most_common())
