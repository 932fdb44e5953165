"""Written by benchmarks/tune_retrieval.py; do not edit."""

SINGLE = 0.5
KEYWORD_FITS = 0.65
CONCENTRATION = 0.5
CLEAR_LEAD = 3.0
RANKING = (6.369, 2.242, 4.896, 3.323, 3.866)
CONFIDENCE = (-1.511, 0.844, 0.687, 1.03, 0.742, 1.645, 0.771, -1.377, 0.29)
ANSWER_FROM = 0.551
OFFER_FROM = 0.05
