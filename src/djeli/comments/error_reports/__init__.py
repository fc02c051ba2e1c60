"""Readers' reports of errors in stories: taken in, answered, taken as corrections, forgotten."""
