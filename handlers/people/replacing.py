"""The office lets somebody follow on a post: one of the list, or whoever is put there for it; today, or from a day on."""

from dataclasses import dataclass, replace
from datetime import date

from actions.common.errors import UserError
from actions.people import changes, handover
from actions.people.changes import Newcomer
from actions.people.handover import Choice
from handlers.people.changes import NOTHING, department_of
from handlers.people.post_words import account_in
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask, confirm, own_words
from handlers.talk.registry import OFFICE
from policy.text.write import say_day

_ACCOUNT, _CONFIRM = "newcomer_account", "confirm_replace_member"


@dataclass(frozen=True)
class Succession:
    """Who leaves the post (in `place`), who follows, by which account where that person is new, and from when; None is today."""

    name: str
    other: str
    place: str = ""
    account: str = ""
    on: date | None = None


def replace_by(desk: Desk, said: Succession) -> Reply:
    """Shown: whose posts go to whom today, by the office's word alone; from a later day on both are asked to agree."""
    context = desk.context
    person = changes.find(context, said.name, said.place)
    newcomer = _newcomer(desk, said)
    if newcomer is not None and not said.account:
        text = f"{said.other}同志不在该单位名单中，请提供其企业微信账号（见企业微信管理后台“通讯录”），如“lisi”"
        return ask(desk, _ACCOUNT, text, kept=said, field="account", dropped=NOTHING)
    account = ""
    if newcomer is not None:
        account = changes.check_newcomer(context, department_of(desk, newcomer.department), newcomer)
    kept = replace(said, account=account)
    if later := _later(desk, said):
        as_whom = f"将增加{said.other}（{newcomer.department}科室人员，账号{account}），并" if newcomer else "将"
        text = f"{as_whom}提出岗位交接：{said.name} → {said.other}（{person.said}），{say_day(later)}起，请两位同志分别确认后生效。"
        return confirm(desk, _CONFIRM, text, kept, dropped=NOTHING)
    shown = f"（新增，账号{account}）" if account else ""
    entries = changes.left_open(context, person)
    counted = f"{entries}项" if entries else ""
    text = (
        f"将由{said.other}{shown}接替{person.member.name}任{person.said}，今日起生效，名下待办{counted}和提醒随之转移。"
    )
    return confirm(desk, _CONFIRM, text, kept, dropped=NOTHING)


def _later(desk: Desk, said: Succession) -> date | None:
    return said.on if said.on is not None and said.on > desk.context.today else None


def _newcomer(desk: Desk, said: Succession) -> Newcomer | None:
    """The one who follows, where that person has to be put on the list first: from a later day on as one of the staff until then."""
    person = changes.find(desk.context, said.name, said.place)
    if changes.colleague(desk.context, person, said.other) is not None:
        return None
    post = person.posts[0]
    if post.department is None:
        raise UserError("派驻组、综合科人员的变动请联系管理员办理。")
    return Newcomer(post.department.name, "staff" if _later(desk, said) else post.role, said.other, said.account)


def _account(_desk: Desk, _said: Succession, message: Message) -> str | None:
    return account_in(message.text) or None


@own_words(_ACCOUNT, _account, roles=OFFICE)
def newcomer_account(desk: Desk, said: Succession, account: str) -> Reply:
    """The account was asked for."""
    return replace_by(desk, replace(said, account=account))


@answers(_CONFIRM, roles=OFFICE, version=2)
def confirm_replace_member(desk: Desk, said: Succession, _yes: str) -> Reply:
    """A handover for which the office answers; one of a later day is proposed."""
    context = desk.context
    person = changes.find(context, said.name, said.place)
    newcomer = _newcomer(desk, said)
    if newcomer is not None:
        coming = changes.add(context, department_of(desk, newcomer.department), newcomer)
    else:
        found = changes.colleague(context, person, said.other)
        if found is None:
            raise UserError(f"{said.other}同志已不在该单位名单中，未作办理。")
        coming = found
    if later := _later(desk, said):
        row = handover.propose(context, Choice(person.member, coming, person.posts), later)
        return Reply(
            f"已登记，交接 {row.number}：{say_day(later)}起由{coming.name}同志接替{person.said}。已请两位同志确认，均确认后办结。"
        )
    row = changes.replace(context, person, coming)
    return Reply(f"已办理（交接 {row.number}）：{person.said}由{coming.name}同志接替，待办和提醒已转移。")
