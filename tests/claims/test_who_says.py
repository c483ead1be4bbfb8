"""Whose word a claim is, outermost first: who vouches for it, and who does not."""

from __future__ import annotations

import pytest
from written import codes, first, read

from dragoman.pipeline import Pipeline

DAY = "2023-03-16"
VOUCHING = {
    # acts say nothing of what they are called by the way, unless they are quoted
    ("Two senators introduced a bill that would ban the arms trade with Chad.", "trade"): [],
    ("A court in Lima convicted a man of helping gunmen who had killed two guards.", "killed"): [],
    ('Norway released a statement: "Chad has shelled two villages on the border this week."', "shelled"): ["Norway"],
    # who judges what is known does not tell it, be it told by the way of another noun
    ("Oslo played down talks; Lima downplayed leaked papers that showed troops had crossed the river.", "leaked"): [],
    ("The bishop condemned the raid that killed four people.", "killed"): [],
    ("The envoy mocked the generals who had surrendered the port.", "surrendered"): [],
    ('The bishop condemned what he called "a raid that killed four people".', "killed"): ["bishop"],
    # who tells others what to do does not vouch for what they shall look into
    ("Lima directed its navy to escort boats that had been attacked.", "attacked"): [],
    # whom somebody asks stands behind "on"; it is not his own promise
    ("The United States calls on Chad to free the jailed editor.", "free"): ["United States"],
    ("Norway vowed to stay in the pact.", "stay"): [],
}

CHAINS = {
    # the end of a headline tells who says it, where a statement stands before it
    ("Jets bomb two villages in Chad: Pentagon || ", "bomb"): ["Pentagon"],
    ("Rebels seize the port of Lima – army chief || ", "seize"): ["army chief"],
    ("Norway to shut its embassy in Chad, arrest guards - report || ", "shut"): ["report"],
    ("Chad says 40 drones were shot down: report || ", "shot"): ["report", "Chad"],
    ("China alleges ships rammed its boat: sources || ", "rammed"): ["sources", "China"],
    ("Soldiers flee the border post – live || ", "flee"): [],
    ("Soldiers who fled the post of Goma: a mother's diary || ", "fled"): [],
    ("‘Rebels seized our house’: the farmers of Goma || ", "seized"): [],
    ("Rebels seize the port of Lima: what we know || ", "seize"): [],
    ("Guard killed by stray bullet, inquest hears || ", "killed"): ["inquest"],
    ("Spy passed secrets to Chad, court told || ", "passed"): ["court"],
    # a label of what is told of is nobody's
    ("Goma flooding: boat sunk by the army, killing three || ", "sunk"): [],
    ("Jane Roe: how the general was arrested || ", "arrested"): [],
    ("Photos: Rebels flee the port of Goma || ", "flee"): [],
    ("Jane Roe: the army has fled the port || ", "fled"): ["Jane Roe"],
    ("Israeli police: 2 killed in Lima || ", "killed"): ["Israeli police"],
    # who asks and who answers, in double brackets
    ("((WN)) Where is it? ((Ann Berg)) It lies near Goma, and the army has shut it. ((WN)) Why?", "shut"): ["Ann Berg"],
    # and so does a word for whoever speaks before a colon
    ("Officials: gunmen killed two guards in Goma || ", "killed"): ["Officials"],
    ("Retired general: Chad is losing the war || ", "losing"): ["Retired general"],
    # a gerund behind "for" or "of" is of whom one blames
    ("Oslo slammed Lima for saying the rebels had fled.", "fled"): ["Oslo", "Lima"],
    ("Oslo fined the broadcaster for claiming that the rebels had fled.", "fled"): ["broadcaster"],
    ("The mayor was criticised for saying the army had looted shops.", "looted"): ["?", "mayor"],
    # what a paper has seen says it, not the paper
    ("The rebels were paid by Chad, a letter seen by AFP shows.", "paid"): ["letter"],
    ("Two ministers resigned, a senior official briefed on the talks said.", "resigned"): ["senior official"],
    # who tells behind it all what others say passes it on
    ("Japan's coastguard reported that a missile had sunk a boat, Reuters said.", "sunk"): ["Reuters", "Japan's coastguard"],
    ("Officials believe a mine sank the ship, the New York Times reports.", "sank"): ["New York Times", "Officials"],
    # others' claims that somebody denies
    ("Kyiv rejected Russian claims that its troops had fled.", "fled"): ["Kyiv", "Russian"],
    ("The army denied rebel claims that the airport had fallen.", "fallen"): ["army", "rebel"],
    ("Chad denied media reports that it had sold shells to Lima.", "sold"): ["Chad", "media reports"],
    ("Chad denied reports that it had sold shells to Lima.", "sold"): ["Chad"],
    # prepositions
    ("Per Axios, Chad told Lima that it had seized the ship.", "seized"): ["Axios", "Chad"],
    ("The mine will close, per the Financial Times.", "close"): ["Financial Times"],
    ("Rockets hit the base, according to witness accounts and officials.", "hit"): ["witness accounts and officials"],
    ("As the BBC reports, citing the mayor of Oslo, gunmen killed two guards.", "killed"): ["BBC", "mayor"],
}
DESCRIBED = {
    "Chad will buy more tanks, people familiar with the matter said.": "people",
    "A person briefed on the talks said Chad would buy tanks.": "A person",
}
SERVING = {
    "Zelensky's office said two men had been killed.": "UKR GOV",
    "A spokesperson for Blinken said two men had been killed.": "USA GOV",
    "Navalny's spokeswoman said two men had been killed.": "RUS OPP",
}


@pytest.mark.parametrize(("case", "speakers"), CHAINS.items())
def test_who_says_so(pipeline: Pipeline, case: tuple[str, str], speakers: list[str]) -> None:
    assert told_by(pipeline, *case) == speakers


@pytest.mark.parametrize(("text", "name"), DESCRIBED.items())
def test_who_only_knows_of_it_is_nobodys(pipeline: Pipeline, text: str, name: str) -> None:
    (a,) = [a.speaker for a in read(pipeline, text, DAY).attributions if a.speaker]
    assert (a.name, a.country, a.sectors) == (name, (), ())


@pytest.mark.parametrize(("text", "tags"), SERVING.items())
def test_who_speaks_for_somebody_is_of_his_side(pipeline: Pipeline, text: str, tags: str) -> None:
    assert codes(a.speaker for a in read(pipeline, text, DAY).attributions if a.speaker) == [tags]


@pytest.mark.parametrize(("case", "speakers"), VOUCHING.items())
def test_who_vouches(pipeline: Pipeline, case: tuple[str, str], speakers: list[str]) -> None:
    assert told_by(pipeline, *case) == speakers


def told_by(pipeline: Pipeline, text: str, word: str) -> list[str]:
    """The speakers of the first claim whose predicate holds `word`, by their words without the article. What stands before " || "
    is the title."""
    title, _, body = text.rpartition(" || ")
    r = read(pipeline, body, DAY, title=title)
    found = [r.attributions[i].speaker for i in first(r, word).attribution]
    return ["?" if a is None else _bare(a.text) for a in found]


def _bare(words: str) -> str:
    return words.removeprefix("The ").removeprefix("the ").removeprefix("a ")
