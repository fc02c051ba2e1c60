"""Public versions: what readers could see of a story at each publication, chained by hashes.

Drafts, notes of the newsroom and versions from before the first publication are not kept here:
Wagtail's revisions hold those, and they never leave the desk.
"""
