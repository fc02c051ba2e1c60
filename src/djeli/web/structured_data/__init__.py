"""Structured data of pages: schema.org as JSON-LD, one module for each kind of page.

Written from view models, so that what machines read is what readers see. The publisher stands in a
part of its own that all pages share (``web.fragments.shared_parts``): a new policy presses no page.
"""
