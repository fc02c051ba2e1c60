"""Corrections on readers' pages: on a story, in their list; and the form that reports an error."""
