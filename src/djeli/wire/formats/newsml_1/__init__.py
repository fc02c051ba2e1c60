"""NewsML 1 as received: its names, its lines, its tree of components."""
