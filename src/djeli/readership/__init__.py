"""What readers read, as numbers and never as people.

Lives here: the address to which pages report a reading, the logs and the sums made of them, the
orders of stories by readers. Not here: charts (``desk``), numbers on pages (``web``).
"""
