import pytest

from djeli.search import finding, suggesting


@pytest.fixture(autouse=True)
def nothing_remembered():
    """What one test was told, another must not hear."""
    finding._asked.forget()
    suggesting._names.forget()
