"""Fragments: parts of pages that are stored separately and change without the pages.

How the press keeps and joins fragments is in `press`; the fragments of comments are with them.
"""
