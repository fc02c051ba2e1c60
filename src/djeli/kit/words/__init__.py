"""From text to words: one analyser, below every room that compares, counts or finds by words.

Lives here: letters made equal, text split into words, stems by language, words that tell nothing.
Pure functions. Not here: what is kept of a story's words (``search.index``, ``stories.related``).
"""
