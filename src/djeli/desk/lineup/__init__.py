"""The front's line-ups: the list, and the editor of one."""
