"""What a story is about, found from its words alone: folding, stems, telling terms, nearness.

Pure functions. Rows, queries and what is stored live in ``stories.relating``.
"""
