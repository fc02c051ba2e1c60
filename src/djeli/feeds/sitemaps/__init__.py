"""Sitemaps (sitemaps.org, protocol 0.9): an index, a part for each month, and the news."""
