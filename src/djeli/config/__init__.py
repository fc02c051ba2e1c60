"""Settings, URLs and the WSGI entry: where the rooms are joined.

Lives here: what reads the environment, and what must know every room. No room imports it; Django
finds it by name.
"""
