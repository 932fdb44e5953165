"""What the operator says of group chats; the defaults stand here once."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

_FARTHEST = 60  # working days, as for a ladder's step


class GroupsSettings(BaseModel):
    """When a group chat gets a digest (domain.md, Reminders)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    digest: tuple[Annotated[int, Field(ge=-_FARTHEST, le=_FARTHEST)], ...] = (-3, 1, 3)
    """Working days from the due date, negative before; none: no digests."""

    @field_validator("digest")
    @classmethod
    def _each_day_once(cls, days: tuple[int, ...]) -> tuple[int, ...]:
        if len(set(days)) != len(days):
            raise ValueError("a day stands twice")
        return tuple(sorted(days))
