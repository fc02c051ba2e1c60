"""The clock: what happens by itself at its time.

It is only a trigger: what is live at an instant is decided by the times on the rows, so a late
clock delays, and never shows anything early. Of all clocks on one database exactly one acts.
"""
