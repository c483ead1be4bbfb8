"""Who is mentioned, one row a rule: document of sentences.conllu, (day,) words of the mention, kind, and actors as
"id country sectors".
"""

from __future__ import annotations

import pytest

from dragoman.actors import ActorReader, Mention, country_codes, descriptions
from dragoman.actors.antecedents import Antecedent
from dragoman.actors.memory import Memory
from dragoman.language.trees import Tree
from dragoman.records import Actor, Span

DAY = "2023-06-20"


def shown(a: Actor) -> str:
    return f"{a.id or '-'} {'+'.join(a.country) or a.code or '-'} {'+'.join(a.sectors) or '-'}"


def words(tree: Tree, m: Mention) -> str:
    return tree.piece(tree.span(m.start, m.end))


ROLES = [
    # a demonym and a noun make an organ of a state
    ("troops", "North Korean troops", "role", "PRK MIL PRK MIL"),
    # several coordinated owners make several actors
    ("coordinated", "US and South Korean troops", "role", "USA MIL USA MIL; KOR MIL KOR MIL"),
    # a capital can own, too
    ("intelligence", "Seoul's military intelligence", "role", "KOR MIL SPY KOR MIL+SPY"),
    ("seat", "a senior White House official", "role", "USA GOV USA GOV"),
    # the phrase after the noun tells the country; "to Japan" does not
    ("rebels-in", "Rebels", "role", "COD REB COD REB"),
    ("ambassador", "Russia's ambassador", "role", "RUS:ambassador RUS GOV"),
    ("un", "UN peacekeepers", "role", "un MIL IGO MIL"),
    # an organisation named with its kind is the organisation
    ("wagner", "The Wagner group", "role", "wagner RUS PRM"),
    # "opposition" beats the sector of "leader"
    ("opposition", "The Ugandan opposition leader", "role", "UGA OPP UGA OPP"),
    ("led", "A US-led coalition", "role", "- USA -"),
    # whoever is backed by Iran, or for Russia, is not thereby of it
    ("backed", "Iran-backed militias", "role", "- - PRM"),
    ("pro", "Pro-Russian separatists", "role", "- - REB"),
    ("gunmen", "Gunmen", "role", "- - UAF"),
    ("drones", "Unidentified drones", "role", "- - MIL"),
    ("analysts", "Military analysts", "role", "- - MIL"),
    ("administration", "The Biden administration", "role", "USA GOV USA GOV"),
    # an organ without a country is that of the only state in question
    ("police", "police", "role", "NGA COP NGA COP"),
    ("ministry-open", "the foreign ministry", "role", "- - GOV"),
    ("new-mexico", "Officials", "role", "USA GOV USA GOV"),
    # an embassy belongs to another state than the one where it is
    ("embassy", "an embassy", "role", "- - GOV"),
    # the people of a country, counted, are civilians; all of them may be their state
    ("people", "Liberians", "group", "LBR CVL LBR CVL"),
    ("russians", "Russians", "group", "RUS RUS -"),
    ("ethnic", "Albanians", "group", "- SRB CVL"),
    # its China official is its own
    ("topic", "its top China official", "role", "USA GOV USA GOV"),
    ("kyiv-russian", "The Kyiv government", "role", "UKR GOV UKR GOV"),
    # what a government is to a state, the president of a club is not to the club
    ("uefa", "The Uefa president", "role", "uefa:president NGO -"),
    # who leads an armed group does not lead the state
    ("wagner-leader", "The Wagner leader", "description", "yevgeny-prigozhin RUS PRM"),
    ("wagner-of", "The leader", "role", "wagner RUS PRM"),
    # the head of an organisation is whoever holds its highest office on the day
    ("nato-boss", "NATO chief", "description", "jens-stoltenberg IGO GOV"),
    # "PM" without more is the only one whom the report names
    ("pm", "PM", "description", "rishi-sunak GBR GOV"),
    # whom others include they are not
    ("including", "1,300 people", "role", "- - CVL"),
    # a continent's leaders are not those of the state where they meet, the enemy's troops not the speaker's
    ("european", "European leaders", "role", "europe GOV - GOV"),
    ("enemy", "enemy troops", "role", "- - MIL"),
    ("data", "The data", "document", "- - -"),
    ("examples", "pariah nations", "description", "PRK PRK -; IRN IRN -; SYR SYR -"),
]

