"""Lists that the tree does not show as such, and members of whom nothing else is known, read with the model that ships."""

from __future__ import annotations

import pytest
from written import HOUSE, claim_of

from dragoman.pipeline import Pipeline
from dragoman.records import Claim


def shown(claim: Claim) -> tuple[str, str]:
    actors, recipients = ("; ".join(a.name for a in side) for side in (claim.actor, claim.recipient))
    return actors, recipients


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        # taken for appositions by the parser
        (
            "Togo was briefed by Deputy Minister Ana Roe, Police Chief Mia Doe, Bureau Director Lou Poe, and Envoy Jo Ngo.",
            "briefed",
            "Ana Roe; Mia Doe; Lou Poe; Jo Ngo",
            "Togo",
        ),
        # an apposition is none
        ("Togo's king, Otto Berg, and his aides met Ana Roe.", "met", "Otto Berg; Togo (government)", "Ana Roe"),
        # before a subject, behind a comma that stands for "and"
        ("Pentagon, Spy Agencies Condemn Togo", "Condemn", "United States (military); United States (intelligence)", "Togo"),
        ("Chad, Togo officials condemn Benin", "condemn", "Chad (government); Togo (government)", "Benin"),
        ("North Korea, South Korea troops shell Benin", "shell", "North Korea (military); South Korea (military)", "Benin"),
        ("In Chad, Togo officials condemned Benin.", "condemned", "Togo (government)", "Benin"),
        (
            "Ghana, Togolese defence ministers meet in Lima",
            "meet",
            "Ghana (government, military); Togo (government, military)",
            "",
        ),
        ("Chad's and Togo's ministers condemned Benin.", "condemned", "Chad (government); Togo (government)", "Benin"),
        ("Chad, other African states condemn Togo", "condemn", "Chad; other African states", "Togo"),
        # two states' are two, whatever the tree says
        ("Chadian minister, Togolese general condemn Benin", "condemn", "Chad (government); Togo (military)", "Benin"),
        (
            "Chad's minister, a Togolese general and the mayor of Lima condemned Benin.",
            "condemned",
            "Chad (government); Togo (military); Peru (government)",
            "Benin",
        ),
        ("Chad's minister, a Togolese citizen, condemned Benin.", "condemned", "Chad (government)", "Benin"),
        (
            "Chad imposed sanctions on two Togolese judges, a Peruvian bank and the Wagner Group.",
            "imposed",
            "Chad",
            "Togo (judiciary); Peru (business); Wagner Group",
        ),
        # who stands beside whom acts, and beside whom suffers
        ("Chad, along with Togo and Benin, condemned Peru.", "condemned", "Chad; Togo; Benin", "Peru"),
        ("Chad shelled Togo along with Benin.", "shelled", "Chad", "Togo; Benin"),
        ("Chad signed a pact with Togo, along with Benin.", "signed", "Chad; Benin", "Togo"),
        # "of" in a state's name, and its letters behind it, do not end what it owns
        (
            "Jake Sullivan met his Japanese and Republic of Korea (ROK) counterparts.",
            "met",
            "Jake Sullivan",
            "Takeo Akiba; Chang Ho-jin",
        ),
        (
            "Togo's king chaired a meeting with judges, alongside nurses.",
            "chaired",
            "king of Togo",
            "Togo (judiciary); Togo (health)",
        ),
        (
            "Chad held a meeting with Togo, along with Ana Roe.",
            "held",
            "Chad; Ana Roe",
            "Togo",
        ),
        # one noun that several words tell
        ("Chad met with business, labor, and church leaders.", "met", "Chad", "church leaders"),
        (
            "People representing banks, trade unions and hospitals met Otto Berg.",
            "met",
            "banks; trade unions; hospitals",
            "Otto Berg",
        ),
        # of its kind, and of all
        ("Togo thanked King Otto Berg of Chad and Queen Ana Roe of Benin.", "thanked", "Togo", "Otto Berg; Ana Roe"),
        ("The leaders of Japan and Queen Ana Roe condemned Togo.", "condemned", "Japan (government); Ana Roe", "Togo"),
        ("Chad spoke with Otto Berg, with Ana Roe, and with Mia Doe.", "spoke", "Chad", "Otto Berg; Ana Roe; Mia Doe"),
        ("Otto Berg, joined by Ana Roe, met with Togo.", "met", "Otto Berg; Ana Roe", "Togo"),
        # who is of both
        ("Chad condemned Sweden and Finland's decision to expel Togo.", "condemned", "Chad", "Sweden; Finland"),
        # a word that is a firm's name beside firms
        ("Target, Home Depot and Samsung sued Chad.", "sued", "Target; Home Depot; Samsung", "Chad"),
        # of whom nothing more is told
        (
            "Chad called on Togo, trade groups, and professional organizations to help.",
            "called",
            "Chad",
            "Togo; trade groups; professional organizations",
        ),
        ("Chad and its partners condemned Togo.", "condemned", "Chad; its partners", "Togo"),
        (
            "Chad criticised the UN and the international community.",
            "criticised",
            "Chad",
            "United Nations; the international community",
        ),
        ("Chad met the parties to the pact.", "met", "Chad", ""),
    ],
)
def test_every_member_takes_part(pipeline: Pipeline, text: str, word: str, actors: str, recipients: str) -> None:
    assert shown(claim_of(pipeline, text, word)) == (actors, recipients)


