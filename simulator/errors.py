"""An answer with an errcode, worded as WeCom words it (contract, head)."""

from __future__ import annotations

import secrets
import time


class ApiError(Exception):
    """The call is refused with `errcode`."""

    def __init__(self, errcode: int, message: str) -> None:
        super().__init__(f"{errcode} {message}")
        self.errcode = errcode
        self.message = message

    def answer(self) -> dict[str, object]:
        """Return the JSON body; its errmsg changes with every call, as nobody may branch on it."""
        hint = f"{int(time.time())}_{secrets.randbelow(100)}_{secrets.token_hex(16)}"
        where = f"from ip: 127.0.0.1, more info at https://open.work.weixin.qq.com/devtool/query?e={self.errcode}"
        return {"errcode": self.errcode, "errmsg": f"{self.message}, hint: [{hint}], {where}"}
