"""The formats of feeds: entries in, bytes out."""
