"""Answering readers from the store: the gateway, whole responses, one render for many who ask.

Not here: taking requests in (``djeli.cli.intake``).
"""
