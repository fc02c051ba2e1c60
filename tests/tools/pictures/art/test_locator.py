"""Locator maps: the right country, every place in sight, every name where it can be read."""

from pathlib import Path

import pytest

from tools.pictures.art.atlas import world as atlas_file
from tools.pictures.art.atlas.labels import Label
from tools.pictures.art.atlas.letters import letters
from tools.pictures.art.atlas.names import name_of
from tools.pictures.art.atlas.sheet import ROOM, SEA, Place, Sheet, lay_out
from tools.pictures.art.atlas.view import LEAST_WIDTH, project
from tools.pictures.art.atlas.world import world
from tools.pictures.art.box import Box, Point
from tools.pictures.art.locator import locator_map

PLACES: dict[str, list[Place]] = {
    "coast": [("Lagos", 6.45, 3.4)],
    "near each other": [("Dakar", 14.7, -17.45), ("Thiès", 14.79, -16.93)],
    "a river": [
        ("Bamako", 12.65, -8.0),
        ("Ségou", 13.43, -6.26),
        ("Mopti", 14.49, -4.2),
        ("Tombouctou", 16.77, -3.0),
        ("Gao", 16.27, -0.05),
        ("Niamey", 13.51, 2.11),
    ],
    "two continents": [("Lagos", 6.45, 3.4), ("Washington", 38.9, -77.0)],
    "beyond the date line": [("Suva", -18.14, 178.44), ("Apia", -13.83, -171.77)],
    "a small country": [("Banjul", 13.45, -16.58)],
    "an island": [("Port Louis", -20.16, 57.5)],
    "far from its country's middle": [("Kousséri", 12.08, 15.03)],
    "far north": [("Tromsø", 69.65, 18.96)],
    "long names": [
        ("Saint-Louis-du-Sénégal", 16.03, -16.5),
        ("Sainte-Marie-de-Bathurst", 13.45, -16.58),
    ],
}
every_place = pytest.mark.parametrize("places", PLACES.values(), ids=PLACES.keys())


def laid_out(places: list[Place]) -> Sheet:
    return lay_out(places, letters(None, 34))


def overlap(first: Box, second: Box) -> bool:
    across = first.x < second.right and second.x < first.right
    return across and first.y < second.bottom and second.y < first.bottom


@every_place
def test_every_place_lies_well_inside_the_picture(places: list[Place]) -> None:
    for label in laid_out(places).labels:
        x, y = label.dot
        assert SEA.w * 0.12 < x < SEA.w * 0.88
        assert SEA.h * 0.1 < y < SEA.h * 0.9


@every_place
def test_every_name_is_within_the_frame_and_clear_of_the_others(places: list[Place]) -> None:
    labels: list[Label] = list(laid_out(places).labels)
    assert [label.text for label in labels] == [name for name, _, _ in places]
    for k, label in enumerate(labels):
        assert ROOM.x <= label.plate.x
        assert label.plate.right <= ROOM.right
        assert ROOM.y <= label.plate.y
        assert label.plate.bottom <= ROOM.bottom
        assert not any(overlap(label.plate, other.plate) for other in labels[k + 1 :])


@every_place
def test_a_map_is_never_narrower_than_is_useful(places: list[Place]) -> None:
    assert laid_out(places).view.width >= LEAST_WIDTH


@pytest.mark.parametrize(
    ("longitude", "latitude", "country"),
    [
        (3.4, 6.45, "Nigeria"),
        (-17.45, 14.7, "Senegal"),
        (15.3, -4.32, "DR Congo"),
        (27.48, -29.31, "Lesotho"),
        (44.06, 9.56, "Somalia"),
        (-23.51, 14.92, "Cabo Verde"),
        (-16.2, 13.0, "Senegal"),
    ],
)
def test_a_place_is_found_in_its_country(longitude: float, latitude: float, country: str) -> None:
    found = world().country_at(longitude, latitude)
    assert found is not None
    assert found.name == country


def test_a_place_at_sea_is_in_no_country() -> None:
    assert world().country_at(-30.0, 0.0) is None


def test_all_countries_of_the_places_are_highlighted_once() -> None:
    names = [country.name for country in laid_out(PLACES["a river"]).home]
    assert names == ["Mali", "Niger"]


def test_countries_carry_their_iso_code() -> None:
    codes = {country.name: country.iso for country in world().countries}
    assert (codes["Nigeria"], codes["Senegal"], codes["Somalia"]) == ("566", "686", "706")


def test_a_place_is_marked_where_it_lies() -> None:
    places = PLACES["far from its country's middle"]
    dot = laid_out(places).labels[0].dot
    picture = locator_map(places, "map")
    assert picture.getpixel((round(dot[0]), round(dot[1]))) == (251, 248, 242)
    assert picture.getpixel((round(dot[0]) + 9, round(dot[1]))) != (251, 248, 242)


def test_the_projection_keeps_distances_near_the_middle() -> None:
    lagos: Point = (3.4, 6.45)
    east, north = project(lagos, 3.4, 7.45)
    assert east == pytest.approx(0, abs=0.01)
    assert north == pytest.approx(111.2, abs=0.2)


@pytest.mark.parametrize(
    "text", ["Thiès", "N’Djaména", "Kàtsínà", "Ẹ̀kọ́", "Ɗan Ɓauchi", "Ŋɛɔ", "São Tomé"]
)
def test_the_letters_of_our_readers_are_in_the_typeface(text: str) -> None:
    script = letters(None, 40)
    for font, run in script._runs(text, 0):
        missing = bytes(font.getmask("\U0010fffe"))
        assert all(bytes(font.getmask(letter)) != missing for letter in run if not letter.isspace())


def test_a_name_is_wider_when_its_letters_are_spaced() -> None:
    script = letters(None, 40)
    assert script.width("MALI", 10) == pytest.approx(script.width("MALI", 0) + 30, abs=6)


def test_countries_have_french_names_for_french_stories() -> None:
    chad = world().country_at(15.03, 12.11)
    assert chad is not None
    assert name_of(chad, "fr-SN") == "Tchad"
    assert name_of(chad, "en") == "Chad"
    english, french = (
        locator_map([("Sarh", 9.15, 18.38)], "m", language=code) for code in ("en", "fr")
    )
    assert english.tobytes() != french.tobytes()


def test_a_map_of_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one place"):
        locator_map([], "map")


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 0), (0, 181), (float("nan"), 0)])
def test_a_place_off_the_globe_is_refused_by_name(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match="Atlantis lies off the globe"):
        locator_map([("Atlantis", latitude, longitude)], "map")


def test_a_file_that_is_no_typeface_is_refused(tmp_path: Path) -> None:
    false = tmp_path / "letters.ttf"
    false.write_text("no letters")
    with pytest.raises(ValueError, match=r"letters\.ttf is no typeface"):
        locator_map([("Lagos", 6.45, 3.4)], "map", font_path=false)


def test_the_atlas_stays_small() -> None:
    assert Path(atlas_file.__file__).with_name("world.json.gz").stat().st_size < 250_000
