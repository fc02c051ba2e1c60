"""Web push: which browsers want to hear of what, and the alerts that they get.

Not here: the reader's switch and what runs in the browser (`web.alerts`), the editor's form
(`desk.alerts`).
"""
