"""Charts as accessible SVG: pure functions from typed series to markup.

Lines, columns, bars and sparklines, with ticks, marks and a table of the same numbers. No script,
no library, no style of its own: colours and type are in ``desk/static/desk/readership.css``.
"""
