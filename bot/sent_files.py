"""Files and photos that came with a message: brought here, looked at and judged before any handler sees them."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from actions.common.errors import UserError
from actions.publication import handed_in
from bot import inbox
from bot.aibot.media import fetch
from bot.assistant import Assistant
from bot.incoming import Stored
from documents.attachment import PICTURES, read_attachment
from documents.package import FormFileError
from documents.photo import Photo, can_read, look
from handlers.ledger.photo_of import entry_of_photo
from handlers.talk.message import Message, SentFile
from handlers.talk.registry import DEPARTMENT
from policy.screening.screen import Refusal, screen
from scheduler.deliver.channels import SendError


class SentFiles:
    """`download` brings what a member has sent to the app (None: photos there are not read); `refuse` forgets and gives the words."""

    def __init__(
        self, assistant: Assistant, download: Callable[[str], bytes] | None, refuse: Callable[[str, Refusal], str]
    ) -> None:
        self._assistant = assistant
        self._download = download
        self._refuse = refuse

    def brought_home(self, stored: Stored) -> Stored:
        """The message with its file, outside any transaction; unchanged where it brings none. Raises UserError."""
        if stored.fetch_from:
            return self._with_file(stored, *fetch(stored.fetch_from))
        if self._download is not None and self._is_read(stored.message):
            return self._with_file(stored, "照片.jpg", self._photo(self._download, stored.message.media_id or ""))
        return stored

    def _is_read(self, message: Message) -> bool:
        """Whether a photo in the app is fetched at once: one behind 已学习, and any that is no evidence, where the machine can read."""
        if message.kind != "image" or not message.media_id:
            return False
        with self._assistant.database.read() as session:
            desk = self._assistant.desk(session, message.userid, message.at)
            actor = desk.context.actor
            if actor is None or entry_of_photo(desk, message) is not None:
                return False
            return handed_in.just_studied(desk.context) is not None or (can_read() and actor.has(*DEPARTMENT, "office"))

    @staticmethod
    def _photo(download: Callable[[str], bytes], media_id: str) -> bytes:
        try:
            return download(media_id)
        except SendError as error:
            raise UserError("照片未能取到，未作登记，请重新发送，或改用文字发送。") from error

    def _with_file(self, stored: Stored, name: str, data: bytes) -> Stored:
        try:
            found = read_attachment(name, data)
        except FormFileError as error:
            raise UserError(str(error)) from error
        photo = _look(data) if found.kind in PICTURES and can_read() else None
        words = screen(photo.text if photo else found.text)
        if refusal := found.refusal or words.refusal:
            key = self._assistant.key("file", hashlib.sha256(data).hexdigest())
            raise UserError(self._refuse(key, refusal))
        text = "" if photo else words.text
        file = SentFile(screen(name).text, found.kind, data, found.lines, text, photo)
        with self._assistant.database.write() as session:
            inbox.rename(session, stored.row_id, file.name)
        return replace(stored, message=replace(stored.message, text=file.name, file=file), masked=words.masked)


def _look(data: bytes) -> Photo | None:
    """The words of a picture; one that cannot be read may still be kept."""
    try:
        return look(data)
    except FormFileError:
        return None
