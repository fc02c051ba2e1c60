"""The desk's face: its name, mark, colours, icons and scripts."""
