"""The facts of a notice, field by field: what each is called, how it is asked for, and how much of it is kept."""

from typing import Final

from policy.fields.field import Field

FACTS: Final = (
    Field(key="starts_at", title="具体时间", words=("时间", "会议时间"), ask="请告知会议具体时间，如“11月27日下午2:30”。"),
    Field(key="place", title="会议地点", words=("地点",), limit=200, ask="请告知会议地点。"),
    Field(
        key="items", title="研究议题", words=("议题", "会议议题"), type="long_text",
        ask="请告知研究的议题，几项请用1、2、3分开。",
    ),
    Field(key="late_reason", title="迟报原因", words=("原因",), limit=300, ask="报告时间少于规定，请说明原因。"),
    Field(key="contact", title="联系人和电话", words=("联系人",), limit=100, ask="请告知联系人。"),
    Field(
        key="scope", title="参会范围", words=("参会人员", "参加人员", "出席人员", "列席人员", "参会的", "参加的", "参会人"), limit=300, ask="请告知参会范围。",
    ),
)  # fmt: skip
FACT: Final = {each.key: each for each in FACTS}
"""By its key in rows."""
BY_LABEL: Final = {label: each.key for each in FACTS for label in each.labels}
"""By whatever people call it: «参会人员：……»."""
