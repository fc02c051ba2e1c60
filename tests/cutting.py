"""What the clock does for pictures, when a test wants it done."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import Any

from djeli.stories.models import Picture
from djeli.stories.public_files import showings
from djeli.web.files import cutting


def cut_all() -> None:
    """Cut everything that waits, as the clock does."""
    showings.catch_up()
    while cutting.step():
        pass


def cut_those(*addresses: Any) -> None:
    """Cut the renditions at these addresses, and no others."""
    showings.catch_up()
    cutting.cut_named(map(str, addresses))


def address(picture: Picture, spec: str = "c480x320", form: str = "webp") -> str:
    """Where readers find a rendition."""
    return f"/media/pictures/{picture.pk}/{picture.version}/{spec}.{form}"


class Here(Executor):
    """Stands in for a pool of threads, which do not see what a test's transaction has written."""

    def __init__(self, *_: Any) -> None:
        pass

    def submit(self, work: Any, /, *given: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(work(*given, **named))
        return done
