"""The change log: the keys of rows and lists, the triggers that write them, and reading the log.

Not here: what is done about a change (``runs``).
"""
