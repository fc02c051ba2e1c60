"""Unsaved text: it is kept in the browser until the server has saved it, and can be restored.

The scripts are in ``static/desk/unsaved_text``. Here is what they need from the server: the login
state, whether a form was saved, a form with unsaved text; and the page for a refused form.
"""
