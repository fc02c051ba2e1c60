"""The newsroom: what journalists see and do, on Wagtail's admin at /desk/.

Lives here: roles and rights, the dashboard, the story list, panels and forms, the line-up editor,
the wire inbox. Not here: what a story is (``stories``) and what a reader sees (``web``).
"""
