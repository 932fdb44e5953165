"""Who is who in the demo organisation, so that a dialogue names roles and no test depends on the list's names."""

from sqlalchemy import select

from storage.models import Department, Holding, Member
from tests.conftest import Conversation


def userid_of(bot: Conversation, department: str, role: str) -> str:
    """The first account with this role in a department."""
    return _column(bot, Member.userid, department, role)[0]


def names_of(bot: Conversation, department: str, *roles: str) -> list[str]:
    """Names of those who hold one of the roles in a department, once each."""
    return list(dict.fromkeys(name for role in roles for name in _column(bot, Member.name, department, role)))


def give_post(bot: Conversation, userid: str, department: str, role: str) -> None:
    """One more post for an account."""
    with bot.assistant.database.write() as session:
        member = session.scalars(select(Member).where(Member.userid == userid)).one()
        where = session.scalars(select(Department).where(Department.name == department)).one()
        session.add(Holding(member=member, role=role, department=where))


def add_member(bot: Conversation, userid: str, name: str, department: str, role: str) -> None:
    """One more person."""
    with bot.assistant.database.write() as session:
        now = bot.clock.now()
        session.add(Member(userid=userid, userid_key=userid, name=name, greeted_at=now))
    give_post(bot, userid, department, role)


def _column(bot: Conversation, column: object, department: str, role: str) -> list[str]:
    with bot.session() as session:
        query = select(column).join(Holding).join(Department).where(Department.name == department, Holding.role == role)
        return list(session.scalars(query.order_by(Holding.id)))
