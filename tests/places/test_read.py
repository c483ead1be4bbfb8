"""Which words name a place, and which place it is. Own sentences; the model's names are given, so that only this room is
tested."""

from __future__ import annotations

import pytest

from dragoman.places import Gazetteer
from tests.places.conftest import MakeFlat

# text, the model's names, what is found: (words, name, country, precision)
FOUND = [
    # a name that the model sees; the biggest place of the name
    ("Shells fell on Kharkiv.", {"LOC": ("Kharkiv",)}, [("Kharkiv", "Kharkiv", "UKR", "city")]),
    # alternate spellings and former names
    (
        "Troops left Kiev and Artemivsk.",
        {"LOC": ("Kiev", "Artemivsk")},
        [("Kiev", "Kyiv", "UKR", "city"), ("Artemivsk", "Bakhmut", "UKR", "city")],
    ),
    (
        "The road to Odessa was cut near Kyiv.",
        {"LOC": ("Odessa", "Kyiv")},
        [("Odessa", "Odesa", "UKR", "city"), ("Kyiv", "Kyiv", "UKR", "city")],
    ),
    # directions in two words, and the regions that are called so
    (
        "Rain fell in south-eastern Ukraine.",
        {"LOC": ("Ukraine",)},
        [("south-eastern Ukraine", "south-eastern Ukraine", "UKR", "region")],
    ),
    ("Firms in south-east Asia fell.", {"LOC": ("Asia",)}, [("south-east Asia", "Southeast Asia", "", "region")]),
    # of a list of states none lies in the next
    (
        "Suits came from California, Maryland, Ohio and Iowa.",
        {"LOC": ("California", "Maryland", "Ohio", "Iowa")},
        [(x, x, "USA", "admin1") for x in ("California", "Maryland", "Ohio", "Iowa")],
    ),
    # a county that is called like a capital; a land that is called like a village
    (
        "They own land in La Paz County, Arizona.",
        {"LOC": ("Arizona",)},
        [("La Paz County", "La Paz County", "USA", "region"), ("Arizona", "Arizona", "USA", "admin1")],
    ),
    ("He preached in Korea.", {"LOC": ("Korea",)}, [("Korea", "Korean Peninsula", "", "region")]),
    # the state before a body that the model takes for one place with it
    (
        "A seat in the U.S. House of Representatives fell.",
        {"LOC": ("U.S. House of Representatives",)},
        [("U.S.", "United States", "USA", "country")],
    ),
    # a university is of the state, not of the river
    (
        "She left the University of Mississippi.",
        {"ORG": ("University of Mississippi",)},
        [("Mississippi", "Mississippi", "USA", "admin1")],
    ),
    # "city" belongs to the name behind "of"
    (
        "They left the southern Gaza city of Rafah.",
        {"LOC": ("Gaza", "Rafah")},
        [("southern Gaza", "southern Gaza Strip", "PSE", "region"), ("Rafah", "Rafah", "PSE", "city")],
    ),
    # a plural tells the kind of all names before it
    (
        "They hit the Kherson and Kharkiv regions.",
        {"LOC": ("Kherson", "Kharkiv")},
        [("Kherson", "Kherson Oblast", "UKR", "admin1"), ("Kharkiv regions", "Kharkiv Oblast", "UKR", "admin1")],
    ),
    # datelines, hyphens, full stops: places that the model does not see
    ("XENIA — The shop closed.", {}, [("XENIA", "Xenia", "USA", "city")]),
    ("A Sligo-based mother spoke.", {}, [("Sligo", "Sligo", "IRL", "city")]),
    ("He died in the N.J. woods.", {}, [("N.J.", "New Jersey", "USA", "admin1")]),
    # a county's office is of the county, a street corner is no town
    (
        "The Butler County Sheriff came.",
        {"ORG": ("Butler County Sheriff",)},
        [("Butler County", "Butler County", "USA", "region")],
    ),
    ("A main broke at Lakeview and Harrison streets.", {"LOC": ("Lakeview",)}, []),
    # the kind of division behind the name decides against the town, and belongs to the words
    ("They crossed into the Kursk region.", {"LOC": ("Kursk",)}, [("Kursk region", "Kursk Oblast", "RUS", "admin1")]),
    (
        "Fires burned in Cook County, Illinois.",
        {"LOC": ("Cook County", "Illinois")},
        [("Cook County", "Cook County", "USA", "region"), ("Illinois", "Illinois", "USA", "admin1")],
    ),
    # a division said with its country
    (
        "Drones hit Russia's Belgorod region.",
        {"LOC": ("Russia", "Belgorod")},
        [("Russia", "Russia", "RUS", "country"), ("Belgorod region", "Belgorod Oblast", "RUS", "admin1")],
    ),
    # containers bind: written out, abbreviated, postal
    (
        "A plant in Springfield, Illinois, closed.",
        {"LOC": ("Springfield", "Illinois")},
        [("Springfield", "Springfield", "USA", "city"), ("Illinois", "Illinois", "USA", "admin1")],
    ),
    (
        "Police in Paris, Texas, said so.",
        {"LOC": ("Paris", "Texas")},
        [("Paris", "Paris", "USA", "city"), ("Texas", "Texas", "USA", "admin1")],
    ),
    (
        "He lives in Moscow, Idaho.",
        {"LOC": ("Moscow", "Idaho")},
        [("Moscow", "Moscow", "USA", "city"), ("Idaho", "Idaho", "USA", "admin1")],
    ),
    # regions, seas and sites of our own, with or without the article, whole although the model sees a part
    ("Ships crossed the Strait of Hormuz.", {}, [("Strait of Hormuz", "Strait of Hormuz", "", "region")]),
    ("He visited Russia’s Far East.", {"LOC": ("Russia",)}, [("Russia’s Far East", "Russian Far East", "RUS", "region")]),
    ("A crisis in Northeast Asia is feared.", {"LOC": ("Asia",)}, [("Northeast Asia", "Northeast Asia", "", "region")]),
    (
        "Tests at Punggye were seen near Yongbyon.",
        {"LOC": ("Yongbyon",)},
        [("Yongbyon", "Yongbyon Nuclear Scientific Research Center", "PRK", "point")],
    ),
    ("The Sea of Azov froze.", {"LOC": ("Azov",)}, [("Sea of Azov", "Sea of Azov", "", "region")]),
    # well known, although the model sees nothing
    ("In Pyongyang nothing was said.", {}, [("Pyongyang", "Pyongyang", "PRK", "city")]),
    ("North Korea denied it.", {}, [("North Korea", "North Korea", "PRK", "country")]),
    # a capital that the model takes for a person
    ("Pyongyang has denied it.", {"PER": ("Pyongyang",)}, [("Pyongyang", "Pyongyang", "PRK", "city")]),
    # a place in one sentence is one in the next
    (
        "Wonsan was quiet. The ships left Wonsan.",
        {"LOC": ()},
        [("Wonsan", "Wonsan", "PRK", "city"), ("Wonsan", "Wonsan", "PRK", "city")],
    ),
    # in the name of an organisation
    ("The Central Bank of Russia raised rates.", {"ORG": ("Central Bank of Russia",)}, [("Russia", "Russia", "RUS", "country")]),
    # a part of an area
    ("Fighting in eastern Ukraine went on.", {"LOC": ("Ukraine",)}, [("eastern Ukraine", "eastern Ukraine", "UKR", "region")]),
    # country names of many kinds
    (
        "The U.S. and the DPRK met.",
        {"LOC": ("U.S.", "DPRK")},
        [("U.S.", "United States", "USA", "country"), ("DPRK", "North Korea", "PRK", "country")],
    ),
    (
        "It came from Burma and Holland.",
        {"LOC": ("Burma", "Holland")},
        [("Burma", "Myanmar", "MMR", "country"), ("Holland", "Netherlands", "NLD", "country")],
    ),
    # the government's seat in the news, unless the text says otherwise
    ("An envoy flew to Washington.", {"LOC": ("Washington",)}, [("Washington", "Washington", "USA", "city")]),
    # the border policy of docs/places.md
    ("Blasts shook Crimea.", {"LOC": ("Crimea",)}, [("Crimea", "Crimea", "UKR", "region")]),
    ("Rockets were fired from Gaza.", {"LOC": ("Gaza",)}, [("Gaza", "Gaza Strip", "PSE", "region")]),
]


