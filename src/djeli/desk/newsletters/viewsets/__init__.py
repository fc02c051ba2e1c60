"""The lists of newsletters, issues, readers and suppressed addresses: one viewset per file."""
