"""The clock: runs what is due at its time.

The times on the rows decide what is live. The clock only starts the work, so a late clock can delay
a story but never show it early. Of several clocks on one database, only the leader works.
"""
