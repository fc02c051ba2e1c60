"""Readers find stories.

Lives here: the index of what is live, in any script; questions to it; suggestions while one types.
Not here: how results look (``web``), and the newsroom's own search (``desk``).
"""
