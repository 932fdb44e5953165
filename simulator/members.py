"""The corp's users, taken from the project's member list."""

from __future__ import annotations

import csv
from pathlib import Path


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
