"""Written by benchmarks/tune_retrieval.py; do not edit."""

SINGLE = 0.8
KEYWORD_FITS = 0.65
CONCENTRATION = 0.5
SUBSTANCE = 8.0
RANKING = (4.534, 2.108, 1.743, 3.67, 3.205, 2.23, 1.676, -1.218, -0.413)
CONFIDENCE = (-2.959, 1.007, 3.025, -0.306, 1.013, 0.951, 2.303, 3.955, -1.533, -3.27, 1.538, -0.84, -2.234)
ANSWER_FROM = 0.47
OFFER_FROM = 0.05
