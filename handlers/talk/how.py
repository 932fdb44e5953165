"""How something is done here: the forms of acts, and topics that are no act (knowledge/ways.yaml)."""

from collections.abc import Callable
from dataclasses import replace

from actions.common.errors import UserError
from handlers.talk.message import Desk, Reply
from handlers.talk.registry import acts
from handlers.talk.ways import Meant

_NAMED = 0.5  # confidence from which an answer of the compilation is followed by how the act is done here


def forms_of(desk: Desk, name: str) -> tuple[str, str]:
    """How an act is said and what it does; of a topic its first way, and what there is to say."""
    topic = desk.ways.topics.get(name)
    if topic is not None:
        return topic.ways[0], ""
    chosen = next(each for each in acts() if each.name == name)
    form = chosen.usage or desk.ways.forms.get(name) or next(iter(chosen.examples), "") or desk.ways.said[name][0]
    return form, chosen.summary


def label(desk: Desk, name: str) -> str:
    """What an act does, as a choice says it; of one without summary its form."""
    form, summary = forms_of(desk, name)
    return in_short(summary) or f"{'了解' if name in desk.ways.topics else '办理'}“{form}”"


def in_short(summary: str) -> str:
    """The first thing that a summary says, without what may be said beside."""
    return summary.partition("；")[0].partition("，也可")[0]


def how_to(desk: Desk, found: Meant) -> Reply:
    """What to send so that it is done: one form with its example, or up to three where it is not sure which is meant."""
    names = (
        found.names[:1] if found.sure else [name for name in found.names if name != "greeting"]
    )  # «你好» does nothing
    topic = desk.ways.topics.get(names[0])
    if topic is not None:
        return Reply(topic.say, "help")
    if len(names) > 1:
        return Reply("\n".join(["可以这样办理：", *(how_line(desk, name) for name in names)]), "help")
    form, summary = forms_of(desk, names[0])
    chosen = next(each for each in acts() if each.name == names[0])
    example = f"，如“{chosen.examples[0]}”" if chosen.examples and chosen.examples[0] != form else ""
    return Reply(f"请这样说：“{form}”{f'（{summary}）' if summary else ''}{example}。", "help")


def attempt(desk: Desk, name: str, run: Callable[[], Reply]) -> Reply:
    """What an act answers that was meant in free words; what it still lacks is said as its answer, and nothing of it is kept."""
    try:
        with desk.context.session.begin_nested():
            reply = run()
    except UserError as error:
        return Reply(str(error), name)
    return reply if reply.action else replace(reply, action=name)


def how_line(desk: Desk, name: str) -> str:
    """One act in a list: its form, and what it does."""
    topic = desk.ways.topics.get(name)
    form, summary = forms_of(desk, name)
    return f"· {topic.say}" if topic else f"· {form}　{summary}".rstrip()


def done_here(desk: Desk, found: Meant | None) -> str:
    """The line under an answer about what is done here; empty where the text names nothing that is."""
    chosen = next((each for each in acts() if found and each.name == found.names[0]), None)
    if (
        found is None
        or found.confidence < _NAMED
        or chosen is None
        or not chosen.usage
        or chosen.room in ("qa", "talk")
    ):
        return ""
    return f"在本助手办理：回复“{chosen.usage}”{chosen.summary and '，'}{chosen.summary}。"
