"""The demo's addresses belong to its own invented world."""

from pathlib import Path

import djeli.demo


def test_no_address_leads_to_a_placeholder():
    texts = [*Path(djeli.demo.__file__).parent.rglob("*.md")]
    texts += Path(djeli.demo.__file__).parent.rglob("*.toml")
    assert len(texts) > 50
    assert [path.name for path in texts if "example.org" in path.read_text("utf-8")] == []
