"""Fact-checks: the scale of ratings, and the claims that stories check."""
