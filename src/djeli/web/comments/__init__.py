"""Comments on readers' pages: the threads, the form, and what happens when it is sent."""