def test_in_a_governments_own_text_such_members_are_of_its_state(pipeline: Pipeline) -> None:
    claim = claim_of(
        pipeline,
        "I call upon educators, private sector employers, and professional organizations to help.",
        "call",
        outlet=HOUSE,
    )
    assert [(a.text, a.country) for a in claim.recipient] == [
        ("educators", ("USA",)),
        ("private sector employers", ("USA",)),
        ("professional organizations", ("USA",)),
    ]


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        (
            "Chief Otto Berg met with Chief of Staff to the King and Senior Adviser Lena Marsh.",
            "met",
            "Otto Berg",
            "Lena Marsh",
        ),
        (
            "Senior Advisor to the President and Chief Ana Roe and Assistant to the President and War Advisor Mia Ng met Fiji.",
            "met",
            "Ana Roe; Mia Ng",
            "Fiji",
        ),
    ],
)
def test_several_titles_are_one_person(pipeline: Pipeline, text: str, word: str, actors: str, recipients: str) -> None:
    assert shown(claim_of(pipeline, text, word, outlet=HOUSE)) == (actors, recipients)


def test_two_adjectives_before_one_noun_leave_the_noun_the_head(pipeline: Pipeline) -> None:
    text = "Republican and Democratic governors, members of Congress, and farmers condemned Togo."
    assert [a.text for a in claim_of(pipeline, text, "condemned", outlet=HOUSE).actor][1:] == ["members of Congress", "farmers"]


def test_a_meeting_with_others_is_another(pipeline: Pipeline) -> None:
    text = "Chad met Togo on Monday. What can you say of the talks with Benin and Peru?"
    assert shown(claim_of(pipeline, text, "talks")) == ("", "Benin; Peru")


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("Chad met with business and labor leaders.", ("BUS", "LAB")),
        ("Chad met with business, labor, and church leaders.", ("BUS", "LAB", "REL")),
        ("Chad met with business and education leaders.", ("BUS", "EDU")),
        ("Chad met with leaders from business, labor and civil society.", ("BUS", "LAB", "SOC")),
        ("Chad met with representatives of the private sector, unions and academia.", ("BUS", "LAB", "EDU")),
        ("Chad met with stakeholders from industry, labor, and environmental groups.", ("BUS", "LAB", "SOC")),
        ("Chad met with health care professionals.", ("MED",)),
        ("Chad met with tenant support organizations.", ("SOC",)),
        ("Chad met with human trafficking organizations.", ("CRM",)),
        ("Chad met with local leaders.", ("GOV",)),
    ],
)
def test_one_noun_has_the_sectors_that_a_list_tells(pipeline: Pipeline, text: str, sectors: tuple[str, ...]) -> None:
    assert tuple(s for a in claim_of(pipeline, text, "met").recipient for s in a.sectors) == sectors


def test_whose_work_nothing_tells_is_nobody(pipeline: Pipeline) -> None:
    assert claim_of(pipeline, "Chad met with Togo and stakeholders.", "met").recipient[-1].id == "TGO"


def test_the_first_of_a_list_is_not_the_last_state_named(pipeline: Pipeline) -> None:
    text = "The armistice was signed by envoys of the United States as head of the UN Command, China and North Korea."
    assert (
        shown(claim_of(pipeline, text, "signed"))[0] == "United States (government); China (government); North Korea (government)"
    )
