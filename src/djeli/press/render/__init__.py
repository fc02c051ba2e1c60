"""From an address to its bytes: the renderer, fragments, dependencies, and what renders share.

Not here: keeping the bytes (``store``) or sending them (``serving``).
"""
