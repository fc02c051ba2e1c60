"""The dashboard: what waits, what is due, what is unfinished."""
