"""What people read, as numbers; individual readers are never identified.

Lives here: the beacon that receives reports, the logs, the totals, the rankings of stories. Not
here: charts (``desk``) and numbers on pages (``web``).
"""
