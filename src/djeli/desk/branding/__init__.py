"""The desk's look: its name, logo, colours, icons and scripts."""
