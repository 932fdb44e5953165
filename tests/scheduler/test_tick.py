"""A scheduler's days: who is told what on which day, once, and never after the report is in."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from actions.common.context import Context, Rules
from actions.common.deadlines import stop_deadline
from actions.common.trail import record
from policy.time.settings import RemindersSettings
from scheduler.deliver.channels import RetryError, SendResult
from scheduler.run.tick import Ticker
from storage.engine import Database
from storage.models import Department, Holding, Obligation, Push, PushRecipient, ReminderStep
from tests.conftest import HandClock, at
from tests.scheduler.outside import RecordingChannels, Sent

MORNING = "T08:50"


class Service:
    """One scheduler with its clock, and what people have seen."""

    def __init__(self, database: Database, rules: Rules) -> None:
        self.database = database
        self.rules = rules
        self.clock = HandClock(at("2026-11-13T09:00"))
        self.channels = RecordingChannels()
        self.ticker = Ticker(database, rules, self.clock, self.channels, "w1")
        self.ticker.plan()  # it has been up before: the month's obligations are open

    def at(self, moment: str) -> list[tuple[str, str]]:
        """What members see at this moment: (userid, text)."""
        self.clock.time = at(moment)
        before = len(self.channels.shown)
        self.ticker.plan()
        while self.ticker.deliver():
            pass
        return self.channels.shown[before:]

    def told(self, moment: str) -> dict[str, str]:
        """The same by person; nobody gets two messages."""
        shown = self.at(moment)
        assert len({userid for userid, _ in shown}) == len(shown)
        return dict(shown)

    @contextmanager
    def acting(self, moment: str) -> Iterator[Context]:
        with self.database.write() as session:
            yield Context(session, at(moment), self.rules)


@pytest.fixture
def service(database: Database, rules: Rules) -> Service:
    return Service(database, rules)


def traffic(session: Session, kind: str = "ledger", period: str = "2026-11") -> Obligation:
    """交通局's obligation."""
    query = select(Obligation).join(Department).where(Department.name == "交通局")
    return session.scalars(query.where(Obligation.kind == kind, Obligation.period == period)).one()


def steps_of(database: Database) -> dict[str, str]:
    """States of the steps of 交通局's November ledger."""
    from actions.common.deadlines import find_deadline

    with database.read() as session:
        deadline = find_deadline(Context(session, at("2026-11-22T10:00"), None), "obligation", traffic(session).id)  # type: ignore[arg-type]
        assert deadline is not None
        return {step.step: step.state for step in deadline.steps}


def test_the_ladder_of_november(service: Service) -> None:
    seen: dict[str, list[str]] = {}
    day = at("2026-11-13T00:00")
    while day < at("2026-12-04T00:00"):
        for hour in ("08:31", "08:36", "08:46", "17:45"):
            for userid, _ in service.at(f"{day.date()}T{hour}"):
                seen.setdefault(userid, []).append(f"{day.date()} {hour}"[5:])
        day += timedelta(days=1)
    liaison = ["11-16 08:46", "11-20 08:46", "11-24 08:46", "11-25 08:46", "11-26 08:46"]
    assert seen["wangmin"] == seen["zhuting"] == liaison
    assert seen["zhangwei"] == ["11-26 08:46"]
    assert "gaofei" not in seen, "not in charge"
    assert seen["liujianguo"] == ["11-13 08:31"], "the first word; what was drafted the office has not released"
    assert "sunjing" not in seen, "the institution's reports go with its parent's"
    assert seen["zhaoli"][:2] == ["11-20 08:36", "11-23 08:36"]
    assert {"11-30 08:36", "12-02 08:36"} <= set(seen["zhaoli"])
    assert steps_of(service.database) == {
        "-7": "pushed", "-3": "pushed", "-1": "pushed", "0": "pushed", "+1": "pushed",
        "+1:leader": "pushed", "+3:principal": "drafted", "+5:group": "pushed",
    }  # fmt: skip


def test_the_texts_of_the_ladder(service: Service) -> None:
    assert "11月25日（周三）截止，还有9天" in service.told("2026-11-16T08:46")["wangmin"]
    assert "“报送 台账 11月”" in service.told("2026-11-25T08:46")["wangmin"]
    day_after = service.told("2026-11-26T08:46")
    assert "已逾期1天" in day_after["wangmin"]
    assert "请您督促办理" in day_after["zhangwei"]
    draft = service.told("2026-11-30T08:46")["zhaoli"]
    assert "此前已于11月16日、11月25日、11月26日提醒联络员，11月26日告知分管领导" in draft
    assert "王敏" not in draft
    group = service.told("2026-12-02T08:46")
    assert "列入本组清单" in group["zhaoli"]
    assert group["liqiang"] == group["zhaoli"]


