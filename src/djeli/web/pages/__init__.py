"""Each page of the site: queries in, view model out, one module a page.

Importing the package registers what renders which row.
"""

from djeli.web.pages import article, front, section, standing

__all__ = ["article", "front", "section", "standing"]
