"""What a reader sees: pages in HTML, their style sheet, their script, their words.

Here live the typed view models (`view_models/`), the Jinja2 templates and components, the reader's
CSS, JavaScript and typefaces, the samples of every page and component, and the builders and views
that fill a view model from the database and hand it to a template.

Here do not live: the facts of the journalism (`stories`), the newsroom's screens (`desk`), what
only machines read such as feeds and sitemaps (`feeds`), nor how bytes are kept (`press`).
A template never queries, and a view model never imports Django.
"""
