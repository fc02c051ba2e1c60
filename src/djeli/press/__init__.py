"""Bytes, and what they depend on. Would work unchanged on a site about cars.

Lives here: the register of what turns a row into a response, filled by the rooms above. Not here:
any knowledge of what a story is, or of how its page looks.
"""