def test_a_draft_waits_for_the_office(service: Service) -> None:
    service.at("2026-11-26T08:46")
    draft = service.told("2026-11-30T08:46")["zhaoli"]
    with service.database.read() as session:
        held = session.scalars(select(Push).where(Push.recipients.any(target="liujianguo", state="held"))).one()
        assert [row.state for row in held.recipients] == ["held"]
        assert f"发送 {held.subject}" in draft
        assert held.text in draft


def test_a_principal_is_told_at_once_where_that_is_set(database: Database, rules: Rules) -> None:
    service = Service(database, replace(rules, reminders=RemindersSettings(principal_step="automatic")))
    service.at("2026-11-26T08:46")
    assert "请您统筹安排" in service.told("2026-11-30T08:46")["liujianguo"]


def test_a_report_stops_its_ladder_at_once(service: Service) -> None:
    assert "wangmin" in service.told("2026-11-24T08:46")
    with service.acting("2026-11-24T10:00") as context:
        row = traffic(context.session)
        row.state = "submitted"
        stop_deadline(context, "obligation", row.id)
    for day in ("2026-11-25", "2026-11-26", "2026-11-30", "2026-12-02"):
        told = service.told(day + MORNING)
        assert not {"wangmin", "zhangwei"} & told.keys()
        assert not any("交通局" in text for text in told.values())


def test_a_paused_department_is_left_alone(service: Service) -> None:
    with service.acting("2026-11-13T10:00") as context:
        department = context.session.scalars(select(Department).where(Department.name == "交通局")).one()
        department.paused_reason = "机构改革"
    told = service.told("2026-11-16T08:50")
    assert "wangmin" not in told
    assert "chenfang" in told


def test_missed_steps_are_made_up_for_in_one_message(service: Service) -> None:
    told = service.told("2026-11-23T10:12")
    assert told["wangmin"].count("11月主体责任台账") == 1
    assert "（补发）" in told["wangmin"]
    assert steps_of(service.database) == {"-7": "unsent", "-3": "late"}
    assert service.at("2026-11-23T11:00") == []
    assert "（补发）" not in service.told("2026-11-24T08:50")["wangmin"]


def test_steps_before_the_import_are_never_sent(database: Database, rules: Rules) -> None:
    with database.write() as session:
        for department in session.scalars(select(Department)):
            department.imported_at = at("2026-11-23T09:00")
    service = Service(database, rules)
    assert "wangmin" not in service.told("2026-11-23T10:00")
    assert steps_of(database) == {"-7": "unsent", "-3": "unsent"}
    assert "（补发）" not in service.told("2026-11-24T08:50")["wangmin"]


def test_nothing_leaves_outside_working_hours(service: Service) -> None:
    for moment in ("2026-11-16T08:29", "2026-11-16T17:31", "2026-11-21T10:00", "2026-11-22T10:00"):
        assert service.at(moment) == []


def test_a_working_weekend_is_worked(service: Service) -> None:
    # 25 September 2026 is the Mid-autumn holiday; 20 September, a Sunday, is worked in its place.
    with service.acting("2026-09-01T09:00") as context:
        for department in context.session.scalars(select(Department)):
            department.imported_at = context.now
    days = []
    day = at("2026-09-10T00:00")
    while day < at("2026-09-26T00:00"):
        if "wangmin" in dict(service.at(f"{day.date()}T09:00")):
            days.append(day.day)
        day += timedelta(days=1)
    anchor = service.rules.calendar.nearest(datetime(2026, 9, 25).date(), "previous_workday")  # noqa: DTZ001
    assert days == sorted(service.rules.calendar.shift(anchor, n).day for n in (-7, -3, -1, 0))
    assert 20 in {service.rules.calendar.shift(anchor, n).day for n in range(-7, 1)}


def test_one_person_of_two_posts_gets_one_message(service: Service) -> None:
    with service.acting("2026-11-13T10:00") as context:
        water = context.session.scalars(select(Department).where(Department.name == "水利局")).one()
        wangmin = context.session.scalars(
            select(Holding).join(Holding.member).where(Holding.member.has(userid="wangmin"))
        ).one()
        context.session.add(Holding(member_id=wangmin.member_id, role="liaison", department_id=water.id))
    told = service.told("2026-11-16T08:50")
    assert "交通局" in told["wangmin"]
    assert "水利局" in told["wangmin"]


