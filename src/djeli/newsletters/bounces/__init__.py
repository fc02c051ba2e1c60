"""Mails that came back: read from a mailbox or told by a mail service, and what follows."""
