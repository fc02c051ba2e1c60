"""Addresses for readers: where each row is, where old addresses lead, parts of addresses.

Which view answers which address is in `urls`, and former addresses as rows are in `stories`.
"""
