"""From a table in a story's text to a chart, at one press of a button."""
