"""Moderation: the queue of comments, decisions with keys, what is known of an address."""
