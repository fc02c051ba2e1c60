"""The Vardiafrica edition, and how it is put into an empty newsroom.

Everything in it is invented: people, agencies, organisations and events.
"""
