"""Acts said in everyday words, each way left out in turn (knowledge/ways.yaml): is the act found by the others?"""

from collections import Counter
from collections.abc import Iterator

from bot.ways import load_ways
from handlers.talk.registry import ROLE_NAMES, acts
from handlers.talk.ways import Ways

FOLDS = 10  # every tenth way of an act is left out of one index; an index of all is built in a fifth of a second


def left_out(fold: int, folds: int = FOLDS) -> tuple[Ways, list[tuple[str, str]]]:
    """The ways without those of this fold, and these: act, way."""
    known, kept, asked = load_ways(), {}, []
    for name, said in known.said.items():
        kept[name] = tuple(way for place, way in enumerate(said) if place % folds != fold)
        asked += [(name, way) for place, way in enumerate(said) if place % folds == fold]
    return Ways({name: said for name, said in kept.items() if said}, known.forms), asked


def said_by(role: str) -> frozenset[str]:
    """The acts that are open to this role."""
    return frozenset(each.name for each in acts() if role in each.roles)


def outcomes(folds: int = FOLDS) -> Iterator[tuple[str, str, str]]:
    """Act, way, and what became of it: done, offered, wrongly done, wrongly offered or not found."""
    role_of = {each.name: next(role for role in ROLE_NAMES if role in each.roles) for each in acts()}
    open_to = {role: said_by(role) for role in ROLE_NAMES}
    for fold in range(folds):
        ways, asked = left_out(fold, folds)
        for name, way in asked:
            found = ways.search(way, open_to[role_of[name]])
            if found is None:
                yield name, way, "not found"
            elif found.sure:
                yield name, way, "done" if found.names[0] == name else "wrongly done"
            else:
                yield name, way, "offered" if name in found.names else "wrongly offered"


def main() -> None:
    """Print the shares."""
    rows = list(outcomes())
    counted = Counter(outcome for _name, _way, outcome in rows)
    for outcome, count in counted.most_common():
        print(f"{outcome:<16}{count:>6}{count / len(rows):>8.1%}")


if __name__ == "__main__":
    main()
