"""Pure functions that at least two rooms call. No Django and no state."""
