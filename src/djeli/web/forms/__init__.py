"""What forms for readers share against machines and other sites.

The forms themselves are in `pages`, and what is done with what they send in the rooms below.
"""
