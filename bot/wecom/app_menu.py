"""The menu at the foot of the app's chat (contract §3.9): it opens the page."""

from typing import Any

Button = dict[str, Any]


def app_menu(public_url: str) -> list[Button]:
    """At most three buttons, the same for everybody: the page itself knows who may do what."""

    def view(name: str, path: str) -> Button:
        return {"type": "view", "name": name, "url": f"{public_url.rstrip('/')}{path}"}

    forms = [view("报告会议", "/meetings/new"), view("记台账", "/ledger/new"), view("上传文件", "/upload")]
    return [view("首页", "/"), {"name": "办理", "sub_button": forms}, view("使用说明", "/guide")]
