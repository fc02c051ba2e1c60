"""What scenes are put together from: the pen, the inks, and a vocabulary of people and things.

Light comes from the upper left in every picture: the right side of a thing is its dark side.
"""
