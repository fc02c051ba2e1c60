"""What readers read, at the desk: the page of the whole site and that of one story, with charts.

Not here: the numbers themselves (``readership``).
"""
