"""单位情况 as titled tables, and in Word: one department's year (M16)."""

from actions.overview.profile import Profile
from policy.fields.report_form import KINDS
from policy.text.write import say_moment
from policy.words.paper import Paper, PaperSection
from policy.words.plot import Plot

MEETINGS = "各月会议"
Table = tuple[str, tuple[str, ...], list[tuple[object, ...]]]


def tables(found: Profile) -> list[Table]:
    """The figures as titled tables: the same on the page and in Word."""
    year = found.figures
    reports = [(each.title, each.due, each.on_time, each.late, each.missing) for each in found.reports]
    kinds = [(name, found.items.get(key, 0)) for key, name in {**KINDS, "other": "其他事项"}.items()]
    meetings = (year.meetings, year.meetings_on_time, year.meetings_late, year.meetings_excused)
    return [
        ("报送情况", ("事项", "应报", "按时", "晚报", "逾期未报"), [*reports]),
        ("退回情况", ("项目", "次数"), [("退回重报", found.returned)]),
        ("会议报告", ("报告", "按时", "少于规定时间", "经认可"), [meetings]),
        (MEETINGS, ("月份", "报告", "少于规定时间"), [*found.months]),
        ("议题类别", ("类别", "项数"), [*kinds]),
        ("履责记录", ("方式", "条数"), [*found.entries_by_way, ("合计", found.entries)]),
    ]


def profile_paper(found: Profile) -> Paper:
    """The same in Word, with the year's meetings drawn."""
    sections = [PaperSection(paragraphs=(f"统计截至{say_moment(found.until)}。只列数字，不作评价。",))]
    for heading, header, rows in tables(found):
        cells = tuple(tuple(str(value) for value in row) for row in rows)
        sections.append(
            PaperSection(heading, (), header, cells, plot=_meetings_drawn(found) if heading == MEETINGS else None)
        )
    return Paper(f"{found.department.name}{found.year}年履责情况", tuple(sections))


def _meetings_drawn(found: Profile) -> Plot:
    names, reported, late = zip(*found.months, strict=True)
    return Plot(f"{found.year}年各月会议", "columns", names, (("报告", reported), ("少于规定时间", late)))
