"""Backup while the service runs, its check, and the way back into an empty place."""