@pytest.mark.parametrize(("text", "names", "want"), FOUND, ids=[f[0] for f in FOUND])
def test_found(
    gazetteer: Gazetteer, flat: MakeFlat, text: str, names: dict[str, tuple[str, ...]], want: list[tuple[str, ...]]
) -> None:
    places = gazetteer.read(flat(text, **names))
    assert [(p.text, p.name, p.country, p.precision) for p in places] == want
    for p in places:
        assert text[p.span.start : p.span.end] == p.text
        assert p.why


# text, the model's names, why nothing must be found
NOT_FOUND = [
    ("Russian and Chinese ships met.", {}, "nationalities are no places"),
    ("The Washington Post reported it.", {"ORG": ("Washington Post",)}, "a newspaper is not where it is named after"),
    ("The Washington Post reported it.", {"LOC": ("Washington",)}, "nor if the model sees a part of it only"),
    ("Jordan Smith won.", {"PER": ("Jordan Smith",)}, "a person's given name"),
    ("Paris said no.", {"PER": ("Paris",)}, "a person may be called so"),
    ("He lives at 12 Moscow Street.", {"LOC": ("Moscow",)}, "a street"),
    ("They turned North.", {"LOC": ("North",)}, "a direction"),
    ("Man and Bar and Split were words.", {}, "words that are also towns"),
    ("It was a Hamas office.", {"LOC": ("Hamas",)}, "an organisation whose name some gazetteer has"),
]


