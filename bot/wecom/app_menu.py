"""The menu at the foot of the app's chat (contract §3.9): clicks are answered by role, and the page is opened where there is one."""

from typing import Any

from handlers.talk.menu import BUTTONS

Button = dict[str, Any]


def app_menu(public_url: str | None) -> list[Button]:
    """At most three buttons with five under each, the same for everybody: who clicked decides what it means."""

    def click(key: str) -> Button:
        return {"type": "click", "name": BUTTONS[key].name, "key": key}

    def view(name: str, path: str) -> list[Button]:
        return [{"type": "view", "name": name, "url": f"{public_url.rstrip('/')}{path}"}] if public_url else []

    acts = [*map(click, ("meeting", "ledger", "report", "document")), *view("上传文件", "/upload")]
    more = [*view("首页", "/"), *map(click, ("questions", "help")), *view("使用说明", "/guide")]
    return [click("todo"), {"name": "办理", "sub_button": acts}, {"name": "更多", "sub_button": more}]
