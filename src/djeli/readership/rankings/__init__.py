"""Which stories rise and which are read most: formulas, and the orders that they give.

Each formula is a pure function of numbers, explained to readers on "How we count".
"""
