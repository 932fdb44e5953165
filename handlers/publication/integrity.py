"""廉政提醒: a text of the library for the occasion, another one, own words; how many issues reached how many."""

import re
from typing import Any

from actions.common.errors import UserError
from actions.publication import integrity
from actions.publication.draft import Draft
from actions.publication.finding import Publication
from actions.publication.totals import totals
from handlers.publication.shown import show
from handlers.talk import question
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import GROUP, act, plainly


def offer(desk: Desk, draft: Draft, said: str) -> Reply:
    """Three texts that were not used within two years, to choose from; then its addressees, then 确认."""
    context = desk.context
    texts = integrity.choices(context, said, min(context.me.group_ids))
    text = f"廉政提醒（{integrity.occasion(context, said)}）请选一条，或直接回复自拟的内容："
    return question.ask(desk, "integrity_text", text, {each.text: each.key for each in texts}, draft, field="text")


@question.answers("integrity_text", roles=GROUP)
def integrity_text(desk: Desk, draft: Draft, key: str) -> Reply:
    """One of the library's."""
    texts = desk.context.rules.library.texts
    name, place = re.fullmatch(r"(\D+)(\d+)", key).groups()  # type: ignore[union-attr]
    return show(desk, _with(draft, texts[name][int(place) - 1].text, key))


@question.own_words(
    "integrity_text",
    lambda _desk, _kept, message: message.text if len(message.text.strip()) >= 10 else None,
    roles=GROUP,
)
def integrity_words(desk: Desk, draft: Draft, text: str) -> Reply:
    """Own words."""
    return show(desk, _with(draft, text.strip(), None))


def _with(draft: Draft, text: str, key: str | None) -> Draft:
    return Draft(draft.kind, draft.audience, text, about=key)


@verb("another_text", "换一?[条个篇]|更换", Publication, roles=GROUP)
def another_text(desk: Desk, _message: Message, found: Said) -> Reply:
    """«换一条 2026-0005»: another text of the library in the place of the one proposed."""
    row: Publication = found.item
    if not row.about:
        raise UserError(f"{row.title}（{row.number}）不是从廉政提醒文库选用的，不能换一条。")
    integrity.another(desk.context, row)
    return Reply(
        f"已更换。{row.number} {row.title}：{row.text}\n回复“发送 {row.number}”发出，“换一条 {row.number}”再换。"
    )


@act(
    "integrity_totals",
    words=r"(?:廉政|廉洁)提醒(?:的)?(?:统计|情况|期数|记录)|(?:今年|本年)?(?:共|一共)?发了(?:多少|几)期?(?:廉政|廉洁)提醒|(?:廉政|廉洁)提醒(?:今年)?发了(?:多少|几)期[。？?]?",
    meant=plainly,
    roles=GROUP,
    usage="廉政提醒统计",
    summary="看今年发了几期、多少人次",
)
def integrity_totals(desk: Desk, _message: Message, _found: Any) -> Reply:
    """«今年已发12期，2,318人次», with the months."""
    found = totals(desk.context, desk.context.said_on.year).get(integrity.kind(desk.context).key)
    if found is None:
        return Reply("今年已发0期，0人次。")
    lines = [f"{month}月{count}期，{reached:,}人次" for month, (count, reached) in found.months.items()]
    return Reply("\n".join([f"今年已发{found.issues}期，{found.reached:,}人次。", *lines]))
