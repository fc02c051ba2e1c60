"""Newsletters at the desk: write, preview, test, send, stop; readers and bounces."""
