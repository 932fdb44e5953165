"""Lines for whoever sits at the terminal."""

import sys


def say(line: str) -> None:
    """One line on stdout, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def warn(line: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"{line}\n")
