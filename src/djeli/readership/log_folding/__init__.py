"""From the workers' logs to sums in the database, each line exactly once.

Lives here: reading logs, telling first views from repeats, adding up, writing sums together with
how far the logs are folded. Not here: what stands on pages (``web``).
"""
