"""What is proposed to the desk and waits for its word, as a part of its morning brief: integrity texts before holidays."""

from collections import defaultdict
from datetime import date

from actions.common.context import Context
from actions.publication import integrity
from policy.words.brief_text import proposed
from scheduler.plan.duty import Audience
from scheduler.plan.sections import Section

NO_NUMBER = "编号"  # a number is given when a draft is made


def proposal_sections(context: Context, audience: Audience, day: date | None = None) -> list[Section]:
    """One part for each group's desk; none where nothing waits. With a `day` to come, what will be proposed by then is in it."""
    found, coming = [], defaultdict(list)
    for group_id, draft in integrity.due_on(context, day) if day else ():
        coming[group_id].append((NO_NUMBER, draft.title, draft.text, True))
    for group_id, desk in audience.desks().items():
        rows = [
            (row.number, row.title, row.text, row.about is not None)
            for row in integrity.waiting(context, group_id, day)
        ]
        if rows := rows + coming[group_id]:
            office = set(audience.offices(group_id)) if context.rules.groups.released_by == "inspector" else set()
            heads = [userid for userid in desk if userid not in office] or desk
            for releases, to in ((True, heads), (False, [userid for userid in desk if userid not in heads])):
                if to:
                    found.append(Section("brief", day or context.today, proposed(rows, releases=releases), tuple(to)))
    return found
