"""The menu of each role. The first four stand on a phone's page, ten on a desktop's, the rest behind 更多."""

from collections.abc import Sequence
from dataclasses import dataclass

from actions.common.actor import Actor


@dataclass(frozen=True)
class Entry:
    """One line of the menu: what it is called and the endpoint that it opens."""

    title: str
    endpoint: str


MENU: tuple[tuple[Entry, frozenset[str]], ...] = tuple(
    (Entry(title, endpoint), frozenset(roles.split()))
    for title, endpoint, roles in (
        ("我的待办", "page.todo.show", "liaison leader principal"),
        ("待办", "page.worktable.show", "office inspector"),
        ("看板", "page.board.show", "office inspector"),
        ("审核", "page.review.queue", "office inspector"),
        ("会议", "page.meetings.listing", "liaison leader principal office inspector"),
        ("报送", "page.reports.history", "liaison leader principal"),
        ("台账", "page.ledger.listing", "liaison leader principal office inspector"),
        ("事项", "page.matters.show", "liaison leader principal office inspector"),
        ("登记簿", "page.registers.listing", "liaison leader principal staff discipline office inspector"),
        ("发文", "page.publications.listing", "liaison leader principal staff discipline office inspector commission"),
        ("问卷", "page.questionnaires.listing", "office inspector"),
        ("问答", "page.qa.listing", "liaison leader principal office inspector"),
        ("检查和抽查", "page.inspections.listing", "office inspector"),
        ("代理和交接", "page.deputies.show", "liaison leader principal office inspector"),
        ("图表", "page.charts.show", "liaison leader principal office inspector"),
        ("工作统计", "page.statistics.show", "office inspector"),
        ("单位情况", "page.profile.listing", "liaison leader principal office inspector"),
        ("各组汇总", "page.totals.show", "commission"),
        ("送达记录", "page.deliveries.show", "office inspector"),
        ("群", "page.chats.show", "office inspector"),
        ("单位", "page.organisation.show", "office admin"),
        ("成员", "page.people.members", "office inspector admin"),
        ("设置", "page.people.settings", "office inspector admin"),
        ("操作记录", "page.people.trail", "auditor"),
        ("使用说明", "page.guide.show", ""),
    )
)


PART_OF = {  # pages of a subject without a line of its own, and the line that leads to them
    "page.sheet": "page.reports.history", "page.upload": "page.meetings.listing", "page.checklist": "page.registers.listing",
    "page.bring_in": "page.registers.listing", "page.compilation_file": "page.qa.listing", "page.convened": "page.publications.listing",
    "page.entries": "page.registers.listing", "page.reports": "page.review.queue", "page.staff": "page.people.members",
    "page.member_file": "page.people.members", "page.holidays": "page.people.settings",
}  # fmt: skip


def current(entries: Sequence[Entry], here: str) -> Entry | None:
    """The line that a page belongs to: its own, else the first of the same subject, else of the one that it is a part of."""
    for place in (here, PART_OF.get(here.rpartition(".")[0], "")):
        alike = [each for each in entries if each.endpoint.rpartition(".")[0] == place.rpartition(".")[0]]
        if alike:
            return next((each for each in alike if each.endpoint == place), alike[0])
    return None


def menu(actor: Actor) -> tuple[Entry, ...]:
    """What this person can open, in order; 使用说明 is for everybody."""
    return tuple(entry for entry, roles in MENU if not roles or actor.has(*roles))
