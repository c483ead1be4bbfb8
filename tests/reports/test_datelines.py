import pytest

from dragoman.reports import dateline

# text -> place, region, date, agency, how the story goes on
CASES = [
    ("SEOUL, June 20 (Outlet) - Troops left.", ("SEOUL", "", "--06-20", "Outlet", "Troops")),
    ("SEOUL, June 20 (Outlet) -- Troops left.", ("SEOUL", "", "--06-20", "Outlet", "Troops")),
    ("TOKYO, Sept. 13 (Outlet) — Troops left.", ("TOKYO", "", "--09-13", "Outlet", "Troops")),
    # only a year makes it a day
    ("SEOUL, June 20, 2024 (Outlet) - Troops left.", ("SEOUL", "", "2024-06-20", "Outlet", "Troops")),
    # Russian agencies
    ("MOSCOW, 20 June /AGENCY/. The talks began.", ("MOSCOW", "", "--06-20", "AGENCY", "The talks")),
    ("MOSCOW, June 20. /AGENCY/. The talks began.", ("MOSCOW", "", "--06-20", "AGENCY", "The talks")),
    ("BEIJING (AP) — Talks began.", ("BEIJING", "", "", "AP", "Talks")),
    ("MOSCOW/KYIV (Reuters) - Talks began.", ("MOSCOW/KYIV", "", "", "Reuters", "Talks")),
    # a place that no list has, with its region or an agency
    ("SMALLVILLE, Ukraine — The plight.", ("SMALLVILLE", "Ukraine", "", "", "The plight")),
    ("ON A TRAIN TO THE FRONT (AP) — The car.", ("ON A TRAIN TO THE FRONT", "", "", "AP", "The car")),
    ("WASHINGTON – The offices.", ("WASHINGTON", "", "", "", "The offices")),
    ("WASHINGTON, D.C. – The offices.", ("WASHINGTON", "D.C.", "", "", "The offices")),
    ("Washington, D.C. – The offices.", ("Washington", "D.C.", "", "", "The offices")),
    ("Seoul (Yonhap) - The ministry.", ("Seoul", "", "", "Yonhap", "The ministry")),
    ("By A. Writer\n\nSEOUL, South Korea (AP) — The ministry.", ("SEOUL", "South Korea", "", "AP", "The ministry")),
    ("(Reuters) - The ministry.", ("", "", "", "Reuters", "The ministry")),
    # a first line that is a date
    ("Friday, January 4, 2019 \n\n\nA building fell.", ("", "", "2019-01-04", "", "A building")),
    ("April 3\nA building fell.", ("", "", "--04-03", "", "A building")),
    # a day that is none is left out, the dateline is not
    ("TOKYO, Feb. 30 (Kyodo) - Talks.", ("TOKYO", "", "", "Kyodo", "Talks")),
]
NONE = [
    "NATO — which met on Monday — agreed.",
    "FILE - In this photo the leader waves.",
    "EXCLUSIVE - A new plan.",
    "The visit - the first in years - began.",
    "SEOUL-based firms gained.",
    "Moscow — long an ally — objected.",
    "Senator Jane Roe (D-Pa.) - a critic - objected.",
    "Kim (left) - seen here - waves.",
    "GOP, Democrats - at odds again.",
    "In Moscow, June 20 was a quiet day.",
    "MOSCOW. The talks began.",
    "NORTH KOREA (officially the DPRK) is a state.",
    "",
    "SEOUL, June 20 (Outlet) -",  # nothing follows
    "— ",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_dateline(text: str, expected: tuple[str, ...]) -> None:
    found = dateline(text)
    assert found is not None
    assert (found.place, found.region, found.date, found.agency) == expected[:4]
    assert text[found.span.end :].startswith(expected[4])
    assert found.span.start == 0
    if found.place:
        assert found.place_span is not None
        assert text[slice(*found.place_span)] == ", ".join(filter(None, (found.place, found.region)))


@pytest.mark.parametrize("text", NONE)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None
