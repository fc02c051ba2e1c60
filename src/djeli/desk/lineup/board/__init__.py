"""The board: every container of a line-up with the stories that stand in it, to be moved."""
