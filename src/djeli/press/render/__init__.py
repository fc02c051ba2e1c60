"""From a target to its bytes: pages, fragments, dependencies, snapshots, the time limit.

Not here: keeping the bytes (``store``) or sending them (``serving``).
"""
