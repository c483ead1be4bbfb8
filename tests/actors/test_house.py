"""What the pages of a government leave unsaid, and names that only look like another's."""

from __future__ import annotations

import pytest

from dragoman.actors import ActorReader, Setting
from dragoman.actors.register import Entity
from dragoman.language.trees import Tree
from dragoman.records import Actor, Span
from tests.actors.test_reading import shown, words

OFFICE = "Office of Public Outreach"
READ = [
    # who sits in a committee tells what it is, not what it is over
    ("armed-services", "", "House Armed Services Committee", "house-armed-services-committee USA LEG"),
    ("ranking-member", "", "Ranking Member Jane Roe", "jane-roe USA LEG"),
    ("prighozin", "", "Yevgeny Prighozin", "yevgeny-prigozhin RUS PRM"),
    # a house's own soldiers, but not those of whom it has as a guest
    ("our-troops", "The White House", "The service members", "USA MIL USA MIL"),
    ("our-troops", "The White House", "Our troops", "USA MIL USA MIL"),
    ("guest-troops", "The White House", "Our troops", "- - MIL"),
    ("across", "The White House", "law enforcement leaders", "USA COP USA COP"),
    ("hyphened", "", "Chilean-American leaders", "USA GOV USA GOV"),
    # a courtesy title and a comma before a name make no second person; whose he is the pronoun tells
    ("adviser", "The White House", "his medical adviser", "jane-roe USA GOV+MED"),
    ("adviser", "The White House", "Jane Roe", "jane-roe USA GOV+MED"),
    ("deputy", "", "his deputy John Doe", "john-doe FRA GOV"),
    # of three presidents "the two" are those of whom the report tells most; leaders from elsewhere are nobody named before
    ("presidents", "", "The two presidents", "joe-biden USA GOV; vladimir-putin RUS GOV"),
    ("world-leaders", "", "the leaders", "- - GOV"),
    # people who protest are not their state
    ("step-up", "", "Israelis", "ISR CVL ISR CVL"),
    ("crushed", "", "Russians", "RUS RUS -"),
    # where somebody lives
    ("dwellers", "", "people", "CHN CVL CHN CVL"),
    ("residing", "", "singers", "TGO CVL TGO CVL"),
    # a governor is of the state of whose parts the report names some
    ("governor", "", "Governor John Doe", "john-doe USA GOV"),
    ("governor-alone", "", "Governor John Doe", "john-doe - GOV"),
    # Chilean Americans are Americans
    ("chilean-americans", "", "the Chilean American community", "USA CVL USA CVL"),
    # whose the troops are whom a junta drives out does not tell whose the junta is
    ("ousted", "", "the ruling military junta", "TCD GOV MIL TCD GOV+MIL"),
    # a group with a name of its own is not the one named before
    ("own-name", "", "The Trade Working Group", ""),
    ("own-name", "", "The group", "wagner RUS PRM"),
    ("stationed", "The White House", "service members", "USA MIL USA MIL"),
    ("stationed", "The White House", "The service members", "USA MIL USA MIL"),
    # whom a person stands beside is not part of what he leads
    ("beside", "", "NATO officials", "nato IGO MIL"),
    # an office that the house's own man holds is another's of the state that the sentence names
    ("guest", "The White House", "National Security Advisor Jane Roe", "jane-roe FRA GOV"),
    # the government of a sentence about Chad is not the one named before
    ("on-chad", "", "the government", "- - GOV"),
    # a house's officers: who is replaced, whom it calls its own, who leads one of its offices or agencies
    ("resigned-officer", "The White House", "B. John Doe", "b-john-doe USA GOV"),
    ("resigned-officer", "", "B. John Doe", "b-john-doe - -"),
    ("our-coordinator", "The White House", "Our Water Coordinator Mitch Roe", "mitch-roe USA GOV"),
    ("office-director", "The White House", f"Senior Adviser and Director of the {OFFICE} Cedric Roe", "cedric-roe USA GOV"),
    ("heads-of-agencies", "The White House", "The appropriate heads", "USA GOV USA GOV"),
    ("the-commission", "The White House", "Commission", "commission USA GOV"),
    ("foreign-office", "The White House", "Head", "- - -"),
    # those of its ambassadors are not of the state to which they are sent
    ("our-envoy", "The White House", "Our ambassador", "USA:ambassador USA GOV"),
    # whose "our Nation" and "this country" are
    ("nations-families", "The White House", "our Nation's military families", "USA CVL USA CVL"),
    ("of-this-country", "The White House", "the people", "USA CVL USA CVL"),
    # members of parliaments
    ("in-congress", "", "Republicans", "republican-party LEG PTY USA LEG+PTY"),
    ("texas-house", "", "16 members", "USA LEG USA LEG"),
    # who led an armed group is no elder statesman, and whoever is history is spoken of in his office
    ("history", "", "Osama bin Laden", "osama-bin-laden IMG REB"),
    ("history", "", "Hassan Nasrallah", "hassan-nasrallah LBN REB"),
    ("history", "", "Abraham Lincoln", "abraham-lincoln USA GOV"),
    # a president beside another whose title stands behind his name
    ("two-presidents", "The White House", "President Biden", "joe-biden USA GOV"),
    # those who are asked together with its people are its own; so is its envoy; Georgia is one of its states
    ("proclamation", "The White House", "public officials", "USA GOV USA GOV"),
    ("proclamation", "The White House", "educators", "USA EDU USA EDU"),
    ("proclamation", "", "educators", "- - EDU"),
    ("nominee", "The White House", "Jane Roe", "jane-roe USA GOV"),
    ("nominee", "", "Jane Roe", "jane-roe - -"),
    ("king", "The White House", "King Otto Roe", "otto-roe - GOV"),
    ("deputy-of-rebels", "", "Ayman al-Zawahiri", "ayman-al-zawahiri IMG REB"),
    ("the-envoy", "The White House", "The special envoy", "michael-roe USA GOV"),
    ("with-georgia", "The White House", "Georgia", "USA USA -"),
    ("with-georgia", "", "Georgia", "GEO GEO -"),
    ("georgia-and-russia", "The White House", "Georgia", "GEO GEO -"),
    ("world-community", "", "The international community", "- - -"),
    # capitals in brackets mean the organisation before them, whatever else they mean elsewhere
    ("brackets", "", "RSF", "free-press-foundation - -"),
    # officers are police where no soldiers are told of; a team's captain is no soldier
    ("officers", "", "Two officers", "- - COP"),
    ("officers-army", "", "Two officers", "- - MIL"),
    # a state's military, before what it does; who governs only on some days; half a name is nobody; "it" before a clause neither
    ("military-operation", "", "Chadian", "TCD MIL TCD MIL"),
    ("taliban", "", "Taliban", "taliban AFG GOV+REB"),
    ("storming-day", "", "Bastille", ""),
    ("expletive", "", "It", ""),
    # a congress with a name of its own is not that of the United States
    ("national-congress", "", "National Congress", "national-congress - LEG"),
    # what ends a paragraph is no title of whom the next begins with; a word before another is nobody whom "her" can mean
    ("two-paragraphs", "", "Emily Roe", "emily-roe - -"),
    ("extremist-text", "", "her", ""),
    # two names that "and" joins; of whom "the two countries" are; whom a state sends
    ("welded-names", "", "Native Peoples Rights Fund", "native-peoples-rights-fund - -"),
    ("two-countries", "", "the leaders", "CHL GOV CHL GOV; TGO GOV TGO GOV"),
    ("the-national", "", "National Trade Commission", "national-trade-commission - -"),
    ("two-ministers", "", "The foreign ministers", "CHL GOV CHL GOV; TGO GOV TGO GOV"),
    ("sent-from", "", "Representatives", "TCD GOV TCD GOV"),
    # "they" are whoever a sheriff heads, not the man whom he arrested
    ("sheriff", "", "They", "john-roe - COP"),
    ("captain", "", "Rowing captain Jane Roe", "jane-roe - CVL"),
    # a chamber and a court by their own words
    ("the-house", "", "The House", "USA LEG USA LEG"),
    ("supreme-court", "", "The Supreme Court", "GBR JUD GBR JUD"),
    # a surname alone is his who is known by it, not his wife's who was named last
    ("surname", "", "Trump", "donald-trump USA ELI"),
]


