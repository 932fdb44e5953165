"""Pure rules: reading, judging, planning. No I/O, no clock, nothing of ours imported."""
