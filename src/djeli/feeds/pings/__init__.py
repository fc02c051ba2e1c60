"""Telling services outside what changed, soon after readers can see it. Never in a request.

How far each has been told stands in a row (``feeds.models.Told``): what a stopped service missed it
is told when it answers again.
"""
