"""The account of a member (账号), which is the UserID of 通讯录: as it is typed and as spreadsheets spoil it."""

import re
from unicodedata import normalize

LONGEST = 64  # bytes, wecom-contract.md «Limits»
_ALLOWED = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]*")
_AS_NUMBER = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d{1,3}")  # 1.38E+10: what Excel makes of a long number


def fold_account(text: str) -> str:
    """The account without blanks, full-width characters made plain: «ｌｉｓｉ» is lisi."""
    return re.sub(r"[\s\u200b-\u200d\u2060\ufeff]", "", normalize("NFKC", text[:200]))


def account_problem(account: str) -> str:
    """What is wrong with a folded account and what to do, in Chinese; empty when nothing is."""
    if not account:
        return "账号为空"
    if _AS_NUMBER.fullmatch(account):
        return f"账号“{account}”已被表格改成科学计数，请把账号列设为文本后重新填写"
    if len(account.encode()) > LONGEST:
        return f"账号为空或超过{LONGEST}字节"
    if not _ALLOWED.fullmatch(account):
        return f"账号“{account}”含有不允许的字符：只能用字母、数字和 _ - @ . ，并以字母或数字开头"
    return ""
