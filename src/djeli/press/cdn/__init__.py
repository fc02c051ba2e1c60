"""The CDN: what it must forget, the queue of purges, the services, and fetches that check them.

Not here: the store's list of purges that wait (``store``).
"""
