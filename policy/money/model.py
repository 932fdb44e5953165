"""What a text says of money."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from policy.text.ask import Ask, ask_between

Role = Literal["sum", "former", "each", "part"]


@dataclass(frozen=True)
class Amount:
    """A sum in yuan, exact to the 分. `approximate` when the words say so (五十多万, 约).

    `text` are the words, `start` and `end` their place; a former sum (原批复300万元), a price of one piece and a part say so.
    """

    yuan: Decimal
    approximate: bool
    text: str
    start: int = 0
    end: int = 0
    role: Role = "sum"


@dataclass(frozen=True)
class Doubt:
    """Words that speak of money and give no sum beyond doubt, why, and the sums that may be meant."""

    text: str
    why: str
    start: int
    end: int
    choices: tuple[str, ...] = ()

    def ask(self) -> Ask:
        """The question to the sender, with the words quoted."""
        return ask_between("amount_yuan", "金额", f"“{self.text}”{self.why}", self.choices)


@dataclass(frozen=True)
class Money:
    """All that a text says of money, in order."""

    amounts: tuple[Amount, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the text speaks of money."""
        sums = tuple((each.start, each.end) for each in self.amounts)
        return sums + tuple((each.start, each.end) for each in self.doubts)


NOTHING: Final = Money()
FOREIGN: Final = "不是人民币"
