"""The corp's users, from the project's member list, and the address book as the app may read it (contract §3.10)."""

from __future__ import annotations

import csv
from pathlib import Path

from simulator.call import Call
from simulator.limits import ApiError


def read_members(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Return (userid → name, userid → «单位 · 角色») of a CSV file; raise ValueError when 账号 or 姓名 is missing."""
    names: dict[str, str] = {}
    posts: dict[str, list[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if not {"账号", "姓名"} <= set(rows.fieldnames or ()):
            raise ValueError(f"{path}: 缺少“账号”或“姓名”列")
        for row in rows:
            userid = (row["账号"] or "").strip()
            if not userid:
                continue
            names[userid] = (row["姓名"] or "").strip()
            where = (row.get("单位") or row.get("监督组") or "").strip()
            post = " · ".join(part for part in (where, (row.get("角色") or "").strip()) if part)
            posts.setdefault(userid, []).append(post)
    return names, {userid: "；".join(filter(None, several)) for userid, several in posts.items()}


ROOT = 1  # id of the one department
MOST_IDS = 1000


def get_user(call: Call) -> dict[str, object]:
    """Tell about one member; 60111 for one who is not there or not visible."""
    userid = call.query.get("userid", "")
    if not call.corp.visible(userid):
        raise ApiError(60111, "userid not found")
    member = call.corp.member(userid)
    return {"userid": member.userid, "name": member.name, "department": [ROOT], "position": "", "status": 1}


def list_departments(call: Call) -> dict[str, object]:
    """Tell the departments in the app's range; none when single members were put into it."""
    listed = call.corp.settings.range_is_departments
    return {"department_id": [{"id": ROOT, "parentid": 0, "order": 1}] if listed else []}


def get_department(call: Call) -> dict[str, object]:
    """Tell about the one department; 60003 for another."""
    if call.query.get("id") != str(ROOT):
        raise ApiError(60003, "department not found")
    return {"department": {"id": ROOT, "name": call.corp.settings.department, "parentid": 0, "order": 1}}


def list_members(call: Call) -> dict[str, object]:
    """Tell the visible members of a department; 60003 for one that does not exist."""
    if call.query.get("department_id") != str(ROOT) or not call.corp.settings.range_is_departments:
        raise ApiError(60003, "department not found")
    seen = [member for member in call.corp.members.values() if call.corp.visible(member.userid)]
    return {"userlist": [{"userid": each.userid, "name": each.name, "department": [ROOT]} for each in seen]}


def convert_open_ids(call: Call) -> dict[str, object]:
    """The accounts behind the ids under which the robot is told of people; a plain userid is no such id (§3.10)."""
    known = {call.corp.robot.open_id(each.userid): each.userid for each in call.corp.members.values()}
    asked = call.strings("open_userid_list")
    if len(asked) > MOST_IDS:
        raise ApiError(40058, f"open_userid_list exceed max length {MOST_IDS}")
    found = [{"open_userid": each, "userid": known[each]} for each in asked if each in known]
    return {"userid_list": found, "invalid_open_userid_list": [each for each in asked if each not in known]}
