import pytest
from wagtail import blocks

from djeli.stories.gazetteer.block import MapBlock
from djeli.stories.gazetteer.places import (
    Place,
    UnknownPlace,
    place_named,
    places_named,
    read_places,
)


def test_a_place_is_known_by_any_of_its_names():
    assert place_named("algérie").name == "Algeria"
    assert place_named("Algeria").is_country
    assert not place_named("Kano").is_country
    assert place_named("Nowhere-upon-Sea") is None


def test_names_that_are_no_places_are_left_out():
    assert [place.name for place in places_named(["Kano", "courts", "Kano"])] == ["Kano"]


@pytest.mark.parametrize("line", ["Bichi 12.23 8.24", "Bichi, 12.23, 8.24", "Bichi; 12.23;8.24"])
def test_a_position_may_follow_the_name(line):
    assert read_places(line) == (Place("Bichi", 12.23, 8.24),)


def test_the_name_stays_as_it_was_written():
    (place,) = read_places("Algérie")
    assert (place.name, place.is_country) == ("Algérie", True)


@pytest.mark.parametrize("line", ["Nowhere-upon-Sea", "Bichi 95 8", "Bichi 12 200"])
def test_what_can_be_no_place_is_refused_with_its_name(line):
    with pytest.raises(UnknownPlace, match=line.split()[0]):
        read_places(line)


def test_south_and_west_are_negative():
    assert read_places("Ushuaia −54.8 -68.3") == (Place("Ushuaia", -54.8, -68.3),)


def test_the_form_says_which_place_it_does_not_know():
    block = MapBlock()
    assert block.clean(block.to_python({"places": "Kano\nLagos"}))["places"] == "Kano\nLagos"
    with pytest.raises(blocks.StructBlockValidationError) as caught:
        block.clean(block.to_python({"places": "Kano\nNowhere-upon-Sea"}))
    assert "Nowhere-upon-Sea" in caught.value.block_errors["places"].messages[0]
