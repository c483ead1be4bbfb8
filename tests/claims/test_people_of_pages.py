"""Of which states those are whom a government's own pages tell of: guests, leaders, envoys, heads, read with the model that
ships."""

from __future__ import annotations

import pytest
from written import HOUSE, claim_of

from dragoman.pipeline import Pipeline
from dragoman.records import Actor

FOUR = (
    "President Biden spoke with President Emmanuel Macron of France, Chancellor Olaf Scholz of Germany, and Prime Minister "
    "Mario Draghi of Italy. The leaders condemned the attack."
)
BOTH = (
    "The United States and European Union announced a pledge. President Biden and European Commission President Ursula von der "
    "Leyen condemned the attack."
)
GUEST = """VICE PRESIDENT HARRIS:  Thank you, Mr. President.

PRESIDENT ZELENSKYY:  Thank you.  We are getting support from you.  Our army condemned it.

VICE PRESIDENT HARRIS:  Thank you."""
LEADERS = ["joe-biden USA GOV", "emmanuel-macron FRA GOV", "olaf-scholz DEU GOV", "mario-draghi ITA GOV"]


def shown(actors: tuple[Actor, ...]) -> list[str]:
    return [" ".join([a.id if a.id.islower() else "-", *a.country, *a.sectors]) for a in actors]


@pytest.mark.parametrize(
    ("title", "text", "word", "whom"),
    [
        # a dignitary is of the state that his sentence, else the title, names
        (
            "Delegation to the Republic of Palau to Attend an Inauguration",
            "A Presidential Delegation will attend the inauguration of His Excellency Thomas Remengo.",
            "attend",
            ["thomas-remengo PLW GOV"],
        ),
        (
            "Delegation",
            "A Presidential Delegation will attend the inauguration of Mary Otieno in Lusaka, Zambia.",
            "attend",
            ["mary-otieno ZMB GOV"],
        ),
        ("Elections in Uruguay", "I congratulate President-elect Luis Perez.", "congratulate", ["luis-perez URY GOV"]),
        # "his" counterparts are of all states named, what they are called for short among them
        (
            "",
            "Jake Sullivan spoke with his Japanese and Republic of Korea (ROK) counterparts.",
            "spoke",
            ["takeo-akiba JPN GOV", "cho-tae-yong KOR GOV"],
        ),
        # somebody of whom only his nation is told is a civilian, of both of two
        ("", "Gunmen killed American Todd Roe.", "killed", ["todd-roe USA CVL"]),
        ("", "Gunmen killed Chilean-British national Ann Roe.", "killed", ["ann-roe CHL GBR CVL"]),
        ("", "Gunmen killed Frenchwoman Ann Roe.", "killed", ["ann-roe FRA CVL"]),
        # parts of a parliament, and of a government
        ("", "The President met with House Democratic leadership.", "met", ["us-house USA LEG"]),
        ("", "The President met with the chairs of the House committees.", "met", ["- USA LEG"]),
        ("", "The President met with the heads of the FCEB Agencies.", "met", ["- USA GOV"]),
        # a parliament that is told by its nation, the government of a state of a union
        ("", "Protesters stormed the Chadian parliament.", "stormed", ["- TCD LEG"]),
        ("", "The firm sued the state of Ohio.", "sued", ["- USA GOV"]),
        ("", "President Biden visited the state of Ohio.", "visited", ["- USA"]),
        # the staff of an official are of his kind; "several parties" are no political ones
        ("", "Senator Roe condemned the President and his team.", "condemned", ["joe-biden USA GOV", "- USA GOV"]),
        ("", "The President met with Senate Majority Leader Chuck Schumer's staff.", "met", ["- USA LEG"]),
        ("", "The President met with several parties.", "met", []),
        # an office that the house does not have is that of the state named last, who has it
        ("", "The war is hard on Israel. The President met with the Prime Minister.", "met", ["benjamin-netanyahu ISR GOV"]),
        ("Statement on Norway", "I congratulate the Prime Minister.", "congratulate", ["jonas-gahr-stre NOR GOV"]),
        ("Statement", "I congratulate the Prime Minister.", "congratulate", ["- GOV"]),
        # the parties and people of the state that the title is on, not where a sentence names the house's own
        ("Elections in Peru", "I congratulate Peru, and commend all the political parties.", "commend", ["- PER PTY"]),
        (
            "Elections in Peru",
            "I congratulate Peru. We thank Americans and the political parties.",
            "thank",
            ["- USA CVL", "- PTY"],
        ),
        # local leaders govern
        ("", "The President met with local leaders.", "met", ["- USA GOV"]),
        # a surname in the title with an office is the one of that name in the text
        (
            "Call with President-elect Arévalo of Guatemala",
            "Vice President Harris congratulated Bernardo Arévalo.",
            "congratulated",
            ["bernardo-arevalo GTM GOV"],
        ),
        # states in a list are all meant
        ("", "Jake Sullivan met with officials from Chad, Togo, and Peru.", "met", ["- TCD GOV", "- TGO GOV", "- PER GOV"]),
        # whoever is addressed takes no part
        ("", "But ultimately, Anton, to your point, hostages need to be released.", "released", ["- CVL"]),
    ],
)
def test_to_whom(pipeline: Pipeline, title: str, text: str, word: str, whom: list[str]) -> None:
    assert shown(claim_of(pipeline, text, word, "2023-06-20", HOUSE, title).recipient) == whom


