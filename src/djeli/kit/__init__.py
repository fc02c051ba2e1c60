"""Pure functions that at least two rooms call. No Django, no state, nothing that only one room needs."""
