"""ninjs as received: its shapes, its bodies, and what is attached to an item."""
