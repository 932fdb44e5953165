"""Agendas, places and names in drawn forms: 20,000 draws of each.

`python -m benchmarks.drawn_forms [--draws N]`. An agenda is right when each matter is an item of its own, a place when it is read as
written, a sentence about persons when the whole name goes and nothing else does.
"""

import argparse
from collections.abc import Callable
from random import Random

from policy.screening.names import mask_personnel
from tests.data.forms.agendas import AGENDAS
from tests.data.forms.names import NAME_FORMS, write_names
from tests.data.forms.places import PLACES
from tests.policy.test_agenda_forms import is_read as agenda_is_read
from tests.policy.test_name_forms import is_same
from tests.policy.test_place_forms import is_read as place_is_read

DRAWS = 20_000


def _agenda(rng: Random) -> bool:
    return agenda_is_read(rng.choice(AGENDAS), rng.randrange(2**32))


def _place(rng: Random) -> bool:
    return place_is_read(rng.choice(PLACES), rng.randrange(2**32))


def _names(rng: Random) -> bool:
    text, wanted = write_names(rng.choice(NAME_FORMS), rng)
    return is_same(mask_personnel(text), wanted)


PARTS: dict[str, tuple[int, Callable[[Random], bool]]] = {
    "agendas": (len(AGENDAS), _agenda),
    "places": (len(PLACES), _place),
    "names": (len(NAME_FORMS), _names),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--draws", type=int, default=DRAWS)
    draws = parser.parse_args().draws
    for name, (forms, is_right) in PARTS.items():
        rng = Random(20261129)
        right = sum(is_right(rng) for _ in range(draws))
        print(f"{name:8} right {right / draws:.2%} of {draws} draws of {forms} forms")


if __name__ == "__main__":
    main()
