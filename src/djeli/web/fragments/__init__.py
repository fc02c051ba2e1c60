"""Fragments: parts of pages that are kept by themselves, so that they change without the pages.

How the press keeps and joins fragments is in `press`; the fragments of comments are with them.
"""
