import pytest

from djeli.web.samples.pages import SAMPLES
from tests.web.sample_html import html_of, overlay


@pytest.mark.slow
def test_every_page_is_valid_html(tmp_path, html_faults):
    for name in SAMPLES:
        (tmp_path / f"{name}.html").write_text(html_of(name), encoding="utf-8")
    opened = (
        f"<!doctype html><html lang=en><title>A page</title><body id=top>{overlay()}</body></html>"
    )
    (tmp_path / "overlay.html").write_text(opened, encoding="utf-8")
    assert html_faults(tmp_path) == []
