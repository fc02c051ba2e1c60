"""The pattern of a slug in URL patterns."""

SLUG = "[-\\w\u0080-\U0010ffff]+"
"""Letters, numbers and marks of any script: ``\\w`` knows no marks, and the press asks with each
byte of UTF-8 as one letter. Of ASCII nothing but letters, numbers, ``-`` and ``_``."""
