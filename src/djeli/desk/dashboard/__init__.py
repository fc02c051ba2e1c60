"""What a journalist sees on coming in: what waits, what is due, what is unfinished."""
