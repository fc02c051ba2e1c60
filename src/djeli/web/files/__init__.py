"""Files for readers: pictures and documents while something live shows them, and colours.

Static files are in `static/web/`; what makes a rendition or decides what is public is in `stories`.
"""
