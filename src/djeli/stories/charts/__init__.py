"""Tables of figures that become charts: cells as numbers, labels as dates, and what is wrong with a
table. How a chart looks is the business of `web.charts`; nothing is drawn here.
"""