def test_somebody_at_the_desk_gets_everything_with_the_brief(service: Service) -> None:
    with service.acting("2026-11-13T10:00") as context:
        traffic_bureau = context.session.scalars(select(Department).where(Department.name == "交通局")).one()
        zhaoli = context.session.scalars(
            select(Holding).join(Holding.member).where(Holding.member.has(userid="zhaoli"))
        ).one()
        context.session.add(Holding(member_id=zhaoli.member_id, role="liaison", department_id=traffic_bureau.id))
    told = service.told("2026-11-20T08:36")
    assert told["zhaoli"].startswith("交通局有1项报送请予办理")
    assert "工作简报" in told["zhaoli"]
    assert "zhaoli" not in service.told("2026-11-20T08:50")


def test_several_schedulers_tell_everybody_once(database: Database, rules: Rules) -> None:
    service = Service(database, rules)
    clock, channels = service.clock, service.channels
    clock.time = at("2026-11-26T08:50")
    tickers = [Ticker(database, rules, clock, channels, f"w{n}") for n in range(4)]
    start = threading.Barrier(4)

    def run(ticker: Ticker) -> None:
        start.wait()
        for _ in range(3):
            ticker.plan()
            ticker.deliver()

    threads = [threading.Thread(target=run, args=(ticker,)) for ticker in tickers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    people = [userid for userid, _ in channels.shown]
    assert len(people) == len(set(people)) > 20
    with database.read() as session:
        assert session.scalar(select(func.count()).where(PushRecipient.state != "sent")) == 0
        assert session.scalar(select(func.count()).select_from(ReminderStep))


def test_a_clock_set_back_repeats_nothing(service: Service) -> None:
    assert "wangmin" in service.told("2026-11-25T09:30")
    assert service.at("2026-11-25T08:30") == []
    assert service.at("2026-11-25T08:50") == []


def away(call: Sent) -> SendResult:
    raise RetryError("无法连接")


def test_a_report_that_came_in_while_wecom_was_away_is_not_reminded_of(service: Service) -> None:
    service.channels.answer = away
    service.clock.time = at("2026-11-25T08:50")
    service.ticker.plan()
    service.ticker.deliver()
    with service.acting("2026-11-25T09:00") as context:
        stop_deadline(context, "obligation", traffic(context.session).id)
    service.channels.answer = lambda call: SendResult("m")
    told = service.told("2026-11-25T09:20")
    assert "wangmin" not in told
    assert "今日到期" in told["chenfang"]
    assert service.at("2026-11-25T09:30") == []


def test_what_could_not_leave_all_day_is_worded_afresh(service: Service) -> None:
    service.channels.answer = away
    for moment in ("2026-11-25T08:50", "2026-11-25T17:00"):
        service.clock.time = at(moment)
        service.ticker.plan()
        service.ticker.deliver()
    service.channels.answer = lambda call: SendResult("m")
    told = service.told("2026-11-26T08:50")
    assert "已逾期1天（补发）" in told["wangmin"]
    assert told["wangmin"].count("台账：") == 1


def test_what_left_in_part_is_not_taken_back(service: Service) -> None:
    service.channels.answer = lambda call: away(call) if "交通局" in call.text else SendResult("m")
    service.at("2026-11-25T08:50")
    service.channels.answer = lambda call: SendResult("m")
    shown = service.at("2026-11-26T08:50")
    assert [text for userid, text in shown if userid == "wangmin" and "今日到期" in text], "late, but once"
    assert len([text for userid, text in shown if userid == "zhaoli"]) == 1, "yesterday's brief is of no use"
    assert service.at("2026-11-26T09:30") == []


def test_nothing_to_plan_is_looked_for_again_only_when_something_happened_or_a_minute_is_over(service: Service) -> None:
    def looked() -> bool:
        """Whether a plan reads the open deadlines."""
        ran: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            ran.append(statement)

        event.listen(service.database.engine, "before_cursor_execute", note)
        service.ticker.plan()
        event.remove(service.database.engine, "before_cursor_execute", note)
        return any("FROM deadline JOIN obligation" in each for each in ran)

    assert service.told("2026-11-24T09:10")
    assert [looked(), looked(), looked()] == [True, False, False]
    with service.acting("2026-11-24T09:10") as context:
        record(context, "return_report", "2026-0001")
    assert [looked(), looked()] == [True, False]
    service.clock.time = at("2026-11-24T09:11")
    assert [looked(), looked()] == [True, False]
