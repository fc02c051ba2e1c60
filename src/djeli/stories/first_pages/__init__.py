"""The pages that a new edition begins with, and the form in which such texts are written in files.

The texts of the demo have the same form and live there.
"""
