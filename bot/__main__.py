"""`python -m bot`."""

import gc
import os


def run() -> None:
    """Load the program, then let the command line have it."""
    os.umask(0o077)  # what this program writes is read by its own account alone
    gc.set_threshold(50_000)  # what a start imports is no garbage: looking for some took an eighth of the time
    from bot.commands.cli import main

    main()


if __name__ == "__main__":
    run()
