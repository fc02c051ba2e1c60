"""What the press does: one step along the change log, one along the queue, workers and receipts.

Not here: rendering (``render``), purging (``cdn``), when a run is due (``djeli.cli.clock``).
"""
