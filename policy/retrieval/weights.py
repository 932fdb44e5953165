"""Written by benchmarks/tune_retrieval.py; do not edit."""

SINGLE = 0.8
KEYWORD_FITS = 0.65
CONCENTRATION = 0.5
SUBSTANCE = 8.0
RANKING = (5.591, 3.325, 5.178, 2.788, 2.666)
CONFIDENCE = (-1.859, 1.286, 1.42, 2.276, 0.533, 1.384, 2.886, -1.516, -0.936)
ANSWER_FROM = 0.3
OFFER_FROM = 0.05
