"""Measures what design.md calls good; `python -m benchmarks` prints the table of docs/performance.md."""
