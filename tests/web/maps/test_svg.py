"""Locator maps: what they show, how heavy they are, and what they say."""

import re

import pytest
from lxml import etree

from djeli.stories.gazetteer.entries import entries
from djeli.stories.gazetteer.places import Place, read_places
from djeli.web.maps.geography import countries, country_at
from djeli.web.maps.labels import map_label
from djeli.web.maps.svg import svg
from djeli.web.maps.view import HEIGHT, WIDTH, project, view_of

SVG = "{http://www.w3.org/2000/svg}"


def shape(*lines):
    places = read_places("\n".join(lines))
    written = str(svg(places, map_label(places)))
    return etree.fromstring(written.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1).encode())


def test_each_place_has_a_dot_and_its_name_within_the_map():
    root = shape("Kano", "Lagos", "Accra")
    assert [text.text for text in root.iter(f"{SVG}text")] == ["Kano", "Lagos", "Accra"]
    for dot in root.iter(f"{SVG}circle"):
        assert 0 < float(dot.get("cx")) < WIDTH
        assert 0 < float(dot.get("cy")) < HEIGHT


@pytest.mark.parametrize(
    "names", [("Dakar", "Thiès"), ("Thiès", "Dakar"), ("Lagos", "Ibadan"), ("Accra", "Tema")]
)
def test_of_two_places_side_by_side_no_name_covers_the_others_dot_or_name(names):
    root = shape(*names)
    dots = [(float(one.get("cx")), float(one.get("cy"))) for one in root.iter(f"{SVG}circle")]
    boxes = []
    for text in root.iter(f"{SVG}text"):
        x, y, wide = float(text.get("x")), float(text.get("y")), 7 * len(text.text)
        left = x - wide if text.get("class") == "e" else x
        boxes.append((left, y - 11, left + wide, y + 4))
    for left, top, right, bottom in boxes:
        assert not [1 for x, y in dots if left - 3 < x < right + 3 and top < y < bottom]
    one, other = boxes
    assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_the_countries_at_hand_are_drawn_for_themselves():
    root = shape("Kano", "Accra")
    home = root.find(f"{SVG}path[@class='home']").get("d")
    assert home.count("M") >= 2
    assert root.find(f"{SVG}path[@class='land']").get("d")


def test_a_name_is_no_markup():
    written = str(svg((Place("<b>&", 9.0, 8.0),), 'Map: "<b>'))
    assert "<b>" not in written
    assert etree.fromstring(written) is not None


@pytest.mark.parametrize("name", ["Nigeria", "Gambia", "Russia", "United States", "Norway"])
def test_a_map_is_at_most_six_kilobytes(name):
    places = read_places(name)
    assert len(svg(places, map_label(places)).encode()) <= 6000


def test_every_place_of_the_gazetteer_can_be_drawn():
    for entry in entries()[::40]:
        if entry.latitude is not None and entry.longitude is not None:
            written = svg((Place(entry.name, entry.latitude, entry.longitude),), entry.name)
            assert re.search(r'<path class="(land|home)" d="M', written), entry.name


def test_the_worlds_outlines_are_numbers_side_by_side_and_not_python_objects():
    """As tuples of floats they took 15 MB in each process that drew a map."""
    outlines = [outline for country in countries() for outline in country.outlines]
    assert sum(map(len, outlines)) > 40_000, "they are as fine as ever"
    assert sum(outline.nbytes for outline in outlines) < 1_000_000
    assert next(iter(outlines[0])) == next(iter(outlines[0])), "each look begins anew"


def test_the_label_names_places_and_their_countries():
    assert map_label(read_places("Kano\nAccra")) == "Map: Kano, Accra (Nigeria, Ghana)"
    assert map_label(read_places("Ghana")) == "Map: Ghana"


def test_the_date_line_is_no_edge():
    assert "Suva" in svg(read_places("Suva -18.14 178.44"), "Suva")
    view = view_of([(179.0, -17.0), (-179.0, -18.0)], ())
    assert view.width < 2000


def test_distances_are_true_near_the_middle():
    x, y = project((0.0, 0.0), (1.0, 0.0))
    assert x == pytest.approx(111.2, abs=0.2)
    assert y == pytest.approx(0, abs=1e-6)
    assert project((0.0, 0.0), (180.0, 0.0)) is None


def test_a_place_off_the_coast_counts_to_the_land_nearby():
    assert country_at((3.4, 6.3)).name == "Nigeria"
    assert country_at((-30.0, -40.0)) is None


def test_there_are_all_countries():
    assert len(countries()) > 190


def test_a_map_without_places_is_refused():
    with pytest.raises(ValueError, match="place"):
        svg((), "")
