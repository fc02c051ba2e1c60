"""Functions that two or more rooms call, without Django.

Lives here: the analyser of words, the direction of text, mail addresses, whole numbers,
control characters, and how the garbage collector is set. Not here: anything about stories, or what
only one room needs.
"""
