from django.utils import translation

from djeli.web.html.jinja import environment, macro


def test_a_macro_speaks_the_language_that_is_active_whatever_it_spoke_before():
    made = environment()

    def said(language: str) -> str:
        with translation.override(language):
            word = translation.pgettext("story", "Live")
            html = str(macro(made, "flags")(["live"]))
        assert f">{word}</b>" in html
        return html

    english = said("en")
    assert said("fr") != english
    assert said("en") == english
