"""Readers' reports of errors at the desk: the queue, and one report with what can be done."""
