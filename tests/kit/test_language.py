import pytest

from djeli.kit.language import direction


@pytest.mark.parametrize("language", ["ar", "AR-eg", "fa_IR", "ff-Adlm", "ha-Arab", "he"])
def test_these_run_from_right_to_left(language):
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "fr-SN", "ha", "ff", "yo", "", "arn"])
def test_these_run_from_left_to_right(language):
    assert direction(language) == "ltr"
