"""`python -m bot`."""

import gc
import os
import sys


def run() -> None:
    """Load the program, then let the command line have it."""
    if sys.version_info < (3, 11):  # noqa: UP036   the distribution's own may be older; nothing of ours could be read by it
        sys.exit(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}: python3.11 -m bot …")
    os.umask(0o077)  # what this program writes is read by its own account alone
    gc.set_threshold(50_000)  # what a start imports is no garbage: looking for some took an eighth of the time
    from bot.commands.cli import main

    main()


if __name__ == "__main__":
    run()
