"""What the page keeps: forms that may be sent once, and links from chat that open one already filled."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import WRITTEN, Base
from storage.sealing import SealedJSON


class OneTimeForm(Base):
    """A form's token: a link from chat has its row before it is opened, any other form when it is sent."""

    __tablename__ = "one_time_form"

    token: Mapped[str] = mapped_column(String(64), primary_key=True)
    userid_key: Mapped[str] = mapped_column(String(64), index=True)  # nobody else can open or send it
    page: Mapped[str] = mapped_column(String(100), default="")  # path of the form that a link opens
    fields: Mapped[dict[str, Any]] = mapped_column(
        SealedJSON, default=dict, info=WRITTEN
    )  # what it is already filled with
    made_at: Mapped[datetime] = mapped_column(index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    result: Mapped[str] = mapped_column(String(200), default="")  # path that shows what sending it made


class PageSession(Base):
    """Somebody signed in on one device: the cookie holds the token, the row its hash; without the row the cookie opens nothing."""

    __tablename__ = "page_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    userid_key: Mapped[str] = mapped_column(String(64), index=True)
    device: Mapped[str] = mapped_column(String(20))  # «手机企业微信», «电脑浏览器» …
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)
