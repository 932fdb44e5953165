"""What one group's people can do and read of the other group's: nothing, by any act of the registry and by any form of the pages.

Every example of every act is said with the numbers and the departments of the other side, and confirmed; every form that the other side's people
find on their pages is sent by ours, with a valid body. In `make slow` every role says every example and every number is said in it, else they take turns.
"""

import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import cycle, islice

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.common.errors import UserError
from actions.report.obligations import open_periods
from handlers.talk.message import Message
from handlers.talk.registry import acts, answer
from storage.models import Base, Department, Holding, InspectionGroup
from tests.conftest import Conversation, at
from tests.dashboard.conftest import ADDRESS, CSRF, Pages, assistant, database_url, pages, story, story_template
from tests.dashboard.test_crawl import PEOPLE, addresses

__all__ = ["assistant", "database_url", "pages", "story", "story_template"]
SHORT_AND_WHOLE = pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.slow)])
OTHER, SECRET = "第二派驻纪检监察组", "鼋鼍坝"
EVERYBODY = [*PEOPLE.values(), "nobody"]
NUMBER = re.compile(r"20\d\d-\d{4}")
NAMES = re.compile("交通局|教育局|水利局|文旅局|住建局|公路事务中心|张伟|王敏|高飞")
ADMINS_OWN = {"department", "department_change"}  # any group's: renamed, merged, moved, on trial
OF_NOBODY = {
    "push",
    "push_recipient",
    "trail_entry",
    "trail_link",
    "inbox_message",
    "dialogue",
    "listing",
    "page_session",
    "one_time_form",
    "worker",
}
Rows = dict[tuple[str, tuple[object, ...]], tuple[object, ...]]


@pytest.fixture
def other_side(story: Pages, bot: Conversation) -> Pages:
    """More of the other group's doings, each with a word that stands nowhere else."""
    bot.at("2026-11-26T08:30")
    for who, words in (
        (
            "zhuting",
            f"会议通知：定于12月8日上午9点在局二楼会议室召开党组会议，研究：1.{SECRET}加固工程资金320万元。联系人：朱婷 13800000001",
        ),
        ("hejun", f"记台账 11月25日 到{SECRET}检查工程质量"),
        ("zhenghui", f"记整改 财政局 {SECRET}资金拨付不及时 措施：限期拨付 期限：12月20日"),
        ("zhenghui", "确认"),
        ("wutao", f"记调研 财政局 {SECRET}工程资金使用"),
    ):
        bot.say(who, words)
    bot.clock.time = at("2026-11-26T10:00")
    with story.assistant.database.write() as session:
        open_periods(story.assistant.context(session))  # whoever asks first opens what is due, for everybody
    return story


def owned(session: Session) -> Rows:
    """Every row that belongs to the other group: its departments, its people, and all that hangs on these."""
    group = session.scalar(select(InspectionGroup.id).where(InspectionGroup.name == OTHER))
    ids: dict[str, set[object]] = {"inspection_group": {group}}
    ids["department"] = set(session.scalars(select(Department.id).where(Department.group_id == group)))
    holds = Holding.department_id.in_(ids["department"]) | (Holding.group_id == group)
    ids["member"] = set(session.scalars(select(Holding.member_id).where(holds)))
    found: Rows = {}
    for table in Base.metadata.sorted_tables:
        if table.name in OF_NOBODY:
            continue
        keys = [(each.parent.name, each.column.table.name) for each in table.foreign_keys]
        for row in session.execute(select(table)).mappings():
            mine = any(row[column] in ids.get(parent, ()) for column, parent in keys)
            if mine or ("id" in row and row["id"] in ids.get(table.name, ())):
                ids.setdefault(table.name, set()).add(row.get("id"))
                key = (table.name, tuple(row[each.name] for each in table.primary_key))
                found[key] = tuple(str(value) for value in row.values())
    return found


def changed(before: Rows, after: Rows) -> list[tuple[str, tuple[object, ...]]]:
    """The rows that are not as they were, were not there, or are gone."""
    return [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]


def numbers_of(rows: Rows) -> list[str]:
    """Every number of the other side's things."""
    said = {number for values in rows.values() for value in values for number in NUMBER.findall(str(value))}
    return sorted(said)


