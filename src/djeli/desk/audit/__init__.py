"""The audit log at the desk: a report for publishers, and what the desk itself writes down."""
