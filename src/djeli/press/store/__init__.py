"""The pressed pages in one LMDB file: its records, one reading and one writing of it.

Not here: deciding what is pressed (``runs``).
"""
