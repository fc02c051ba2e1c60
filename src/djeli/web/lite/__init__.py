"""The data-saver edition: pages without typefaces, pictures and scripts that weigh, at ``/lite/…``.

A page there is the same view with the same rows, written with templates of its own. Not here: what
a page shows (``pages``, ``builders``).
"""
