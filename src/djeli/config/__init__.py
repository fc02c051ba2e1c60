"""Settings, the map of addresses and the WSGI entry: where the rooms are joined.

Lives here: what reads the environment, and what must know every room. Nobody imports it;
Django is told its name.
"""
