"""The lists of live stories: the newest of a section, a topic, an author, a month.

Lives here: which lists a story is in, what takes it out of them, and the rows that a list of cards
needs. Not here: how a front is filled (``lineups``) or what a list looks like (``web``).
"""
