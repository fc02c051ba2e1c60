"""Pages of public versions: what changed in a story, and how the chain can be checked."""
