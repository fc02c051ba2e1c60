"""What a process that helps to press does.

It begins here before Django is set up, so nothing that knows a model may be imported above.
"""

from __future__ import annotations

import os


def press_share(share: int, of: int, parent: int) -> None:
    """Press a share of what waits until nothing of it is left, or who asked for it is gone."""
    # Not above: a new process sets Django up before it imports models.
    import django

    django.setup()
    # Only now there are models.
    from djeli.kit.garbage_collector import settle
    from djeli.press.runs.following import press_waiting
    from djeli.press.store.current import current_store

    settle()
    while os.getppid() == parent:
        outcome = press_waiting(current_store(), share=(share, of))
        if not (outcome.pressed or outcome.gone or outcome.refused):
            return
