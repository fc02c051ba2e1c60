"""What all readers' forms share against spam and forms on other sites.

The forms themselves are in `pages`; the rooms below handle what they send.
"""