NAMES = [
    ("capital-acts", "Moscow", "place-government", "RUS GOV RUS GOV"),
    ("capital-acts", "Seoul", "place-government", "KOR GOV KOR GOV"),
    # weapons sent to Kyiv reach its government, a minister who flies to Moscow a town
    ("capital-acts", "Kyiv", "place-government", "UKR GOV UKR GOV"),
    ("capital-place", "Moscow", "place", "RUS RUS -"),
    ("capital-place", "Seoul", "place", "KOR KOR -"),
    ("capital-visit", "Pyongyang", "place", "PRK PRK -"),
    ("capital-city", "Kyiv", "place", "UKR UKR -"),
    ("capital-relations", "Beijing", "place-government", "CHN GOV CHN GOV"),
    ("dateline", "SEOUL", "place", "KOR KOR -"),
    ("seat", "Kremlin", "place-government", "RUS GOV RUS GOV"),
    ("seat-place", "Kremlin", "place", "RUS RUS -"),
    ("turkey", "Turkey", "name", "TUR TUR -"),
    ("turkey", "Georgia", "name", "GEO GEO -"),
    ("soviet", "Soviet Union", "name", "SUN RUS -"),
    ("party-of", "Hezbollah", "name", "hezbollah LBN REB"),
    ("company", "Hanwha Aerospace", "name", "hanwha-aerospace KOR BUS"),
    ("nato-british", "Nato", "name", "nato IGO MIL"),
    ("koreas", "The two Koreas", "name", "PRK PRK -; KOR KOR -"),
    # short for a country only where the report names one of the two
    ("north", "North", "name", "PRK PRK -"),
]

PERSONS = [
    # the register knows the office of that day, whatever the title
    ("defence-minister", DAY, "The South Korean defence minister", "description", "lee-jong-sup KOR GOV+MIL"),
    ("possessive", DAY, "Ukraine's military intelligence chief", "description", "kyrylo-budanov UKR MIL+SPY"),
    ("president-2003", "2003-05-01", "The Russian president", "description", "vladimir-putin RUS GOV"),
    ("president-2003", "2003-05-01", "the chancellor", "description", "gerhard-schroder DEU GOV"),
    ("president-2003", "2010-05-01", "The Russian president", "description", "dmitry-medvedev RUS GOV"),
    # nobody is guessed where the report has no date
    ("president-2003", "", "The Russian president", "role", "RUS:president RUS GOV"),
    ("leader", "2010-01-01", "The leader", "description", "kim-jong-il PRK GOV"),
    ("leader", "2020-01-01", "The leader", "description", "kim-jong-un PRK GOV"),
    # … but the report itself may name him
    ("leader-named", "", "The leader", "description", "kim-jong-un PRK GOV"),
    ("british-pm", "2022-10-21", "The British prime minister", "description", "liz-truss GBR GOV"),
    ("nato-chief", DAY, "NATO's secretary general", "description", "jens-stoltenberg IGO GOV"),
    ("affiliation", DAY, "Jens Stoltenberg", "name", "jens-stoltenberg IGO GOV"),
    ("affiliation", "2010-01-01", "Jens Stoltenberg", "name", "jens-stoltenberg NOR GOV"),
    ("former", DAY, "Former president Carlos Menem", "name", "carlos-menem ARG ELI"),
    ("former", "1995-01-01", "Former president Carlos Menem", "name", "carlos-menem ARG GOV"),
    ("title", "2024-06-20", "US Deputy Secretary of State Kurt Campbell", "name", "kurt-campbell USA GOV"),
    ("apposition", DAY, "Budanov", "name", "kyrylo-budanov UKR MIL+SPY"),
    # whoever the register does not know is what the report says of him
    ("learned", DAY, "Jane Roe", "name", "jane-roe CHL GOV"),
    ("learned", DAY, "the finance minister", "description", "jane-roe CHL GOV"),
    ("learned", DAY, "Roe", "name", "jane-roe CHL GOV"),
    ("stranger", DAY, "John Doe", "name", "john-doe - -"),
    # father and son of one name are told apart by the day
    ("marcos", DAY, "President Ferdinand Marcos", "name", "ferdinand-marcos-jr PHL GOV"),
    ("marcos", "1980-01-01", "President Ferdinand Marcos", "name", "ferdinand-marcos PHL GOV"),
    # another Biden is another person; a first name can look like a faith
    ("hunter", DAY, "Hunter Biden", "name", "hunter-biden USA CVL"),
    ("jordan", DAY, "Michael Jordan", "name", "michael-jordan USA CVL"),
    ("peterson", DAY, "Jordan Peterson", "name", "jordan-peterson - -"),
]

