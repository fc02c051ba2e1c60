"""View models: everything that a reader's page shows, as frozen values.

Each class here is what one template or component needs and nothing more. They ask
neither Django nor a database, so that a page renders from a sample. Times are aware
datetimes, texts are plain (templates escape them) except fields typed `Markup`, which hold HTML
that has already been cleaned. A count that is not known is `None` and is then not shown: no
widget invents a number.

A page is rendered with two names: `shell` (`Shell`, the same on every page) and `page`.
"""
