"""Sending issues: when each is due, the ledger, the mail server and its refusals."""
