"""Partners on the desk: who may fetch our stories, and their tokens."""
