"""Bounces: mail that came back, from a mailbox or a mail service, and what follows."""