@pytest.mark.parametrize(
    ("title", "text", "word", "who"),
    [
        # "we" of a declaration are all who name themselves where it begins
        (
            "Lille Principles",
            "We, Prime Minister Fumio Kishida and President Joe Biden, affirm a shared vision. We condemn the attack.",
            "condemn",
            ["- JPN GOV", "- USA GOV"],
        ),
        # "the leaders" are as many as were named right before, each of another state
        ("Readout", FOUR, "condemned", LEADERS),
        (
            "Talks",
            "Norwegian diplomats met Chadian officials. The officials condemned it.",
            "condemned",
            ["- NOR GOV", "- TCD GOV"],
        ),
        ("Talks", "Norwegian diplomats met Chadian officials. Both sides condemned it.", "condemned", ["- NOR", "- TCD"]),
        ("Talks", "Norwegian police fought Chadian officials. The officials condemned it.", "condemned", ["- TCD GOV"]),
        # a title of several words is an officer's of the house, and what is called so later
        (
            "Order",
            "These are duties of the National Cyber Director (Director). The Director condemned it.",
            "condemned",
            ["- USA GOV"],
        ),
        # two persons are two, although the tree takes the first for a part of the second
        ("Joint Press Release", BOTH, "condemned", ["joe-biden USA GOV", "ursula-von-der-leyen GOV"]),
        # several departments by one noun; one person with two titles; who is gone, not who comes
        (
            "Fact Sheet",
            "The Departments of the Treasury, State, and Health and Human Services condemned it.",
            "condemned",
            ["treasury-department USA GOV", "state-department USA GOV", "hhs USA GOV MED"],
        ),
        ("What They Say", "Boeing President and CEO Jane Roe condemned it.", "condemned", ["jane-roe USA BUS"]),
        (
            "Nominations",
            "Ann Roe, of Ohio, to be Director of the Mint, vice Mia Low-Poe, resigned.",
            "resigned",
            ["mia-low-poe USA GOV"],
        ),
        # "they" are the two who met, not whose plan it is
        (
            "Readout",
            "Jake Sullivan met with Chilean Minister Jane Roe to advance President Biden's plan. They condemned the attack.",
            "condemned",
            ["jake-sullivan USA GOV", "jane-roe CHL GOV"],
        ),
        # the one leader from abroad whom a page names, and its own
        (
            "Briefing",
            "Yes, we like President Macron. The two leaders condemned it.",
            "condemned",
            ["joe-biden USA GOV", LEADERS[1]],
        ),
        # a state and a body of several declare something together
        ("U.S.-EU Joint Statement", "We condemn the attack.", "condemn", ["- USA", "eu"]),
        # "I" is never a government
        ("Remarks by President Biden and Vice President Harris", "Thank you. I condemn the attack.", "condemn", []),
        ("Statement by President Biden", "Thank you. I condemn the attack.", "condemn", ["joe-biden USA GOV"]),
        # "our" forces are those of the guest who speaks; the head of a part of a state does not lead it
        (
            "Remarks by Vice President Harris and President Zelenskyy Before Bilateral Meeting",
            GUEST,
            "condemned",
            ["- UKR MIL"],
        ),
        ("Readout", "The chief of the Security Bureau of Poland condemned it.", "condemned", ["- POL GOV"]),
        # leaders from elsewhere are not those named before
        (
            "Briefing",
            "We met Prime Minister Modi and President Macron. The leaders from around the world condemned it.",
            "condemned",
            ["- GOV"],
        ),
        # "he" is nobody without a name of whom another spoke
        ("Briefing", "MS. PSAKI: The governor of Ohio spoke. Q Did he condemn the attack?", "condemn", []),
        # of a readout "the two" are the officials of its title
        (
            "Readout of National Security Advisor Jake Sullivan’s Call with National Security Advisor Kim Sung-han of Korea",
            "They spoke of the visit of President Yoon Suk Yeol and Mrs. Kim Keon Hee. The two discussed trade.",
            "discussed",
            ["jake-sullivan USA GOV", "kim-sung-han KOR GOV"],
        ),
        # who speaks by the title, whatever the parser makes of it
        (
            "Remarks as Prepared for Delivery by First Lady Jill Biden at a Dinner",
            "I met Ukrainian mothers in Oslo.",
            "met",
            ["jill-biden USA GOV"],
        ),
        ("Remarks by APNSA Jake Sullivan on Fortifying the Base", "I urge Congress to act.", "urge", ["jake-sullivan USA GOV"]),
    ],
)
def test_who(pipeline: Pipeline, title: str, text: str, word: str, who: list[str]) -> None:
    assert shown(claim_of(pipeline, text, word, "2022-03-07", HOUSE, title).actor) == who
