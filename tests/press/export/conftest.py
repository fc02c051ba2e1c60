import pytest

from djeli.press.export.mirror import export
from tests import newsroom


@pytest.fixture
def africa():
    return newsroom.section("africa")


@pytest.fixture
def mirror(tmp_path):
    """Where the mirror is written."""
    return tmp_path / "mirror"


@pytest.fixture
def out(store, tmp_path, mirror, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    return lambda: export(store, mirror, lambda *_: None)
