"""How dates are written, for readers and at the desk, a folder a language: day before month,
hours up to 24.
"""
