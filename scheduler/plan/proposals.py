"""What is proposed to the desk and waits for its word, as a part of its morning brief: integrity texts before holidays."""

from actions.common.context import Context
from actions.publication.integrity import waiting
from policy.words.brief_text import proposed
from scheduler.plan.duty import Audience
from scheduler.plan.sections import Section


def proposal_sections(context: Context, audience: Audience) -> list[Section]:
    """One part for each group's desk; none where nothing waits."""
    found = []
    for group_id, desk in audience.desks().items():
        rows = [(row.number, row.title, row.text) for row in waiting(context, group_id)]
        if rows:
            found.append(Section("brief", context.today, proposed(rows), tuple(desk)))
    return found
