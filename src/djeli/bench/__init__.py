"""Measurements of the running product, always beside a reference in the same run.

The command that calls them is in `cli`.
"""
