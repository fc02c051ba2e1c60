"""The beacon: receives a reader's report that a story was read, and logs it.

Lives here: what happens while a reader waits, without the database or Django. Not here: what is
done with the log (``readership.log_folding``).
"""
