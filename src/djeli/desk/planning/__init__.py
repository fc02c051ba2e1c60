"""Planning: assignments, the calendar of all that is due, and calendars by secret address."""
