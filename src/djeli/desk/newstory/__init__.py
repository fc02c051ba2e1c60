"""A new story, one click from anywhere: the section, then the blank page."""
