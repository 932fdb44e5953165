"""python -m benchmarks [PART …]: the table of design.md's figures, then lists, retrieval, notices and times. Parts: see PARTS."""

import logging
import sys
import time
from collections.abc import Callable

import structlog

from benchmarks import (
    amount_forms,
    callback,
    drawn_forms,
    fanout,
    fit_ways,
    lists,
    member_list,
    message,
    notices,
    photos,
    retrieval,
    scheduling,
    startup,
    time_expressions,
    time_forms,
)
from benchmarks.figures import Figure, table

PARTS: dict[str, Callable[[], list[Figure]]] = {
    "callback": callback.figures,
    "message": message.figures,
    "fanout": fanout.figures,
    "scheduling": scheduling.figures,
    "startup": startup.figures,
    "member_list": member_list.figures,
    "photos": photos.figures,
}
TABLES: dict[str, Callable[[], None]] = {
    "lists": lists.main,
    "retrieval": retrieval.main,
    "acts": fit_ways.main,
    "notices": notices.main,
    "times": time_expressions.main,
    "amounts": amount_forms.main,
    "agendas": drawn_forms.main,
    "forms": time_forms.main,
}


def main() -> None:
    """Measure the parts named, or all, one after the other."""
    wanted = sys.argv[1:] or [*PARTS, *TABLES]
    unknown = [name for name in wanted if name not in PARTS | TABLES]
    if unknown:
        sys.exit(f"no such part: {', '.join(unknown)}; there are: {', '.join(PARTS | TABLES)}")
    sys.argv = sys.argv[:1]  # the tables read options of their own
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    figures: list[Figure] = []
    for name in (name for name in wanted if name in PARTS):
        started = time.perf_counter()
        figures += PARTS[name]()
        print(f"{name}: measured in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    if figures:
        print(table(figures))
    for name in (name for name in wanted if name in TABLES):
        print(f"\n{name}")
        TABLES[name]()


if __name__ == "__main__":
    main()
