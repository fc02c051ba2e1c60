"""Alerts at the desk: send one about a story, and see what became of it."""
