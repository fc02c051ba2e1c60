"""A new story: choose the section, then write."""
