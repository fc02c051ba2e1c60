"""What is drawn on a cloth: bands that run along a box, and stamps that stand in one.

A band or a stamp takes the hand, its box and the palette, keeps inside the box, and leaves
the cloth's ground to the layout. How boxes are arranged is not decided here.
"""
