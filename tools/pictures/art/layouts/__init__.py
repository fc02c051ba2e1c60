"""How a cloth is laid out: one module for each way of weaving, printing or painting one.

A layout takes the hand, the field (1600 by 1000 units) and a palette, and covers the field.
It keeps what matters between 50 and 950 down, so that a 16:9 crop cuts no motif, and lets
columns begin at 50, 300, 550, 1050, 1300 or 1550 where it can: there the crops to a square
and to 3:2 fall.
"""
