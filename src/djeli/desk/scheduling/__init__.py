"""Scheduling a story: the time in the publish button, and what a scheduled story says of itself."""
