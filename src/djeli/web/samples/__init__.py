"""Samples: a view model for every page and component, so that each renders with no database.

The styleguide shows them and the tests render them. Names and events in them are invented; the
pictures are drawn by `djeli.web.styleguide`. Where a component has states, each has a sample.
"""
