"""Finding the answer of the compilation that a wording asks for; lexical, local, explainable, no I/O."""

from policy.retrieval.ask import asks_for_list, asks_for_number
from policy.retrieval.index import Candidate, Found, QaIndex, QaText

__all__ = ["Candidate", "Found", "QaIndex", "QaText", "asks_for_list", "asks_for_number"]
