"""Old addresses: they lead straight to the newest.

Lives here: what is kept when an address changes, in the same transaction, and where an address
leads today. Not here: the answer that a reader gets (``web.addresses.former``), and the redirects
that editors write by hand (Wagtail's).
"""
