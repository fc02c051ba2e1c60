"""The text of a story: its blocks, the field that keeps them, and what is read from them.

Not here: how a block looks to readers (``web``) or how it is written at the desk (``desk``).
"""
