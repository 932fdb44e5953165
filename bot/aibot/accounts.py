"""Who an id is by which the robot is told of a person: looked up once, then kept (wecom-contract.md §6.1)."""

import structlog
from sqlalchemy import select

from bot.assistant import Assistant
from bot.wecom.client import WecomClient
from scheduler.deliver.channels import SendError
from storage.base import insert_if_absent
from storage.models import Member, OpenAccount

log = structlog.get_logger()


class Accounts:
    """The accounts behind ids; one that cannot be found out is taken as it is, and is a stranger's."""

    def __init__(self, assistant: Assistant, client: WecomClient) -> None:
        self._assistant = assistant
        self._client = client

    def of(self, told: str) -> str:
        """The userid of this person: the id itself where the robot is told plain ones."""
        with self._assistant.database.read() as session:
            if session.scalar(select(Member.id).where(Member.userid_key == told.casefold())) is not None:
                return told
            kept = session.get(OpenAccount, told)
        return kept.userid if kept is not None else self._ask(told)

    def _ask(self, told: str) -> str:
        try:
            userid = self._client.userid_of(told)
        except SendError as error:
            log.warning("open_id_not_converted", reason=error.reason)
            return told
        if userid is None:
            return told
        with self._assistant.database.write() as session:
            insert_if_absent(session, OpenAccount(open_id=told, userid=userid))
        return userid
