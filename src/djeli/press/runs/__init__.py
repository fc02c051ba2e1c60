"""Runs of the press: following the change log, pressing what waits, workers and receipts.

Not here: rendering (``render``), purging (``cdn``), when a run is due (``djeli.cli.clock``).
"""
