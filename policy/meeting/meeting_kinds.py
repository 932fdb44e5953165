"""Meetings other than “三重一大” ones (domain.md M10): each kind with its own lead time and list of materials."""

from collections.abc import Sequence

import pydantic
from pydantic import BaseModel, ConfigDict

from policy.fields.field import Field
from policy.time.settings import LeadTimeSettings


class MeetingKind(BaseModel):
    """One kind of meeting, known by words in its name; the lead times are the group's own requirement."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = pydantic.Field(min_length=2, max_length=20)
    words: tuple[str, ...] = pydantic.Field(min_length=1)
    """Any of them in the meeting's type makes it of this kind."""
    lead_time: LeadTimeSettings = LeadTimeSettings()
    materials: tuple[Field, ...] = ()
    """What has to be sent with the notice."""


def default_meeting_kinds() -> tuple[MeetingKind, ...]:
    """民主生活会, 述责述廉 and 党风廉政建设会议; a group sets its own under `meeting_kinds:`."""
    plan = Field(key="plan", title="会议方案", words=("方案", "实施方案", "会议方案"))
    speech = Field(key="speech", title="讲话或报告稿", words=("讲话稿", "报告稿", "材料"))
    return (
        MeetingKind(
            name="民主生活会",
            words=("民主生活",),
            lead_time=LeadTimeSettings(days=7),
            materials=(
                plan,
                Field(key="opinions", title="征求意见情况", words=("征求意见", "意见建议")),
                Field(key="review", title="对照检查材料", words=("对照检查", "检查材料", "发言提纲")),
            ),
        ),
        MeetingKind(
            name="述责述廉会议",
            words=("述责述廉", "述职述廉", "述责", "述廉"),
            lead_time=LeadTimeSettings(days=5),
            materials=(plan, Field(key="report", title="述责述廉报告", words=("述责述廉报告", "述廉报告", "报告"))),
        ),
        MeetingKind(
            name="党风廉政建设会议",
            words=("党风廉政", "廉政", "警示教育"),
            lead_time=LeadTimeSettings(days=3),
            materials=(plan, speech),
        ),
    )


def find_kind(meeting_type: str, kinds: Sequence[MeetingKind]) -> MeetingKind | None:
    """The kind whose words stand in the meeting's type, the first that fits; None for a “三重一大” meeting."""
    return next((kind for kind in kinds if any(word in meeting_type for word in kind.words)), None)
