import pytest

from djeli.web.view_models.theme import ThemeColours, theme_css


def test_colours_are_set_for_light_and_for_dark():
    css = theme_css(ThemeColours(accent="#123456", label="#abc", accent_dark="#ffeedd"))
    assert css == (
        "@media(prefers-color-scheme:light){:root{--accent:#123456;--warm:#abc}}"
        "@media(prefers-color-scheme:dark){:root{--accent:#ffeedd}}"
    )


def test_no_colours_give_no_style():
    assert theme_css(ThemeColours()) == ""


@pytest.mark.parametrize(
    "value", ["red", "#12", "#12345678", "#123}body{display:none}", "#123456\n"]
)
def test_what_is_no_colour_is_refused(value):
    with pytest.raises(ValueError, match="accent must be a colour"):
        ThemeColours(accent=value)
