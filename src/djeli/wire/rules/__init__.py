"""Rules: which items they mean, what is odd about an item, what is due, and a dry run."""
