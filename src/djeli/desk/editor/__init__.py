"""The story's editor: its form, its screens, what it says when a story is not ready."""
