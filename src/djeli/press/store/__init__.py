"""The pressed pages in one LMDB file: pages, index, queue, failures, purges; reading and writing.

Not here: deciding what is pressed (``runs``).
"""
