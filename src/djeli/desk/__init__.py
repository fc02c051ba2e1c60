"""The newsroom: what a journalist sees and does, on Wagtail's admin at /desk/.

Lives here: roles and their rights, the dashboard, the story list, panels and forms, the line-up's
editor, the wire inbox. Not here: what a story is (``stories``), what a reader sees (``web``).
"""
