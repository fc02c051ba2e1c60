"""Draws the demo's pictures and writes them into the package: what to draw, and the drawing.

`art` draws from nothing but a seed. The demo finds the files by their names.
"""
