"""What tests in a browser share."""

import pytest

from djeli.web.samples.pages import SAMPLES
from tests.web.sample_html import html_of


@pytest.fixture(scope="session")
def browser(chromium):
    """Chromium, with every sample rendered before a page asks for it in Playwright's own loop."""
    for name in SAMPLES:
        html_of(name)
    return chromium
