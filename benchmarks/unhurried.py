"""`python -m bot`, for eight members who write as fast as they are answered: nobody is asked to wait for his turn."""

from bot import in_turn
from bot.commands.cli import main

if __name__ == "__main__":
    in_turn.MOST = 10**9
    main()
