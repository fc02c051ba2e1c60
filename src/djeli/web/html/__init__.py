"""From view models to HTML: the Jinja2 environment, its filters, which template shows which page.

Nothing here asks the database (that is `builders`), and the templates are in `templates/web/`.
"""
