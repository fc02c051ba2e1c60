"""The first page of a new edition: makes the publisher's account, and names the edition.

Lives here: the one-time invitation that `djeli start` prints, and the page behind it. It works only
while nobody may do everything at the desk yet.
"""