def commands(numbers: list[str], whole: bool) -> Iterator[tuple[str, str]]:
    """Every example and usage of every act, with the other side's numbers and departments, and who says it.

    Who says it with which number shifts from one example to the next.
    """
    turn, who = cycle(numbers), cycle(EVERYBODY)
    for act in acts():
        for said in dict.fromkeys((*act.examples, act.usage)):
            words = NAMES.sub(
                lambda found: "何军" if len(found[0]) == 2 and found[0] in "张伟王敏高飞" else "财政局", said
            )
            numbered = NUMBER.search(words) or "编号" in words
            each_once = max(len(EVERYBODY), len(numbers)) if numbered else len(EVERYBODY)
            for _ in range((each_once if whole else 1) if words else 0):
                number = next(turn)
                yield NUMBER.sub(number, words).replace("编号", number), next(who)
            next(turn)


@SHORT_AND_WHOLE
def test_no_act_changes_or_tells_anything_of_the_other_group(other_side: Pages, whole: bool) -> None:
    service = other_side.assistant
    with service.database.read() as session:
        before = owned(session)
        numbers = numbers_of(before)
    assert len(before) > 50
    assert len(numbers) >= 5
    said, wrong = 0, []
    for words, userid in islice(commands(numbers, whole), 0, None, 1 if whole else 2):
        with service.database.read() as session:
            raw = session.connection().connection.driver_connection
            written = raw.total_changes  # type: ignore[union-attr]
            replies = [said_to(service, session, userid, each) for each in (words, "确认", "1")]
            session.flush()
            said += 1
            if raw.total_changes != written:  # type: ignore[union-attr]
                rows = changed(before, owned(session))
                wrong += [("changed", userid, words, row) for row in rows if not is_admins(userid, row)]
            if SECRET in "".join(replies):
                wrong.append(("told", userid, words))
    assert said > 100
    assert wrong == []


def is_admins(userid: str, row: tuple[str, tuple[object, ...]]) -> bool:
    return userid == PEOPLE["admin"] and row[0] in ADMINS_OWN


def said_to(service: object, session: Session, userid: str, words: str) -> str:
    """The reply, in a session that is thrown away with what it wrote."""
    desk = service.desk(session, userid)  # type: ignore[attr-defined]
    try:
        with session.begin_nested():
            return answer(desk, Message(userid, words, service.clock.now()))[1].text  # type: ignore[attr-defined]
    except UserError as error:
        return str(error)


class Forms(HTMLParser):
    """The forms of a page that are sent: where to, and a body as its reader would fill it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self.found.append((given.get("action", ""), {}))
        name = given.get("name")
        if not self.found or name is None:
            return
        body = self.found[-1][1]
        if tag in ("input", "textarea", "select", "button"):
            likely = {"date": "2026-12-20", "number": "1", "time": "09:00"}.get(given.get("type", ""), "按程序办理")
            body.setdefault(name, given.get("value") or likely)


def forms_of(visit: object, paths: list[str]) -> list[tuple[str, dict[str, str]]]:
    """Every form of these pages, once."""
    found = {}
    for path in paths:
        answered = visit.get(path)  # type: ignore[attr-defined]
        if answered.status_code == 200 and answered.mimetype == "text/html":
            reader = Forms()
            reader.feed(answered.text)
            found.update({(to or path): body for to, body in reader.found})
    return sorted(found.items())


@SHORT_AND_WHOLE
def test_no_form_of_the_other_group_can_be_sent(other_side: Pages, whole: bool) -> None:
    service, paths = other_side.assistant, addresses(other_side, "财政局")
    with service.database.read() as session:
        before = owned(session)
    forms = {
        to: body for who in ("zhenghui", "zhuting", "wutao") for to, body in forms_of(other_side.visit(who), paths)
    }
    forms = {to: body for to, body in forms.items() if not to.endswith(("/logout", "/sessions"))}
    assert len(forms) >= 10
    turn, wrong = cycle(PEOPLE.values()), []
    for to, body in forms.items():
        for userid in PEOPLE.values() if whole else [next(turn)]:
            sent = {**body, "csrf": CSRF, "token": os.urandom(16).hex(), "confirmed": "yes"}
            answered = other_side.visit(userid).client.post(to, data=sent, base_url=ADDRESS)
            if SECRET in answered.text:
                wrong.append(("told", userid, to))
        with service.database.read() as session:
            wrong += [("changed", userid, to, key) for key in changed(before, owned(session))]
    assert wrong == []