@pytest.mark.parametrize(("text", "names", "why"), NOT_FOUND, ids=[f[0] + " " + f[2] for f in NOT_FOUND])
def test_not_found(gazetteer: Gazetteer, flat: MakeFlat, text: str, names: dict[str, tuple[str, ...]], why: str) -> None:
    assert [p.text for p in gazetteer.read(flat(text, **names))] == [], why


# text, names, countries of the report, (words, country or division that decides)
DECIDED = [
    # co-mentioned places
    ("From Lancaster he drove to Morecambe and Preston.", ("Lancaster", "Morecambe", "Preston"), (), "Lancaster", "GBR"),
    ("Dover and Wilmington are in Delaware.", ("Dover", "Wilmington", "Delaware"), (), "Dover", "USA"),
    # the report's other countries
    ("Talks in Georgia failed.", ("Georgia",), ("GEO", "RUS"), "Georgia", "GEO"),
    ("Georgia and Alabama were hit, and Atlanta too.", ("Georgia", "Alabama", "Atlanta"), (), "Georgia", "USA"),
    ("Georgia and Russia met in Tbilisi.", ("Georgia", "Russia", "Tbilisi"), (), "Georgia", "GEO"),
    # the famous one if nothing speaks against it
    ("He flew to Paris.", ("Paris",), (), "Paris", "FRA"),
    ("London agreed.", ("London",), (), "London", "GBR"),
    ("They met in Tripoli.", ("Tripoli",), ("LBY",), "Tripoli", "LBY"),
    ("They met in Tripoli.", ("Tripoli",), ("LBN", "SYR"), "Tripoli", "LBN"),
]


@pytest.mark.parametrize(("text", "names", "countries", "words", "country"), DECIDED, ids=[f"{d[0]} {d[2]}" for d in DECIDED])
def test_decided(
    gazetteer: Gazetteer, flat: MakeFlat, text: str, names: tuple[str, ...], countries: tuple[str, ...], words: str, country: str
) -> None:
    places = {p.text: p.country for p in gazetteer.read(flat(text, LOC=names), countries)}
    assert places[words] == country


def test_same_name_means_one_place_in_a_text(gazetteer: Gazetteer, flat: MakeFlat) -> None:
    places = gazetteer.read(flat("Springfield, Ohio, voted. Later Springfield celebrated.", LOC=("Springfield", "Ohio")))
    assert len({(p.lat, p.lon) for p in places if p.text == "Springfield"}) == 1
    assert {p.geonames_id for p in places if p.text == "Springfield"} == {4525353}


def test_areas_have_bounds_and_points_have_none(gazetteer: Gazetteer, flat: MakeFlat) -> None:
    text = "From the Black Sea to eastern Ukraine and Sudzha."
    sea, part, town = gazetteer.read(flat(text, LOC=("Black Sea", "Ukraine", "Sudzha")))
    assert sea.bounds is not None and sea.bounds[0] < sea.bounds[2]
    assert part.bounds is not None and part.lat is None and part.lon is None and part.geonames_id is None
    assert part.bounds[1] > 30, "the west of Ukraine is not its east"
    assert town.bounds is None and town.lat is not None


def test_place_without_names_reads_nothing(gazetteer: Gazetteer, flat: MakeFlat) -> None:
    assert gazetteer.read(flat("nothing is named here")) == []


def test_a_county_next_to_a_town_tells_which_town(gazetteer, flat):
    text = "Police in Huntsville called the sheriff of Walker County. Huntsville is calm."
    places = gazetteer.read(flat(text, LOC=("Huntsville", "Walker County")))
    town = next(p for p in places if p.text == "Huntsville")
    assert 30 < town.lat < 31  # the one in Texas, where the county is; the one in Alabama is bigger


def test_the_state_of_an_officer_is_no_person(gazetteer: Gazetteer, flat: MakeFlat) -> None:
    tree = flat("Then Texas Ranger Stan Jones came.", PER=("Texas", "Stan Jones"))
    at = tree.words.index("Texas")
    tree.deps[at], tree.heads[at] = "compound", at + 1
    assert [(p.text, p.name) for p in gazetteer.read(tree)] == [("Texas", "Texas")]
