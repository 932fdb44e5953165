"""The edge and the only wiring place."""
