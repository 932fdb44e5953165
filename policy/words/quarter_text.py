"""The wording of what a first responsible person hears without a cause: short, calm, the same whether all is in or not."""

from collections.abc import Sequence


def at_start(department: str, office: str) -> str:
    """The first word to somebody in the post, before anything else."""
    return f"{department}主要负责人您好：本助手由{office}使用，每季度末向您报告一次本单位报送情况，平时不打扰。"


def at_close(department: str, quarter: str, owed: int, open_: Sequence[str], parent: str) -> str:
    """One line: how many were owed, how many are in; what is open comes behind. `parent` reports for a department that owes nothing itself."""
    if not owed:
        how = f"随{parent}一并办理" if parent else "没有应报事项"
        return f"{quarter}报送情况：{department}{how}，请知悉。"
    if not open_:
        return f"{quarter}报送情况：{department}应报{owed}项，均已报送。感谢您的支持。"
    return (
        f"{quarter}报送情况：{department}应报{owed}项，已报{owed - len(open_)}项，其余正由联络员办理，请知悉。\n"
        f"尚在办理：{'、'.join(open_)}。"
    )