def official(name: str, country: str, role: str) -> Entity:
    return Entity(name.lower(), name, (name.lower(),), country=(country,), sectors=("GOV",), roles={role})


@pytest.mark.parametrize(
    ("doc", "said", "told", "actors"),
    [
        ("two-officials", "The two officials", [("Roe", "CHL", "aide"), ("Doe", "TGO", "aide")], "roe CHL GOV; doe TGO GOV"),
        ("two-officials", "The two officials", [("Roe", "CHL", "adviser"), ("Doe", "CHL", "adviser")], "- - GOV"),
        ("two-girls", "These two girls", [("Roe", "CHL", "aide"), ("Doe", "TGO", "aide")], "- - CVL"),
        ("they-of-title", "They", [("Roe", "CHL", "aide"), ("Doe", "TGO", "aide")], "roe CHL GOV; doe TGO GOV"),
        ("two-girls", "They", [("Roe", "CHL", "aide"), ("Doe", "TGO", "aide")], "- - CVL"),
        ("prince", "Prince Philip", [("Philip", "GBR", "prince")], "philip GBR GOV"),
        ("prime-minister", "the Prime Minister", [("Roe", "CHL", "prime minister"), ("Doe", "TGO", "king")], "roe CHL GOV"),
    ],
)
def test_the_title_names_them(
    forest: dict[str, Tree], reader: ActorReader, doc: str, said: str, told: list[tuple[str, str, str]], actors: str
) -> None:
    tree = forest[doc]
    mentions = reader.read(tree, "2022-02-12", told=[official(*t) for t in told]).all
    assert ["; ".join(shown(a) for a in m.actors) for m in mentions if words(tree, m) == said] == [actors]


