"""`djeli bench screens` opens screens of editions that are made for it, and of no others."""

import pytest

from djeli.bench.desk.waits import waits


def test_only_editions_that_are_made_for_it_are_measured(settings, tmp_path):
    settings.DATA = tmp_path
    with pytest.raises(LookupError, match="only in editions that bench builds"):
        next(waits())
