"""The first page of a new edition: creates the publisher's account and names the edition.

Lives here: the one-time invitation that `djeli start` prints, and its page. It works only while
nobody has full access to the desk.
"""
