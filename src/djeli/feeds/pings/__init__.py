"""Pings: outside services are told what changed, soon after readers can see it.

The last change that each service got is a row (``feeds.models.PingProgress``): a service that was
down gets what it missed when it answers again.
"""
