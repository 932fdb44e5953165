"""Which department do people mean: short forms, long forms, slips of the finger, never outside the person's scope."""

import re
from collections.abc import Collection, Iterable

from rapidfuzz import fuzz, process
from sqlalchemy import or_, select

from actions.common.actor import DEPARTMENT_ROLES, visible_departments, visible_names
from actions.common.context import Context
from actions.common.errors import UserError
from policy.text.compare import fold
from storage.models import Department, DepartmentChange

__all__ = ["Department"]

NEAREST = 3
NEAR_ENOUGH = 50  # rapidfuzz ratio, 0 to 100: «交通巨» and 交通局 share two of three characters
LIKE_A_NAME = re.compile(r"^\S{1,14}(?:局|委|办|院|厅|中心|站|所|支队|大队|学校|公司)$")  # how departments' names end
OURS = re.compile(r"(?:我们?|本|俺们?)(?:的)?(?:单位|局里?|委里?|办|院|厅|中心|部门|这边|这里)|局里|单位里?")
_NAMES = re.compile(r"[\u4e00-\u9fff]{1,6}(?:局|委|办|院|厅|中心|站)")
_US = re.compile(r"我们|咱们")
_UNIT = r"([局委办厅院校站所]|中心)"
_KIND_OF_OURS = re.compile(rf"(?:我们?|本|咱们?|俺们?){_UNIT}(?![长员])|{_UNIT}里")
_PLACE = re.compile(r"^(?:我们|我|本|全)?(?:省|市|县|区|州)?(?:直)?(?=..)")


def resolve(context: Context, words: str) -> Department | list[str]:
    """The department of the person's scope that the words name, or the nearest names of that scope, likeliest first.

    «市交通局», «县交通运输局» and «交通» all name 交通局; an exact name always wins. The list may be empty. «我局»,
    «我们单位» is the department of which one speaks for oneself.
    """
    if OURS.fullmatch(words.strip()) and (mine := own(context)):
        return mine[0] if len(mine) == 1 else [each.name for each in mine]
    found = resolve_among(visible(context), words)
    return found if isinstance(found, Department) else _of_the_past(context, words) or found


def _of_the_past(context: Context, words: str) -> Department | None:
    """A department in view that has ended, or went by this name before: what it did can still be asked for."""
    renamed = select(DepartmentChange.department_id)
    renamed = renamed.where(DepartmentChange.kind == "renamed", DepartmentChange.before == words.strip())
    query = visible_departments(context.me).where(
        or_(Department.id.in_(renamed), Department.ended_on.is_not(None) & (Department.name == words.strip()))
    )
    return context.session.scalars(query).first()


def resolve_any(context: Context, words: str) -> Department | None:
    """The department of the whole installation that the words name without doubt: for a stranger's 申请."""
    living = select(Department).where(Department.ended_on.is_(None)).order_by(Department.id)
    found = resolve_among(context.session.scalars(living).all(), words)
    return found if isinstance(found, Department) else None


def visible(context: Context) -> list[Department]:
    """Every department of the person's scope that has not ended."""
    return list(context.session.scalars(visible_departments(context.me).where(Department.ended_on.is_(None))))


def own(context: Context) -> list[Department]:
    """The departments in which the person is liaison, leader or principal."""
    return reporting(context, DEPARTMENT_ROLES)


def own_called(context: Context, text: str) -> list[Department]:
    """The own departments that «我局», «我们所», «局里» can mean: by their kind where the person has posts in several."""
    mine, said = own(context), _KIND_OF_OURS.search(text)
    kind = said[1] or said[2] if said else ""
    return [each for each in mine if kind and each.name.endswith(kind)] or mine


def reporting(context: Context, roles: Iterable[str]) -> list[Department]:
    """The departments in which the person holds one of these roles."""
    wanted = set(roles)
    held = {post.department.id: post.department for post in context.me.posts if post.role in wanted and post.department}
    return [held[each] for each in sorted(held)]


def resolve_among(departments: Iterable[Department], words: str) -> Department | list[str]:
    """The one of these departments that the words name, or the nearest names, likeliest first."""
    said = re.sub(r"[\s“”\"'《》。，,.]", "", fold(words))
    everybody = list(departments)
    for matches in (_same_name, _same_core, _short_form):
        found = [department for department in everybody if matches(department.name, said)]
        if len(found) == 1:
            return found[0]
        if found:
            return [department.name for department in found][:NEAREST]
    names = [department.name for department in everybody]
    near = process.extract(said, names, scorer=fuzz.ratio, limit=NEAREST, score_cutoff=NEAR_ENOUGH)
    return [name for name, _score, _position in near]


def _core(name: str) -> str:
    return _PLACE.sub("", name)


def _same_name(name: str, said: str) -> bool:
    return name == said


def _same_core(name: str, said: str) -> bool:
    return _core(name) == _core(said)


def _short_form(name: str, said: str) -> bool:
    """One is the other with characters left out («交通局», «交通运输局»), or its beginning («交通»)."""
    short, long = sorted((_core(name), _core(said)), key=len)
    if len(short) < 2:
        return False
    return long.startswith(short) or (short[-1] == long[-1] and short[0] == long[0] and _is_within(short, long))


def _is_within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def mentioned(context: Context, text: str) -> list[Department]:
    """The departments of the person's scope that a sentence names; «我局», «我们单位» are the person's own."""
    said = fold(text)
    everybody = visible(context)
    found = [each for each in everybody if _core(each.name) in said]
    for name in _NAMES.findall(said):
        tails = (name[place:] for place in range(len(name) - 1))
        match = next((each for tail in tails if (each := _exactly(everybody, tail)) is not None), None)
        found += [match] if match is not None and match not in found else []
    return found or (own_called(context, said) if OURS.search(said) or _US.search(said) else [])


def resolve_exact(context: Context, words: str) -> Department | None:
    """The one department of the person's scope that the words name by a name or its short form; None when unsure."""
    return _exactly(visible(context), words)


def _exactly(departments: Collection[Department], words: str) -> Department | None:
    for matches in (_same_name, _same_core, _short_form):
        found = [each for each in departments if matches(each.name, words)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def named(context: Context, names: Iterable[str]) -> set[str]:
    """The full names of the departments that are meant; raises UserError that tells those which nobody knows."""
    found = {name: resolve(context, name) for name in names}
    if unknown := [name for name, each in found.items() if not isinstance(each, Department)]:
        raise UserError(f"没有找到单位“{'、'.join(unknown)}”，请核对名称后重发。")
    return {each.name for each in found.values() if isinstance(each, Department)}


def forms(name: str) -> tuple[str, str]:
    """How a department is named: in full, and without what stands before its proper name."""
    return name, _core(name)


def elsewhere(context: Context, text: str) -> list[str]:
    """The departments of the installation that a sentence names and that are not the person's to see."""
    mine = {each.name for each in visible(context)}
    names = context.session.scalars(
        select(Department.name).where(Department.ended_on.is_(None)).order_by(Department.id)
    )
    return [name for name in dict.fromkeys(names) if name not in mine and _core(name) in fold(text)]


def without_names(context: Context, text: str, instead: str) -> str:
    """The sentence with one word for whatever department of the person's scope it names: the rest says what is wanted."""
    me = context.me
    names = context.stands(
        ("names", me.department_ids, me.group_ids),
        lambda: sorted(map(_core, visible_names(context.session, me)), key=len, reverse=True),
    )
    for name in names:
        text = text.replace(name, instead)
    return text
