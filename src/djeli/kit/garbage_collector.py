"""Settings of Python's garbage collector, made once when everything is loaded."""

from __future__ import annotations

import gc


def settle() -> None:
    """What is loaded by now stays for as long as the process runs: say so to the collector.

    Django, Wagtail and a site's models are some 180,000 objects. To look through all of them, which
    happens now and then in the middle of a request, takes 130 to 210 ms; through the rest, 20 to
    40. Making one page makes thousands: so it also looks less often than after every 700.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 50)
