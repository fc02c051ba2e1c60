"""The audit log: who is asking, how an event is written down, what is written down by itself."""
