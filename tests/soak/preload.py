"""Imported once by the process from which the others are forked: what a start costs is paid here."""

import bot.commands.cli
import bot.serve
from handlers.talk.registry import acts
from policy.screening.screen import screen

__all__ = ["bot"]

acts()
screen("经研究，拟任命王敏同志为规划科科长")
