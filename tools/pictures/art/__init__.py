"""The demo's pictures, drawn from nothing but a seed: pure Python and Pillow, no Django.

`scene` draws what a story tells, `locator` a map, `portrait` an author, `band` the masthead's
woven band. The same seed gives the same picture on every machine. Which story gets which picture
is not decided here, nor is anything written to disk.
"""
