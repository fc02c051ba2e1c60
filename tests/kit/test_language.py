import pytest

from djeli.kit.language import direction, locale


@pytest.mark.parametrize("language", ["ar", "AR-eg", "fa_IR", "ff-Adlm", "ha-Arab", "he"])
def test_these_run_from_right_to_left(language):
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "fr-SN", "ha", "ff", "yo", "", "arn"])
def test_these_run_from_left_to_right(language):
    assert direction(language) == "ltr"


@pytest.mark.parametrize(
    ("language", "written"),
    [("fr", "fr_FR"), ("fr-SN", "fr_SN"), ("pt_BR", "pt_BR"), ("ha-Arab-NE", "ha_NE"), ("qya", "")],
)
def test_a_language_is_written_with_a_country_for_the_networks(language, written):
    assert locale(language) == written
