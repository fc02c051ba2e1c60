"""The change log: keys of rows and lists, tracked tables, their triggers, and reading the log.

Not here: what is done about a change (``runs``).
"""