COREFERENCE = [
    ("he", "He", "pronoun", "vladimir-putin RUS GOV"),
    # not the subject of its own clause, so the other one
    ("he", "him", "pronoun", "xi-jinping CHN GOV"),
    ("she", "she", "pronoun", "maria-zakharova RUS GOV"),
    ("it", "it", "pronoun", "RUS RUS -"),
    ("its", "its", "pronoun", "PRK PRK -"),
    ("agents-war", "its", "pronoun", "RUS RUS -"),
    ("they", "they", "pronoun", "RUS RUS -; CHN CHN -"),
    # who spoke in the sentence before speaks on
    ("speakers", "they", "pronoun", "jcs-kor KOR MIL"),
    ("agency", "The agency", "description", "iaea IGO -"),
    ("alliance", "The alliance", "description", "nato IGO MIL"),
    ("country", "The country", "description", "PER PER -"),
    ("counterpart", "his Chinese counterpart", "description", "qin-gang CHN GOV"),
    ("counterparts", "his Russian and South Korean counterparts", "description", "vladimir-putin RUS GOV; yoon-suk-yeol KOR GOV"),
    ("two-demonyms", "Japanese and South Korean officials", "role", "JPN GOV JPN GOV; KOR GOV KOR GOV"),
    ("both", "Both countries", "description", "RUS RUS -; CHN CHN -"),
    ("two-leaders", "The two leaders", "description", "vladimir-putin RUS GOV; xi-jinping CHN GOV"),
    ("two-sides", "The two sides", "description", "RUS RUS -; UKR UKR -"),
    ("his-army", "his army", "role", "SYR MIL SYR MIL"),
]

SPELT = [
    ("misspelt", "Ukrainian President Volodomyr Zelenskyy", "name", "volodymyr-zelenskyy UKR GOV"),
    ("misspelt", "Vladimir V. Putin", "name", "vladimir-putin RUS GOV"),
    # a noun that no lexicon has, and the country before it, tell who the named one is
    ("star", "Belarusian star Maria Novik", "name", "maria-novik BLR -"),
    ("recorder", "Lake County Recorder Jane Roe", "name", "jane-roe - -"),
    ("un-agency", "U.N. cultural agency", "name", "unesco IGO EDU"),
    ("partisan", "Sen. Jane Roe", "name", "jane-roe USA LEG"),
    # a body belongs to whom the possessive names
    ("mother", "The US military's Special Operations Command", "role", "USA MIL USA MIL"),
    ("secretary", "Secretary Austin", "name", "lloyd-austin USA GOV+MIL"),
    # an abbreviated title makes a person of a name; a place of what is struck, not of who strikes, tells whose people they are
    ("gov", "Gov. Roe", "name", "roe USA GOV"),
    ("strike", "Eight civilians", "role", "UKR CVL UKR CVL"),
    ("director", "The CIA director", "description", "william-burns USA SPY"),
    ("director", "UNESCO's chief", "description", "audrey-azoulay IGO -"),
    # what the report says of a name holds for all its mentions
    ("maker", "Kalvo", "name", "kalvo-systems DEU BUS"),
    ("maker", "The company", "description", "kalvo-systems DEU BUS"),
    ("possessed-capital", "Kyiv", "place", "UKR UKR -"),
]

ABSENT = [
    ("poorest", "the poorest country"),  # "the country" would be the one named before
    ("bird", "turkey"),  # the bird is in lower case
    ("us", "us"),  # a pronoun
    ("north-alone", "The North"),  # no Korea in the report
    ("jordan", "Jordan"),  # part of a person's name
    ("peterson", "Jordan"),
    ("wreck", "it"),  # a ship is no actor
    ("easier", "it"),  # what is easier, not who
    ("told-objects", "they"),  # who is sent does not say so
    ("three-named", "Both countries"),  # three come in question
    ("fired", "a missile"),  # a thing used, not somebody
    ("rockets", "rockets"),
    ("resistance", "fierce resistance"),  # no group
    ("sea", "China"),  # the name of a sea
    ("christian", "Christian"),  # a first name
    ("tower", "Trump"),  # a building
]


TAUGHT = [
    ("maker", "kalvo-systems organisation DEU BUS arms maker - DEU", "Kalvo Systems, the German arms maker"),
    ("maker-before", "norrvik-dynamics organisation SWE BUS maker - SWE", "Swedish drone maker Norrvik Dynamics"),
    ("ruling", "ndc organisation GHA GOV+PTY ruling party - GHA", "NDC, Ghana's ruling party"),
    (
        "teach-person",
        "danylo-horban person UKR SPY intelligence chief intelligence-chief UKR",
        "Danylo Horban, Ukraine's intelligence chief",
    ),
    ("teach-of", "jane-roe person CHL GOV finance minister finance-minister CHL", "Jane Roe, finance minister of Chile"),
]


