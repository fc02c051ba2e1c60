"""Pure functions that two rooms call, without Django.

Lives here: which way a language is written. Not here: anything that knows what a story is.
"""
