"""Newsletters: subscribers, issues, sending, bounces.

Lives here: lists and double opt-in, the contents of an issue, its mails, the delivery ledger,
bounces. Not here: the readers' forms (``web``) and writing an issue at the desk (``desk``).
"""
