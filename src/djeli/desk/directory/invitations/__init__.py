"""Inviting somebody to the desk: the publisher's form, the mail, and the page behind its link."""