@pytest.mark.parametrize(("doc", "fact", "evidence"), TAUGHT)
def test_what_a_report_teaches(forest: dict[str, Tree], reader: ActorReader, doc: str, fact: str, evidence: str) -> None:
    tree = forest[doc]
    (t,) = reader.read(tree, DAY).taught
    assert f"{t.id} {t.kind} {'+'.join(t.country)} {'+'.join(t.sectors)} {t.role} {t.office or '-'} {t.seat}" == fact
    assert t.text == evidence == tree.piece(t.span)


def test_whom_the_lexicon_holds_a_report_cannot_teach(forest: dict[str, Tree], reader: ActorReader) -> None:
    assert not reader.read(forest["nato-boss"], DAY).taught


def check(forest: dict[str, Tree], reader: ActorReader, doc: str, day: str, said: str, kind: str, actors: str) -> None:
    tree = forest[doc]
    found = [(m.kind, "; ".join(shown(a) for a in m.actors)) for m in reader.read(tree, day).all if words(tree, m) == said]
    assert (kind, actors) in found


@pytest.mark.parametrize(("doc", "said", "kind", "actors"), ROLES + NAMES + COREFERENCE + SPELT)
def test_read(forest: dict[str, Tree], reader: ActorReader, doc: str, said: str, kind: str, actors: str) -> None:
    check(forest, reader, doc, DAY, said, kind, actors)


@pytest.mark.parametrize(("doc", "day", "said", "kind", "actors"), PERSONS)
def test_persons_hold_the_office_of_the_day(
    forest: dict[str, Tree], reader: ActorReader, doc: str, day: str, said: str, kind: str, actors: str
) -> None:
    check(forest, reader, doc, day, said, kind, actors)


@pytest.mark.parametrize(("doc", "said"), ABSENT)
def test_left_alone(forest: dict[str, Tree], reader: ActorReader, doc: str, said: str) -> None:
    tree = forest[doc]
    assert said not in [words(tree, m) for m in reader.read(tree, DAY).all]


def test_a_title_heads_its_person_too(forest: dict[str, Tree], reader: ActorReader) -> None:
    """Parsers differ on whether "Secretary" or "Kurt" heads the phrase: both lead to the person."""
    tree = forest["title"]
    mentions = reader.read(tree, "2024-06-20")
    for word in ("Secretary", "Kurt", "Campbell"):
        assert [a.id for a in mentions.at(tree.words.index(word))] == ["kurt-campbell"]


def test_the_outlet_speaks_of_itself(forest: dict[str, Tree], reader: ActorReader) -> None:
    tree = forest["the-paper"]
    mentions = reader.read(tree, DAY, outlet="Northgate Monitor")
    assert [shown(a) for a in mentions.at(tree.words.index("newspaper"))] == ["northgate-monitor - JRN"]


def test_countries_of_a_report(forest: dict[str, Tree], reader: ActorReader) -> None:
    assert country_codes(reader.read(forest["capital-place"], DAY)) == {"RUS", "KOR"}


def test_every_value_says_why_and_points_back(forest: dict[str, Tree], reader: ActorReader) -> None:
    for tree in forest.values():
        for m in reader.read(tree, DAY).all:
            assert m.start <= m.head < m.end
            for a in m.actors:
                assert a.how
                assert a.text == tree.piece(a.span) and a.text
                assert not (a.country and a.code)


def test_reading_is_repeatable(forest: dict[str, Tree], reader: ActorReader) -> None:
    for tree in forest.values():
        assert reader.read(tree, DAY) == reader.read(tree, DAY)


def test_a_surname_means_whom_the_title_names_in_full(forest: dict[str, Tree], reader: ActorReader) -> None:
    title = reader.read(forest["learned"], DAY)
    alone, told = (reader.read(forest["surname-alone"], DAY, told=t) for t in ((), title.persons))
    assert [shown(a) for a in alone.at(0)] == ["roe - -"]
    assert [shown(a) for a in told.at(0)] == ["jane-roe CHL GOV"]
    assert not told.taught  # its evidence stands in the title
    assert told.surnamed("ROE", alone.at(0)[0].span, "ROE") is not None


def test_persons_without_an_id_are_counted_one_by_one(forest: dict[str, Tree], reader: ActorReader) -> None:
    memory = Memory(next(iter(forest.values())), reader.tables)
    for k in range(3):
        who = Actor(Span(k, k + 1), "a minister", "", "a minister", (), "", ("GOV",), "role")
        memory.add(Antecedent(k, k, 0, (who,), "person", nouns=frozenset({"minister"})))
    assert descriptions.holders(memory, "minister", 9, 2) == ()  # three, and nothing tells which two
    assert len(descriptions.holders(memory, "minister", 9, 3)) == 3
