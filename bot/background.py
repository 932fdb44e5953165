"""What a process does beside answering: says that it lives, takes over from the dead; a scheduler plans and delivers."""

from collections.abc import Callable

from sqlalchemy import select

from actions.retention import forget
from bot.assistant import Assistant
from bot.channels import WecomChannels
from bot.dispatcher import Dispatcher
from bot.wecom import WecomClient
from scheduler.run import start
from scheduler.tick import Ticker
from storage.models import InboxMessage

BEAT_SECONDS, PLAN_SECONDS, DELIVER_SECONDS, FORGET_SECONDS = 10, 10, 3, 3600


def start_background(assistant: Assistant, dispatcher: Dispatcher, *, clockwork: bool) -> Callable[[], None]:
    """Begin ticking at once; `clockwork` adds planning and delivery. The function returned stops it in good order."""
    client = make_client(assistant)
    ticker = Ticker(assistant.database, assistant.rules, assistant.clock, WecomChannels(client), assistant.worker)

    def beat() -> None:
        take_over(assistant, dispatcher, ticker.beat())

    def forget_what_is_due() -> None:
        with assistant.database.write() as session:
            forget(assistant.context(session), assistant.config.keep_messages_days)

    jobs: dict[str, tuple[Callable[[], object], int]] = {"beat": (beat, BEAT_SECONDS)}
    if clockwork:
        jobs["plan"] = (ticker.plan, PLAN_SECONDS)
        jobs["deliver"] = (ticker.deliver, DELIVER_SECONDS)
        jobs["forget"] = (forget_what_is_due, FORGET_SECONDS)
    stop_ticking = start(jobs)

    def stop() -> None:
        stop_ticking()
        client.close()

    return stop


def make_client(assistant: Assistant) -> WecomClient:
    """The WeCom client of a process."""
    wecom = assistant.config.wecom
    return WecomClient(wecom.base_url, wecom.corp_id, wecom.agent_id, wecom.secret, assistant.config.redis)


def take_over(assistant: Assistant, dispatcher: Dispatcher, dead: set[str]) -> int:
    """Handle the messages that dead processes had taken in; returns how many."""
    if not dead:
        return 0
    query = select(InboxMessage.id, InboxMessage.claimed_by).where(
        InboxMessage.state == "received", InboxMessage.claimed_by.in_(dead)
    )
    with assistant.database.read() as session:
        left = session.execute(query.order_by(InboxMessage.id)).all()
    return sum(dispatcher.take_over(row_id, name or "") for row_id, name in left)
