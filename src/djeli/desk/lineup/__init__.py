"""What stands on the front: the list of line-ups, and the editor of one."""
