"""Moderation: the queue of comments, keyboard decisions, the data about an address."""
