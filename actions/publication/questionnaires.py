"""无记名问卷: codes on paper, answers without a name, a moment or an order; results from five answers on.

Nothing of an answer is noted anywhere else: no trail, no log, no receipt. Codes exist as hashes alone once the sheet is printed.
"""

import hashlib
import secrets
from collections.abc import Mapping
from random import SystemRandom
from typing import Final

from sqlalchemy.orm import joinedload

from actions.common.context import Context
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.common.numbers import next_number
from actions.common.scope import at_desk, every
from actions.common.trail import record
from policy.publication.questionnaire import FEWEST, QuestionnaireDefinition, read_answers, tally
from storage.models import Questionnaire

MOST: Final = 500  # codes of one questionnaire
_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that can be taken for another
_LENGTH: Final = 8
_CHANCE: Final = SystemRandom()

__all__ = ["Questionnaire"]


def definition(context: Context) -> QuestionnaireDefinition:
    """The questionnaire that is in use; raises UserError where there is none."""
    if context.rules.questionnaire is None:
        raise UserError("尚未配置问卷。")
    return context.rules.questionnaire


def make(context: Context, department: Department, codes: int) -> tuple[Questionnaire, list[str]]:
    """A questionnaire for a department and its codes, which are told this once and kept as hashes."""
    if not FEWEST <= codes <= MOST:
        raise UserError(f"问卷份数请在{FEWEST}至{MOST}之间。")
    made: set[str] = set()
    while len(made) < codes:
        made.add("".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)))
    address = secrets.token_urlsafe(12)
    kept = {"open": sorted(_hash(address, code) for code in made), "used": [], "pending": [], "answers": []}
    row = Questionnaire(
        number=next_number(context), group_id=department.group_id, department_id=department.id, kind=definition(context).key,
        address=address, codes=codes, kept=kept, made_at=context.now, made_by=context.me.userid,
    )  # fmt: skip
    context.session.add(row)
    record(context, "make_questionnaire", row.number)
    sheet = list(made)
    _CHANCE.shuffle(sheet)
    return row, sheet


def _hash(address: str, code: str) -> str:
    plain = code.strip().upper().replace(" ", "").replace("-", "")
    return hashlib.sha256(f"{address}:{plain}".encode()).hexdigest()


def by_address(context: Context, address: str) -> Questionnaire | None:
    """The questionnaire of a page's address, for whoever has it."""
    return context.session.scalar(every(Questionnaire).where(Questionnaire.address == address))


def answer(context: Context, row: Questionnaire, code: str, said: Mapping[str, str]) -> None:
    """Take an answer for an unused code. Raises UserError for a wrong or used code and for a question left out."""
    context.session.refresh(row, with_for_update={"of": Questionnaire})
    kept = {name: list(values) for name, values in row.kept.items()}
    key = _hash(row.address, code)
    if key in kept["used"]:
        raise UserError("该编码已经使用，不能重复提交。")
    if key not in kept["open"]:
        raise UserError("编码不正确，请核对纸条上的编码后重新提交。")
    given = read_answers(definition(context), said)
    if given is None:
        raise UserError("还有题目没有选择，请补充后提交。")
    kept["open"].remove(key)
    kept["used"] = sorted([*kept["used"], key])
    kept["pending"].append(given)
    _CHANCE.shuffle(kept["pending"])
    if len(kept["pending"]) >= FEWEST:
        kept["answers"] += kept["pending"]
        kept["pending"] = []
        _CHANCE.shuffle(kept["answers"])
    row.kept = kept


def listing(context: Context) -> list[Questionnaire]:
    """The questionnaires of the person's groups, newest first."""
    query = at_desk(context, Questionnaire).options(joinedload(Questionnaire.department))
    return list(context.session.scalars(query.order_by(Questionnaire.id.desc())))


def find(context: Context, number: str) -> Questionnaire | None:
    """A questionnaire of the person's groups."""
    return context.session.scalar(at_desk(context, Questionnaire).where(Questionnaire.number == number))


def results(context: Context, row: Questionnaire) -> tuple[int, dict[str, dict[str, int]] | None]:
    """How many answers are counted, and how often each option was ticked; None below five."""
    answers = row.kept["answers"]
    return len(answers), tally(definition(context), answers)
