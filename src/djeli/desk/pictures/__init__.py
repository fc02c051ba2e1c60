"""Pictures: their form, and the report of pictures that lack credit or alternative text."""
