import time

import pytest

from djeli.stories.gazetteer.entries import entries
from djeli.stories.gazetteer.finder import Finder, codes_in, world


def named(text):
    return {entry.name: times for entry, times in world().find(text).items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They told us that the US and the U.S. Congress", {"United States": 2}),
        ("They told us, and an au pair, who is not on it", {}),
        ("The AU and the WHO met", {"African Union": 1, "World Health Organization": 1}),
        ("Papua New Guinea, Guinea-Bissau, Equatorial Guinea and Guinea",
         {"Papua New Guinea": 1, "Guinea-Bissau": 1, "Equatorial Guinea": 1, "Guinea": 1}),
        ("Boats on Lake Chad, in the Niger River and at Niamey",
         {"Lake Chad": 1, "Niger River": 1, "Niamey": 1}),
        ("la Côte d'Ivoire, COTE D’IVOIRE et l’Union africaine",
         {"Côte d’Ivoire": 2, "African Union": 1}),
        ("Co\u0302te d’Ivoire", {"Côte d’Ivoire": 1}),
        ("A Ghanaian in Ghana’s north", {"Ghana": 2}),
        ("a sale in Salé", {"Salé": 1}),
        ("بين الجزائر و تونس", {"Algeria": 1, "Tunisia": 1}),
        ("በአዲስ አበባ አዲስ አበባ", {"Addis Ababa": 1}),
        ("Nigeria. Union leaders", {"Nigeria": 1}),
        ("African, Union", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_names_are_found_whole_in_their_case_and_in_any_script(text, found):
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "is_place"),
    [
        ("The story of Chad Moyo, a tailor", False),
        ("She met Victoria in town", True),
        ("Mrs Victoria Adeyemi", False),
        ("In Chad they vote on Sunday.", True),
        ("Traders from Chad say so", True),
    ],
)
def test_a_place_that_is_a_persons_name_too_is_a_person_beside_another_name(text, is_place):
    finder = Finder()
    finder.add("it", ["Chad", "Victoria"], is_ambiguous=True)
    assert bool(finder.find(text)) is is_place


def test_a_city_counts_for_its_country():
    assert codes_in("From Kano and Lagos to Accra, says the AU") == ["NG", "NG", "GH", "AU"]


def test_every_country_of_africa_and_its_capital_is_known():
    known = {entry.name for entry in entries()}
    assert {
        "Algeria", "Angola", "Benin", "Botswana", "Burkina Faso", "Burundi", "Cabo Verde",
        "Cameroon", "Central African Republic", "Chad", "Comoros", "Côte d’Ivoire", "DR Congo",
        "Djibouti", "Egypt", "Equatorial Guinea", "Eritrea", "Eswatini", "Ethiopia", "Gabon",
        "Ghana", "Guinea", "Guinea-Bissau", "Kenya", "Lesotho", "Liberia", "Libya", "Madagascar",
        "Malawi", "Mali", "Mauritania", "Mauritius", "Morocco", "Mozambique", "Namibia", "Niger",
        "Nigeria", "Republic of the Congo", "Rwanda", "Sao Tome and Principe", "Senegal",
        "Seychelles", "Sierra Leone", "Somalia", "South Africa", "South Sudan", "Sudan",
        "Tanzania", "The Gambia", "Togo", "Tunisia", "Uganda", "Zambia", "Zimbabwe",
        "Abuja", "Accra", "Addis Ababa", "Bamako", "Dodoma", "N’Djamena", "Niamey", "Ouagadougou",
        "Yamoussoukro", "Gitega", "Maseru", "Mbabane",
    } <= known  # fmt: skip


def test_hostile_texts_are_read_in_time():
    started = time.monotonic()
    for text in ("Côte d’" * 30_000, "A" * 1_000_000, "U.S." * 60_000, "\u0300" * 100_000, "\x00"):
        world().find(text)
    assert time.monotonic() - started < 20
