"""What tests of reader pages share."""

import pytest

from djeli.press.store.store import Store


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / "press", map_size=1 << 28)
    yield opened
    opened.close()
