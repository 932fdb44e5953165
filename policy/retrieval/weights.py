"""Written by benchmarks/tune_retrieval.py; do not edit."""

SINGLE = 0.3
RANKING = (2.0, 0.5, 1.0, 3.0, 2.0)
CONFIDENCE = (-4.0, 2.0, 0.0, 1.0, 3.0, 2.0, 0.5, -2.0, -1.0)
ANSWER_FROM = 0.5
OFFER_FROM = 0.05
