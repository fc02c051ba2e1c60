"""The styleguide: every page and component, from samples, without a database. Debug only."""
