"""Locator maps, drawn by us: coasts and borders from the public domain, places from the gazetteer.

A map is a small SVG in the page's own colours. No map service is asked, by us or by a reader.
"""
