"""The Vardiafrica demo edition, and how it is built in an empty database.

Everything in it is invented: people, agencies, organisations and events.
"""
