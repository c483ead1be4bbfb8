"""The gazetteer itself: names, keys, loading."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.places import Gazetteer
from dragoman.places.keys import key
from dragoman.places.store import Store


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Kyiv", "kyiv"),
        ("Artemivs'k", "artemivsk"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Łódź", "lodz"),
        ("St. Petersburg", "saint petersburg"),
        ("Komsomolsk-on-Amur", "komsomolsk on amur"),
        ("U.S.", "us"),
        ("Mt. Paektu", "mount paektu"),
        ("St", "st"),  # nothing behind it: not written out
    ],
)
def test_key(name: str, folded: str) -> None:
    assert key(name) == folded


@given(st.text(max_size=30))
def test_key_is_stable(name: str) -> None:
    assert key(key(name)) == key(name)


@pytest.mark.parametrize(
    ("name", "shown", "country", "kind"),
    [
        ("Kursk Oblast", "Kursk Oblast", "RUS", "division1"),
        ("Primorye", "Primorsky Krai", "RUS", "division1"),
        ("Xinjiang", "Xinjiang", "CHN", "division1"),
        ("California", "California", "USA", "division1"),
        ("Donetsk region", "Donetsk Oblast", "UKR", "division1"),
        ("North Hamgyong", "North Hamgyong Province", "PRK", "division1"),
        ("Donbas", "Donbas", "UKR", "region"),
        ("Donbass", "Donbas", "UKR", "region"),
        ("Gaza Strip", "Gaza Strip", "PSE", "region"),
        ("Transnistria", "Transnistria", "MDA", "region"),
        ("Panmunjom", "Panmunjom", "KOR", "site"),
        ("Rafah crossing", "Rafah crossing", "PSE", "site"),
        ("Hmeimim", "Hmeimim Air Base", "SYR", "site"),
        ("Bosporus", "Bosphorus", "TUR", "region"),
        ("Tikhoretsk", "Tikhoretsk", "RUS", "settlement"),
        ("Sudzha", "Sudzha", "RUS", "settlement"),
        ("Pyongyang", "Pyongyang", "PRK", "capital"),
        ("Kosovo", "Kosovo", "XKX", "country"),
    ],
)
def test_has(gazetteer: Gazetteer, name: str, shown: str, country: str, kind: str) -> None:
    assert (shown, country, kind) in {(e.name, e.country, e.kind) for e in gazetteer.find(name)}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Crimea", "UKR"),
        ("Sevastopol", "UKR"),
        ("Kherson", "UKR"),
        ("Kerch Bridge", "UKR"),
        ("Abkhazia", "GEO"),
        ("Sukhumi", "GEO"),
        ("South Ossetia", "GEO"),
        ("Transnistria", "MDA"),
        ("Tiraspol", "MDA"),
        ("Nagorno-Karabakh", "AZE"),
        ("Stepanakert", "AZE"),
        ("Northern Cyprus", "CYP"),
        ("Famagusta", "CYP"),
        ("Taiwan", "TWN"),
        ("Hong Kong", "HKG"),
        ("Gaza Strip", "PSE"),
        ("West Bank", "PSE"),
        ("East Jerusalem", "PSE"),
        ("Golan Heights", "SYR"),
        ("Western Sahara", "ESH"),
        ("Kashmir", ""),
        ("Indian-administered Kashmir", "IND"),
        ("Aksai Chin", ""),
        ("Scarborough Shoal", ""),
        ("Diaoyu Islands", "JPN"),
        ("Takeshima", "KOR"),
        ("Kuril Islands", "RUS"),
        ("Essequibo", "GUY"),
        ("Somaliland", "SOM"),
        ("East Sea", ""),
        ("Falklands", "FLK"),
    ],
)
def test_border_policy(gazetteer: Gazetteer, name: str, country: str) -> None:
    """The table in docs/places.md."""
    assert gazetteer.find(name)[0].country == country


def test_has_not(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Xyzzyville") == ()


def test_every_country_with_a_code_has_a_name_and_a_point(gazetteer: Gazetteer) -> None:
    for name in ("Afghanistan", "Tuvalu", "South Sudan", "Western Sahara", "Vatican"):
        entry = gazetteer.find(name)[0]
        assert entry.kind == "country" and len(entry.country) == 3 and entry.lat is not None


def test_every_region_has_bounds_in_range_and_every_site_a_point(gazetteer: Gazetteer) -> None:
    entries = {e for name in gazetteer.store.known for e in gazetteer.store.find(name) if e.kind in ("region", "site")}
    assert len(entries) > 300
    for e in entries:
        if e.kind == "site":
            assert e.lat is not None and e.lon is not None and -90 <= e.lat <= 90 and -180 <= e.lon <= 180, e
        elif e.bounds is not None:
            assert -90 <= e.bounds.south <= e.bounds.north <= 90, e
            assert -180 <= e.bounds.west <= 180 and -180 <= e.bounds.east <= 180, e
            assert e.lat is None or e.bounds.south <= e.lat <= e.bounds.north, e


def test_data_file_is_small_and_states_its_licence() -> None:
    folder = resources.files("dragoman.places") / "data"
    assert len((folder / "gazetteer.npz").read_bytes()) < 12_000_000
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "GeoNames" in readme and "creativecommons.org/licenses/by/4.0" in readme


def test_loads_in_little_memory() -> None:
    """In a process of its own: what loading adds to what the imports take (measured at the peak, so decompression counts)."""
    code = (
        "import resource, numpy, dragoman.places.store as s;"
        "a = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; x = s.Store.load(); x.find('kyiv');"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - a) / 1024)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(out.stdout) < 200


def test_lookups_are_remembered(gazetteer: Gazetteer) -> None:
    store: Store = gazetteer.store
    assert store.find("kursk") is store.find("kursk")
