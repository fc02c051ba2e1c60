"""Newsletters at the desk: compose, look, try, send, stop; readers, and what came back."""
