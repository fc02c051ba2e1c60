"""Newsletters: who asked for them, their issues, the sending, and what comes back.

Lives here: lists and double opt-in, what an issue holds, its mails, the ledger, bounces. Not here:
the readers' forms (``web``) and the composing at the desk (``desk``).
"""
