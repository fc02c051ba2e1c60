"""The readers' search.

Lives here: the index of live stories in any script, queries, suggestions while a reader types. Not
here: how results look (``web``), and the newsroom's own search (``desk``).
"""
