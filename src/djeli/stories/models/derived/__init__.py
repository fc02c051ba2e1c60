"""Rows that follow from other rows: lists, months, related stories, what live pages show.

Nobody edits them; each can be made again from the stories.
"""
