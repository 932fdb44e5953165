"""One thing that waits for the group's desk: of which kind, and by which words it is settled."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from storage.states import State


class Kind(State):
    """What waits, and how it is called."""

    DRAFT = "draft", "待发提醒"
    DIGEST = "digest", "待发进度"
    PUBLICATION = "publication", "待发出"
    EXTENSION = "extension", "延期申请"
    APPLICATION = "application", "申请"
    DOCUMENT = "document", "材料申领"
    PAPER = "paper", "纸质在途"
    REPORT = "report", "报送待审"
    ENTRY = "entry", "登记待审"
    FINDING = "finding", "报请销号"
    INTEGRITY = "integrity", "廉政意见"
    CALL = "call", "请回电"
    UNREACHED = "unreached", "联系不上"
    NOBODY = "nobody", "无联络员"
    ALONE = "alone", "请假无人代理"
    ALERT = "alert", "运行提醒"


@dataclass(frozen=True, order=True)
class Place:
    """Where a thing stands among all that waits: oldest first, then by kind, then by its key, 2 before 10."""

    since: datetime
    kind: int
    length: int
    key: str

    @classmethod
    def read(cls, text: str) -> Self | None:
        """As an address carries it; None where that names no place."""
        since, _, rest = text.partition("~")
        kind, _, key = rest.partition("~")
        try:
            return cls(datetime.fromisoformat(since), int(kind), len(key), key)
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.since.isoformat()}~{self.kind}~{self.key}"


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: `key` names it among its kind (a number, or a row's id), `acts` are the words that settle it."""

    kind: Kind
    key: str
    since: datetime
    department: str
    what: str
    acts: tuple[str, ...] = ()
    wish: str = ""  # the day that an extension is asked to, as ISO writes it
    text: str = ""  # what leaves in the group's name when it is released

    @property
    def line(self) -> str:
        """«延期申请 交通局11月主体责任台账：…；请回复“…”或“…”»."""
        acts = "或".join(f"“{each}”" for each in self.acts)
        return f"{self.kind.word} {self.what}{f'；请回复{acts}' if acts else ''}。"

    @property
    def place(self) -> Place:
        """Where it stands in the list."""
        return Place(self.since, list(Kind).index(self.kind), len(self.key), self.key)
