"""The parts of a portrait: what hangs behind it, the head, the hair or what covers it, the dress.

A portrait is a figure of cut paper and cloth, a thousand units square. It resembles nobody.
"""
