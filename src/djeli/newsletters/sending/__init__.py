"""Issues on their way: when each is due, the ledger, the mail server and what it refuses."""
