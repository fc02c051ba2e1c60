"""Slugs: the last part of an address, made of a headline or a name in any script.

Lives here: how a text becomes a slug, which words the site needs itself, and how a slug is found
that nobody else has. Not here: where old addresses lead (``stories.former_addresses``).
"""
