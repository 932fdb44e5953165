"""Finding the answer of the compilation that a wording asks for; lexical, local, explainable, no I/O."""

from policy.retrieval.ask import asks_for_list, asks_for_number
from policy.retrieval.model import Candidate, Found, QaText
from policy.retrieval.search import QaIndex

__all__ = ["Candidate", "Found", "QaIndex", "QaText", "asks_for_list", "asks_for_number"]
