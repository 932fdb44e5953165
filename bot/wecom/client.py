"""Our own small client of the WeCom API (wecom-contract.md §3): what the program asks of it, and no more."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import md5
from typing import Any

import httpx

from bot.wecom.http import WecomHttp
from scheduler.deliver.channels import CHECK_SECONDS, LostError, RefusedError, RetryError, SendResult

MOST_TARGETS = 1000  # of one message/send (D:90236)


class WecomClient(WecomHttp):
    """Calls of one self-built app. Every method raises SendError alone."""

    def send_text(
        self, userids: Sequence[str], text: str, *, safe: int = 0, check_seconds: int = CHECK_SECONDS
    ) -> SendResult:
        """Push a text of at most 2,048 bytes to at most 1,000 members (§3.2).

        The same arguments make the same bytes: WeCom recognises a repeat within `check_seconds` and shows it once.
        """
        return self._send(userids, "text", {"content": text}, safe, check_seconds)

    def send_file(
        self, userids: Sequence[str], media_id: str, *, safe: int = 0, check_seconds: int = CHECK_SECONDS
    ) -> SendResult:
        """Push an uploaded file; repeats are recognised as a text's are. `safe` is for the types of §3.2 alone."""
        return self._send(userids, "file", {"media_id": media_id}, safe, check_seconds)

    def send_card(self, userids: Sequence[str], card: dict[str, Any], *, check_seconds: int) -> SendResult:
        """Push a card; repeats are recognised as a text's are. The result bears the code by which it can be changed."""
        return self._send(userids, "template_card", card, 0, check_seconds)

    def change_card(self, userids: Sequence[str], response_code: str, words: str) -> None:
        """Put words in the place of the buttons (§3.4). A code serves once: one that was used has done its work."""
        button = {"replace_name": words}
        body = {
            "userids": list(userids),
            "agentid": self.agent_id,
            "response_code": response_code,
            "button": button,
        }
        self.repeat(lambda: self.post("message/update_template_card", body), (RetryError, LostError))

    def _send(
        self, userids: Sequence[str], kind: str, payload: dict[str, Any], safe: int, check_seconds: int
    ) -> SendResult:
        if not 0 < len(userids) <= MOST_TARGETS:
            raise RefusedError(f"接收人数 {len(userids)} 超出范围")
        body = {
            "touser": "|".join(userids),
            "msgtype": kind,
            "agentid": self.agent_id,
            kind: payload,
            "safe": safe,
            "enable_duplicate_check": 1,
            "duplicate_check_interval": check_seconds,
        }
        answer = self.repeat(lambda: self.post("message/send", body), (RetryError, LostError))
        code = answer.get("response_code")
        return SendResult(answer.get("msgid"), _names(answer, "invaliduser"), _names(answer, "unlicenseduser"), code)

    def send_webhook(self, key: str, text: str, mentioned: Sequence[str] = ()) -> SendResult:
        """Post a text into the group of a webhook (§3.7); a lost answer is not repeated, for it would show twice."""
        content = {"content": text, "mentioned_list": list(mentioned)} if mentioned else {"content": text}
        body = {"msgtype": "text", "text": content}
        self.repeat(lambda: self.call("POST", "webhook/send", {"key": key}, body), (RetryError,))
        return SendResult()

    def create_appchat(self, chatid: str, name: str, members: Sequence[str]) -> None:
        """Make a group of 2 to 2,000 members, its owner first (§3.6). `chatid` is ours: one that exists was made before."""
        body = {"chatid": chatid, "name": name, "owner": members[0], "userlist": list(members)}
        self.repeat(lambda: self.post("appchat/create", body), (RetryError, LostError))

    def update_appchat(self, chatid: str, added: Sequence[str], removed: Sequence[str]) -> None:
        """Change who is in a group that the app made (§3.6)."""
        body = {"chatid": chatid, "add_user_list": list(added), "del_user_list": list(removed)}
        self.repeat(lambda: self.post("appchat/update", body), (RetryError, LostError))

    def send_appchat(self, chatid: str, text: str, mentioned: Sequence[str] = ()) -> SendResult:
        """Post a text into a group that the app made (§3.6); a lost answer is not repeated."""
        content = {"content": text, "mentioned_list": list(mentioned)} if mentioned else {"content": text}
        body = {"chatid": chatid, "msgtype": "text", "text": content, "safe": 0}
        self.repeat(lambda: self.post("appchat/send", body), (RetryError,))
        return SendResult()

    def send_picture(self, channel: str, target: str, name: str, png: bytes) -> SendResult:
        """Post a picture into a group: a webhook takes its bytes (§3.7), a group of the app its media_id (§3.6)."""
        if channel == "webhook":
            image = {"base64": b64encode(png).decode(), "md5": md5(png, usedforsecurity=False).hexdigest()}
            body: dict[str, Any] = {"msgtype": "image", "image": image}
            self.repeat(lambda: self.call("POST", "webhook/send", {"key": target}, body), (RetryError,))
        else:
            image = {"media_id": self.upload_file(name, png, "image")}
            body = {"chatid": target, "msgtype": "image", "image": image, "safe": 0}
            self.repeat(lambda: self.post("appchat/send", body), (RetryError,))
        return SendResult()

    def recall(self, msgid: str) -> None:
        """Take back a message of the last 24 hours (§3.5); a repeat does no harm."""
        self.repeat(lambda: self.post("message/recall", {"msgid": msgid}), (RetryError, LostError))

    def create_menu(self, buttons: Sequence[dict[str, Any]]) -> None:
        """Put the menu of the app's chat in place of the one before (§3.9)."""
        query = {"agentid": str(self.agent_id)}
        self.repeat(lambda: self.post("menu/create", {"button": list(buttons)}, query), (RetryError, LostError))

    def add_schedule(self, content: dict[str, Any]) -> str:
        """Enter a meeting in its attendees' 日程 (§3.12); a lost answer is not repeated, for it would stand there twice."""
        made = self.repeat(lambda: self.post("oa/schedule/add", {"schedule": content}), (RetryError,))
        return str(made["schedule_id"])

    def change_schedule(self, schedule_id: str, content: dict[str, Any]) -> None:
        """Put this in the place of what was entered (§3.12)."""
        body = {"schedule": {"schedule_id": schedule_id, **content}}
        self.repeat(lambda: self.post("oa/schedule/update", body), (RetryError, LostError))

    def remove_schedule(self, schedule_id: str) -> None:
        """Take it out (§3.12); one that is gone has been taken out before."""
        self.repeat(lambda: self.post("oa/schedule/del", {"schedule_id": schedule_id}), (RetryError, LostError))

    def get_user(self, userid: str) -> dict[str, Any]:
        """What the app may know of a member (§3.10); DroppedError for one who has left or is not visible."""
        return self.repeat(lambda: self.get("user/get", {"userid": userid}).json(), (RetryError, LostError))

    def userid_of(self, open_id: str) -> str | None:
        """The account behind an id that a robot is told (§3.10); None for what is no such id. Not repeated."""
        found = self.post("batch/openuserid_to_userid", {"open_userid_list": [open_id]})
        rows = found.get("userid_list") or []
        return str(rows[0]["userid"]) if rows else None

    def list_visible(self) -> list[tuple[str, str, str]]:
        """Everybody in the departments of the app's range (§3.10): account, name, and the department's name, one row for each membership."""
        listed = self._book("department/simplelist").get("department_id", [])
        found = []
        for number in (str(each["id"]) for each in listed):
            place = str(self._book("department/get", id=number).get("department", {}).get("name", ""))
            people = self._book("user/simplelist", department_id=number).get("userlist", [])
            found += [(str(each["userid"]), str(each["name"]), place) for each in people]
        return found

    def _book(self, path: str, **query: str) -> dict[str, Any]:
        return self.repeat(lambda: self.get(path, query).json(), (RetryError, LostError))

    def get_login(self, code: str) -> str | None:
        """Whose login code it is (§3.11); None for somebody outside the corp, who comes with errcode 0 all the same.

        A code counts once: it is not sent again when the answer is lost.
        """
        found = self.repeat(lambda: self.get("auth/getuserinfo", {"code": code}).json(), (RetryError,))
        return str(found["userid"]) if found.get("userid") else None

    def download_media(self, media_id: str) -> bytes:
        """The file behind a media_id (§3.8); an error arrives as JSON with status 200 and is raised, never saved."""
        found = self.repeat(lambda: self.get("media/get", {"media_id": media_id}), (RetryError, LostError))
        return bytes(found.content)

    def upload_file(self, name: str, content: bytes, kind: str = "file") -> str:
        """Upload a file of 6 bytes to 20 MiB, or an image of 2 at most (§3.8); its media_id is good for 3 days (§3.8)."""
        query, files = {"type": kind}, {"media": (name, content, "application/octet-stream")}

        def upload(token: str) -> httpx.Response:
            return self.call("POST", "media/upload", {"access_token": token, **query}, files=files)

        answer = self.repeat(lambda: self.with_token(upload).json(), (RetryError, LostError))
        if not answer.get("media_id"):  # an empty success is none (§7.3)
            raise RetryError("企业微信未返回文件标识")
        return str(answer["media_id"])


def _names(answer: dict[str, Any], field: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in str(answer.get(field) or "").split("|") if name)
