"""What readers do and say, and what is written to them.

Lives here: who asked for the newsletter, and who confirmed. Not here: how the form looks (``web``).
"""
