"""What feeds say of that by which readers can check a story: its sources, what was corrected."""
