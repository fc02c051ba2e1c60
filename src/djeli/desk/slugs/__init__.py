"""Slugs in the desk's forms: filled in live by a script, and by the form where none runs."""
