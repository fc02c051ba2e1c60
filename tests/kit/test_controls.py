import pytest

from djeli.kit.controls import without_controls


@pytest.mark.parametrize("code", [0, 1, 8, 0x0B, 0x0C, 0x1F, 0x7F, 0x85, 0x9F, 0xFFFE])
def test_control_characters_go(code):
    assert without_controls(f"ri{chr(code)}ver") == "river"


def test_what_sets_text_stays():
    text = "one\ttwo\nthree\u00a0four \u200f\u200d\u2067עברית\u2069"
    assert without_controls(text) == text
