"""Each format of a feed: what was gathered in, bytes out."""
