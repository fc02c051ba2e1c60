"""Drafts that were thrown away: kept for thirty days, seen nowhere else, put back with one press.

What readers have seen never comes here: it is withdrawn.
"""
