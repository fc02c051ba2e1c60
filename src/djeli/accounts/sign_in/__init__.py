"""How somebody gets in and stays in: attempts, passwords, second factors, sessions, mails."""
