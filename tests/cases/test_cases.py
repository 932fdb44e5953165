"""Every case of tests/data/cases holds: what is read, what is said, and which rows are there afterwards."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from storage.engine import Database
from storage.models import LedgerEntry, MatterNote, MeetingNotice
from tests.cases.dialogue import Dialogue
from tests.cases.explainer import Explainer
from tests.cases.reading import failures
from tests.cases.states import (
    Look,
    absence,
    asked,
    either,
    entry,
    meeting,
    no_question,
    nothing_of,
    reached,
    report,
    sent_in,
    silent_on,
    untold,
)
from tests.conftest import ON_ONE_ENGINE

DATA = Path(__file__).parent.parent / "data" / "cases"


def cases(name: str) -> list[Any]:
    """The rows of a file, each under its own id."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [pytest.param(case, id=case["id"]) for case in map(json.loads, lines)]


@cache
def explainer() -> Explainer:
    return Explainer()


@pytest.mark.parametrize("case", cases("reading.jsonl"))
def test_a_message_is_read_as_it_is_meant(case: Any) -> None:
    text = case["text"].replace("\\n", "\n").replace("\\t", "\t")
    assert failures(explainer().answer(case["now"], text, case.get("as")), case["want"]) == []


OPEN_LEDGER = ("ledger", "2026-11")
UNTOUCHED = meeting(state="registered", starts="2026-11-25T15:00")
NO_REASON = meeting(late_reason=None)
NO_PLACE = meeting(place=None)
ZERO = {"state": "submitted", "way": "zero"}
STATES: dict[str, list[Look]] = {
    "d001": [either(meeting(state="cancelled"), asked("wangmin"))],
    "d002": [either(meeting(place="五楼"), asked("wangmin"))],
    "d003": [either(meeting(starts="2026-11-26T15:00"), asked("wangmin"))],
    "d004": [either(meeting(state="cancelled"), meeting(state="postponed"), asked("wangmin"))],
    "d005": [either(meeting(starts="2026-11-25T15:30"), asked("wangmin"))],
    "d006": [either(meeting(starts="2026-11-20T08:30"), asked("wangmin")), NO_REASON],
    "d007": [meeting(place="二楼会议室"), NO_REASON],
    "d008": [meeting(place="三楼报告厅")],
    "d009": [UNTOUCHED],
    "d010": [UNTOUCHED],
    "d011": [meeting(items=2, amounts=[None, 26_000])],
    "d012": [meeting(starts="2026-11-25T16:00")],
    "d013": [meeting(place="二楼会议室")],
    "d017": [report("民政局", *OPEN_LEDGER, state="submitted")],
    "d018": [meeting(place="四楼会议室")],
    "d019": [NO_PLACE],
    "d020": [meeting(place="三楼会议室", items=2, amounts=[None, 200_000])],
    "d021": [either(meeting(place="二楼"), asked("wangmin")), asked("wangmin")],
    "d022": [asked("wangmin")],
    "d023": [meeting(day=None)],
    "d024": [meeting(items=1)],
    "d025": [meeting(starts="2026-11-25T09:30")],
    "d026": [NO_REASON, asked("wangmin")],
    "d027": [NO_REASON, asked("wangmin")],
    "d028": [NO_REASON, asked("wangmin")],
    "d029": [NO_REASON, asked("wangmin")],
    "d030": [NO_REASON, asked("wangmin")],
    "d031": [NO_PLACE],
    "d032": [NO_PLACE],
    "d033": [NO_REASON],
    "d034": [nothing_of(MatterNote)],
    "d035": [nothing_of(MatterNote)],
    "d036": [nothing_of(MatterNote)],
    "d037": [meeting(starts=None), no_question("wangmin")],
    "d038": [nothing_of(MeetingNotice), no_question("wangmin")],
    "d039": [nothing_of(LedgerEntry), no_question("zhangwei")],
    "d048": [silent_on("2027-01-01")],
    "d050": [report("交通局", *OPEN_LEDGER, state="resubmitted", on_time=False)],
    "d051": [report("财政局", *OPEN_LEDGER, **ZERO)],
    "d052": [report("财政局", *OPEN_LEDGER, state="announced")],
    "d053": [report("财政局", *OPEN_LEDGER, state="open"), no_question("zhuting")],
    "d054": [entry(owner="zhangwei")],
    "d055": [entry(owner="zhangwei")],
    "d056": [meeting(state="cancelled")],
    "d057": [either(meeting(state="cancelled"), asked("wangmin"))],
    "d060": [either(report("交通局", *OPEN_LEDGER, state="open"), asked("wangmin"))],
    "d061": [asked("wangmin")],
    "d063": [report("教育局", "matters", "2026Q4", state="open")],
    "d073": [report("交通局", *OPEN_LEDGER, **ZERO)],
    "d085": [entry(day="2026-11-18")],
    "d086": [either(entry(due="2026-11-20"), asked("zhaoli"))],
    "d087": [entry(due="2026-11-20")],
    "d089": [report("交通局", *OPEN_LEDGER, state="accepted")],
    "d095": [report("交通局", *OPEN_LEDGER, **ZERO)],
    "d096": [reached("huqiang", "主体责任台账", but_not="chenfang")],
    "d109": [either(meeting(items=3), asked("zhangwei"))],
    "d065": [sent_in("12月5日至6日由局办公室2人值班，电话80000009")],
    "d102": [asked("zhaoli"), sent_in(None)],
    "d103": [asked("zhaoli")],
    "d104": [no_question("zhaoli")],
    "d105": [reached("zhaoli", "申请延期")],
    "d106": [
        asked("zhaoli"),
        report("交通局", *OPEN_LEDGER, state="submitted"),
        report("教育局", *OPEN_LEDGER, state="submitted"),
    ],
    "d107": [reached("zhaoli", "申请延期")],
    "d108": [reached("zhangwei", "恢复 2026-0001")],
    "d110": [asked("zhaoli"), untold("wangmin", "物业招标")],
    "d111": [entry(state="submitted")],
    "d125": [absence("2026-11-23", "2026-11-25")],
}


@ON_ONE_ENGINE
@pytest.mark.parametrize("case", cases("dialogues.jsonl"))
def test_a_dialogue_goes_as_people_expect(case: Any, database: Database) -> None:
    dialogue = Dialogue(database, case["now"])
    assert dialogue.play(case["steps"]) == []
    with database.read() as session:
        for look in STATES.get(case["id"], []):
            look(dialogue.service, session)
