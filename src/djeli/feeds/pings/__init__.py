"""Pings: services outside hear what changed, soon after readers can see it. Never in a request.

The last change that each service got is a row (``feeds.models.PingProgress``): a service that was
down gets what it missed when it answers again.
"""
