"""Rows by which readers can check us: what was published, and what of it is withheld."""
