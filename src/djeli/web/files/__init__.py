"""Files for readers: pictures and documents, each only while something live shows it, and colours.

Static files are in `static/web/`; what makes a rendition or decides what is public is in `stories`.
"""
