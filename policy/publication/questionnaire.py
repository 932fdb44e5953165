"""A questionnaire as data: choices and scales; free text only where the definition allows it (domain.md M17)."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from pydantic import Field, model_validator

from policy.fields.field import KEY, Part

FEWEST: Final = 5  # answers below which nothing is shown, and below which none leaves the batch
SCALE: Final = ("5", "4", "3", "2", "1")


class Question(Part):
    """One question; a scale runs from 5 (很满意) to 1 (很不满意)."""

    key: str = Field(pattern=KEY)
    title: str = Field(min_length=4, max_length=80)
    type: Literal["choice", "scale", "text"] = "choice"
    choices: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """What can be ticked."""
        return SCALE if self.type == "scale" else self.choices


class QuestionnaireDefinition(Part):
    """A questionnaire."""

    key: str = Field(pattern=KEY)
    title: str = Field(min_length=2, max_length=30)
    free_text: bool = False
    """Whether questions of type text may stand in it: a hand may be known by its words."""
    questions: tuple[Question, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _parts_fit(self) -> "QuestionnaireDefinition":
        for each in self.questions:
            if (each.type == "choice") != bool(each.choices):
                raise ValueError(f"questions.{each.key}.choices: stand with type choice, and only there")
            if each.type == "text" and not self.free_text:
                raise ValueError(f"questions.{each.key}.type: text needs free_text: true")
        return self


def read_answers(definition: QuestionnaireDefinition, said: Mapping[str, str]) -> dict[str, str] | None:
    """The answers of a form; None where a question is left out or something else was sent."""
    found = {}
    for each in definition.questions:
        answer = said.get(each.key, "").strip()
        if each.type == "text":
            found[each.key] = answer[:300]
        elif answer in each.options:
            found[each.key] = answer
        else:
            return None
    return found


def tally(
    definition: QuestionnaireDefinition, answers: Sequence[Mapping[str, str]]
) -> dict[str, dict[str, int]] | None:
    """How often each option was ticked, by question; None below five answers."""
    if len(answers) < FEWEST:
        return None
    return {
        each.key: {option: sum(answer.get(each.key) == option for answer in answers) for option in each.options}
        for each in definition.questions
        if each.type != "text"
    }
