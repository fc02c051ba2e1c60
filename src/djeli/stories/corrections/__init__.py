"""Corrections in public: what was changed in a published story, by whom, and what readers are told.

Not here: readers' reports of errors (``comments.error_reports``), the desk's forms, the pages.
"""
