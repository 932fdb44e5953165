"""A city's member list: 52 departments, 213 institutions, 400 people of 10 groups; previewed, then brought in."""

import csv
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from actions.common.context import Context
from benchmarks.corp import NOW
from benchmarks.figures import Figure
from bot.assistant import make_rules
from bot.config import Config
from bot.files import load_members
from storage.engine import Database
from storage.migrate import upgrade
from storage.models import Department, Member

GROUPS, DEPARTMENTS, INSTITUTIONS, PEOPLE = 10, 52, 213, 400


def figures() -> list[Figure]:
    """Preview and import together, and the same file once more, which changes nothing."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        path = write_list(folder / "members.csv")
        database = Database(f"sqlite:///{folder}/bench.db")
        upgrade(database)
        before = time.perf_counter()
        _load(database, path, keep=False)
        changed = _load(database, path, keep=True)
        took = time.perf_counter() - before
        again = _load(database, path, keep=True)
        with database.read() as session:
            found = tuple(session.scalar(select(func.count()).select_from(each)) for each in (Department, Member))
        database.close()
    met = took < 10 and found == (DEPARTMENTS + INSTITUTIONS, PEOPLE) and changed > 0 and again == 0
    return [Figure("265 departments with 400 members, previewed and imported", f"{took:.1f} s", "< 10 s", met)]


def _load(database: Database, path: Path, *, keep: bool) -> int:
    """How many lines of change it has; without `keep` nothing stays."""
    with database.write() as session:
        plan = load_members(Context(session, NOW, make_rules(Config())), path)
        if not keep:
            session.rollback()
        return len(plan.lines)


def write_list(path: Path) -> Path:
    """Every group with its desk, every department with liaison and leaders, institutions with a liaison while people last."""
    rows = [("账号", "姓名", "单位", "角色", "监督组", "上级单位")]
    rows += [(f"desk{n}", f"综{n:03d}", "", "综合科", _group(n), "") for n in range(GROUPS)]
    for number in range(DEPARTMENTS):
        group = _group(number)
        for place, role in enumerate(("联络员", "班子成员", "主要负责人")):
            rows.append((f"d{number}r{place}", f"单{number:03d}", f"第{number:03d}局", role, group, ""))
    left = PEOPLE - GROUPS - DEPARTMENTS * 3
    for number in range(INSTITUTIONS):
        parent = number % DEPARTMENTS
        who = number if number < left else number % left
        group = _group(parent)
        rows.append((f"i{who}", f"所{who:03d}", f"第{number:03d}所", "联络员", group, f"第{parent:03d}局"))
    more = range(left - INSTITUTIONS)
    rows += [
        (f"i{INSTITUTIONS + n}", f"员{n:03d}", f"第{n % DEPARTMENTS:03d}局", "科室人员", _group(n % DEPARTMENTS), "")
        for n in more
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def _group(number: int) -> str:
    return f"第{number % GROUPS:02d}派驻纪检监察组"