def test_the_states_of_a_joint_statement(forest: dict[str, Tree], reader: ActorReader) -> None:
    states = [Actor(Span(0, 0), c, c, c, (c,)) for c in ("CHL", "TGO")]
    mentions = reader.read(forest["security-advisers"], "2022-02-12", authors=states).all
    found = [
        shown(a) for m in mentions if words(forest["security-advisers"], m) == "The national security advisors" for a in m.actors
    ]
    assert found == ["CHL GOV CHL GOV", "TGO GOV TGO GOV"]


@pytest.mark.parametrize(("doc", "outlet", "said", "actors"), READ)
def test_read(forest: dict[str, Tree], reader: ActorReader, doc: str, outlet: str, said: str, actors: str) -> None:
    tree = forest[doc]
    mentions = reader.read(tree, "2022-08-12", outlet=outlet).all
    found = ["; ".join(shown(a) for a in m.actors) for m in mentions if words(tree, m) == said]
    assert actors in (found or [""])  # "": nobody


@pytest.mark.parametrize(("day", "who"), [("2020-01-05", "qassem-soleimani IRN MIL"), ("2020-03-01", "qassem-soleimani IRN ELI")])
def test_who_died_in_office(forest: dict[str, Tree], reader: ActorReader, day: str, who: str) -> None:
    mentions = reader.read(forest["late-general"], day).all
    assert who in [shown(a) for m in mentions for a in m.actors]


def test_who_governed_only_on_some_days(forest: dict[str, Tree], reader: ActorReader) -> None:
    mentions = reader.read(forest["taliban"], "2019-01-21").all
    assert [shown(a) for m in mentions for a in m.actors if a.id == "taliban"] == ["taliban AFG REB"]


@pytest.mark.parametrize(
    ("doc", "said", "actors"),
    [
        # people of whom a house's text does not say whose they are, where it speaks of nobody abroad
        ("met-automakers", "automakers", "USA BUS USA BUS"),
        ("met-automakers-abroad", "automakers", "- - BUS"),
        ("arrested-immigrants", "a teacher", "USA EDU USA EDU"),
        ("arrested-immigrants", "two immigrants", "- - CVL"),
    ],
)
def test_people_at_home(forest: dict[str, Tree], reader: ActorReader, doc: str, said: str, actors: str) -> None:
    tree = forest[doc]
    mentions = reader.read(tree, "2022-08-12", "The White House")
    (settled,) = reader.placed([Setting(tree, mentions, ())], reader.house("The White House", "2022-08-12"))
    assert [shown(a) for m in settled.all if words(tree, m) == said for a in m.actors] == [actors]
