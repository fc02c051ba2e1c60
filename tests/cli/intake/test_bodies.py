import pytest

from djeli.cli.intake.bodies import Bodies
from djeli.cli.intake.limits import CHUNKED, Limits, Refused
from tests.cli.intake.coroutines import played


class Arriving:
    """A body in pieces. Its end is told at once, as granian does, and not by what is awaited."""

    def __init__(self, *pieces):
        self._pieces = list(pieces)

    def __aiter__(self):
        return self

    def __anext__(self):
        if not self._pieces:
            raise StopAsyncIteration
        return self._next()

    async def _next(self):
        return self._pieces.pop(0)


def upload(*pieces, length=CHUNKED, **limits):
    return played(Bodies(Limits(**limits)).upload(Arriving(*pieces), length))


@pytest.mark.parametrize("length", [CHUNKED, 300_000])
def test_an_upload_in_pieces_is_whole(length):
    with upload(b"a" * 100_000, b"b" * 200_000, b"", length=length) as body:
        assert body.read() == b"a" * 100_000 + b"b" * 200_000


@pytest.mark.parametrize(
    ("pieces", "status"),
    [((b"a" * 20, b"b" * 20), 413), ((b"a" * 8, b""), 400), ((b"a", b"", b""), 400)],
)
def test_an_upload_that_is_too_large_or_broke_off_is_refused(pieces, status):
    with pytest.raises(Refused) as refused:
        upload(*pieces, length=CHUNKED if status == 413 else 12, upload=30)
    assert refused.value.status == status
