"""People talking to the assistant through the simulator: their messages come in and its pushes go out over HTTP."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select
from werkzeug.serving import make_server

from bot.app import create_app
from bot.assistant import Assistant
from bot.dispatcher import Dispatcher
from bot.wecom.channels import WecomChannels
from bot.wecom.client import WecomClient
from scheduler.run.tick import Ticker
from simulator.server import SimulatorServer, SimulatorSettings
from storage.models import Member
from tests.bot.wire import CORP, KEY, PATH, TOKEN
from tests.conftest import Conversation, HandClock


class WireConversation(Conversation):
    """A conversation whose every word is sealed, posted, opened and answered, with a scheduler ticking beside it."""

    def __init__(self, assistant: Assistant, clock: HandClock, sim: SimulatorServer) -> None:
        super().__init__(assistant, clock)
        self.sim = sim
        wecom = assistant.config.wecom
        self.client = WecomClient(sim.url, CORP, wecom.agent_id, wecom.secret)
        self.ticker = Ticker(assistant.database, assistant.rules, clock, WecomChannels(self.client), assistant.worker)

    def say(self, userid: str, words: str, kind: str = "text", source: str | None = None) -> str:
        """What the member's phone shows as the reply."""
        answer = self.sim.corp.converse(userid, words)
        assert answer.delivered
        return answer.text or ""

    def at(self, moment: str) -> "WireConversation":
        """Let it be this time; what is due then goes out."""
        super().at(moment)
        self.ticker.plan()
        return self

    def pushes(self, userid: str) -> list[str]:
        """What the member's phone shows of pushes, recalled ones no more."""
        while self.ticker.deliver():
            pass
        return [
            row.text
            for row in self.sim.corp.inbox(userid)
            if row.source == "push" and not row.recalled and not row.card
        ]


@contextmanager
def over_the_wire(assistant: Assistant, clock: HandClock) -> Iterator[WireConversation]:
    """The assistant behind an HTTP server, the simulator with its member list in front of it."""
    with assistant.database.read() as session:
        people = {member.userid: member.name for member in session.scalars(select(Member))}
    made: list[WireConversation] = []
    dispatcher = Dispatcher(assistant, lambda media_id: made[0].client.download_media(media_id))
    server = make_server("127.0.0.1", 0, create_app(assistant, dispatcher.dispatch), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret=assistant.config.wecom.secret, token=TOKEN, aes_key=KEY, users=people,
        callback_url=f"http://127.0.0.1:{server.server_port}{PATH}", clock=clock.now,
    )  # fmt: skip
    try:
        with SimulatorServer(settings) as sim:
            talk = WireConversation(assistant, clock, sim)
            made.append(talk)
            yield talk
            talk.client.close()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
