"""Alerts by web push for readers: the switch, its page, and the worker that shows them.

Who gets what, and the sending, are in the room `alerts`.
"""
