"""What a member list says: its rows and roles, checked row by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from policy.fields.people import account_problem, fold_account

ROLE_OF = {
    "联络员": "liaison", "班子成员": "leader", "主要负责人": "principal", "派驻组": "inspector", "综合科": "office",
    "管理员": "admin", "科室人员": "staff", "机关纪委": "discipline", "派出机关": "commission", "审计员": "auditor",
}  # fmt: skip
ROLE_TITLES = {role: title for title, role in ROLE_OF.items()}
COLUMNS, OPTIONAL = ("账号", "姓名", "单位", "角色"), ("监督组", "上级单位")
WECOM_COLUMNS = {"帐号": "账号", "部门": "单位", "职务": "角色"}  # the template of WeCom's own 批量导入
WITHOUT_DEPARTMENT = frozenset({"inspector", "office", "admin", "commission", "auditor"})
WITHOUT_GROUP = frozenset({"admin", "commission", "auditor"})


@dataclass(frozen=True)
class MemberRow:
    """One row of the member list; `line` is its line number in the file, the header being line 1."""

    line: int
    userid: str
    name: str
    department: str
    role: str
    group: str
    parent: str


class RowError(Exception):
    """A row that stops the whole import; the text names the line and what to mend."""


def rows_of(lines: Iterable[tuple[int, Mapping[str, str]]]) -> list[MemberRow]:
    """The rows of a list from its lines: numbers, and cells by column. Of a path in the address book («县直/交通局») the last part."""
    return [
        MemberRow(
            number,
            cells["账号"],
            cells["姓名"],
            cells["单位"].rpartition("/")[2].strip(),
            *(cells[column] for column in ("角色", *OPTIONAL)),
        )
        for number, cells in lines
    ]


def checked(rows: Sequence[MemberRow]) -> list[MemberRow]:
    """The rows with accounts folded and roles by their English names; raises RowError for the first that cannot be."""
    found = [_checked(row) for row in rows]
    named: dict[str, MemberRow] = {}
    for row in found:
        first = named.setdefault(row.userid.casefold(), row)
        if first.name != row.name:
            raise RowError(
                f"第{row.line}行：账号“{row.userid}”的姓名是{row.name}，第{first.line}行却是{first.name}，请核对账号和姓名"
            )
    return found


def _checked(row: MemberRow) -> MemberRow:
    where = f"第{row.line}行"
    userid, role = fold_account(row.userid), ROLE_OF.get(row.role)
    if problem := account_problem(userid):
        raise RowError(f"{where}：{problem}")
    if not row.name:
        raise RowError(f"{where}：姓名为空")
    if role is None:
        raise RowError(f"{where}：角色“{row.role}”不认识，应为：{'、'.join(ROLE_OF)}")
    if role in WITHOUT_DEPARTMENT and row.department:
        raise RowError(f"{where}：角色“{row.role}”不填单位")
    if role not in WITHOUT_DEPARTMENT and not row.department:
        raise RowError(f"{where}：角色“{row.role}”须填单位")
    if role in WITHOUT_DEPARTMENT - WITHOUT_GROUP and not row.group:
        raise RowError(f"{where}：角色“{row.role}”须填监督组")
    return replace(row, userid=userid, role=role)
