"""One file for each agency format: what recognises it, and how it becomes items."""
