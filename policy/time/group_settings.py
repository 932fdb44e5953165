"""What the operator says of group chats; the defaults stand here once."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

_FARTHEST = 60  # working days, as for a ladder's step


class GroupsSettings(BaseModel):
    """When a group chat gets a digest (domain.md, Reminders), and who releases what the group sends out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    digest: tuple[Annotated[int, Field(ge=-_FARTHEST, le=_FARTHEST)], ...] = (-3, 1, 3)
    """Working days from the due date, negative before; none: no digests."""

    released_by: Literal["office", "inspector"] = "office"
    """Whose word lets a publication leave (domain.md, Work off the chat): 综合科's, or 组长's, an inspector of the group."""

    @field_validator("digest")
    @classmethod
    def _each_day_once(cls, days: tuple[int, ...]) -> tuple[int, ...]:
        if len(set(days)) != len(days):
            raise ValueError("a day stands twice")
        return tuple(sorted(days))
