"""How we know: sources of a story, and what must be there before it goes live."""
