"""What short agency reports pack into a sentence, read with the model that ships: status, source, place, day, figure."""

from __future__ import annotations

import pytest
from written import claim_of, first, read

from dragoman.pipeline import Pipeline

DAY = "2024-06-12"

TOGETHER = [
    ("Chad fired a missile, Oslo's army and the Togolese police said.", "fired", "NOR TGO"),
    ("Chad and Togo agreed to a truce on Wednesday, mediators Qatar and Norway said.", "agreed", "QAT NOR"),
    ("Macron met Scholz in Lima. The two leaders said Chad had fired a missile.", "fired", "FRA DEU"),
    ("Chad fired a missile, Oslo's army said.", "fired", "NOR"),
]


@pytest.mark.parametrize(("text", "word", "states"), TOGETHER, ids=[t[0] for t in TOGETHER])
def test_those_who_speak_together_are_one_speaker_of_all_their_states(
    pipeline: Pipeline, text: str, word: str, states: str
) -> None:
    reading = read(pipeline, text, DAY)
    speaker = reading.attributions[first(reading, word).attribution[-1]].speaker
    assert speaker is not None
    assert " ".join(speaker.country) == states


STATUSES = [
    # what is called off did not take place, also where the noun is an act by itself
    ("A debate between Oslo and Lima that had been due in Turin has been called off.", "debate", "not_occurred"),
    # "is to", wherever it stands
    ("Togo and Chad signed a pact under which Chad is to return 200 refugees.", "return", "planned"),
    ("Togo and Chad agreed to a truce under which the rebels are to free at least 90 sailors.", "free", "planned"),
    ("The truce, which was to have begun on Sunday, was delayed.", "begun", "planned"),
    ("French troops are to leave Togo by May while the Togolese army takes over their bases.", "takes over", "planned"),
    # predicates of a preposition and a noun
    ("An inquiry by Danish prosecutors is under way.", "inquiry", "ongoing"),
    ("A visit by Orban to Lima is under consideration.", "visit", "considered"),
    ("An attack on Togo is not off the table, Orban said.", "attack", "considered"),
    ("A meeting of the two presidents is on the table.", "meeting", "considered"),
    ("Deliveries of tanks to Togo are due in March.", "Deliveries", "planned"),
    # what takes place is still to come when it is announced
    ("Chad announced military drills near Lima on Monday.", "drills", "planned"),
    ("Chad announced the withdrawal of its forces from Togo.", "withdrawal", "planned"),
    ("Chad announced new sanctions against Togo.", "sanctions", "occurred"),
    # weighed again, suspected, not told
    ("Oslo is reconsidering whether to send arms to Togo.", "send", "considered"),
    ("The ship is suspected of having cut the cable.", "cut", "possible"),
    ("The statement did not say when the talks would resume.", "resume", "not_mentioned"),
    ("When the deputies might vote, the chairman did not say.", "vote", "not_mentioned"),
    # whoever denies his part denies that he did it
    ("Islamabad denies any role in the killings at the border.", "killings", "denied"),
    ("Moscow disclaimed responsibility for the strike on the dam.", "strike", "denied"),
    ("Minsk has denied taking part in the attack on Kyiv.", "taking part", "denied"),
    ("Kigali played a big role in the offensive.", "role", "occurred"),
    # what is done and stays so
    ("Some 200 French soldiers are stationed in Togo.", "stationed", "ongoing"),
    ("Some 200 French soldiers were stationed in Togo.", "stationed", "occurred"),
    # silence, however it is told
    ("Peskov declined to say whether Togo had fired the missile.", "fired", "not_mentioned"),
    ("The ministry would not confirm that it had arrested the editor.", "arrested", "not_mentioned"),
    ("Xi said nothing about sending arms.", "sending", "not_mentioned"),
    ("Xi did nothing about sending arms.", "sending", "unspecified"),
    ("The communiqué left out the drills.", "drills", "not_mentioned"),
    # asked of somebody; one's own wish is a plan
    ("Ankara wants Oslo to extradite the men.", "extradite", "demanded"),
    ("Ankara wants to extradite the men.", "extradite", "planned"),
    ("Ottawa floated the idea of seizing Togo's assets.", "seizing", "considered"),
    # what begins at once is not ahead
    ("Togo announced its immediate withdrawal from ECOWAS.", "withdrawal", "occurred"),
    ("The two were on the brink of a war in May.", "war", "possible"),
    ("Paris is open to sending trainers to Togo.", "sending", "considered"),
    ("Ottawa hinted at sanctions against Togo.", "sanctions", "possible"),
    ("The ministers of Togo and Chad, meeting in Lima, agreed on a budget.", "meeting", "occurred"),
    ("The troops fighting in Togo were tired.", "fighting", "ongoing"),
    ("Chadian teachers announced a strike against the government.", "strike", "planned"),
    # background is not drawn into the plan beside it
    ("After opening an embassy in Lima, Togo will sign a pact with Peru.", "opening", "occurred"),
    ("Chad plans to move its guns to Togo as fighting in Libya continues.", "fighting", "ongoing"),
    ("They spoke of the importance of expanding the pact.", "expanding", "demanded"),
    ("No aid will come without reform in Togo.", "reform", "conditional"),
    # what would be a mistake to do is not done
    ("Sending arms to Togo would be a grave mistake, Ida Roe warned.", "Sending", "conditional"),
    # charges waved away, and what is said of them
    ("Kigali shrugged off the allegation that it trains the rebels.", "trains", "denied"),
    ("Chad dismissed as nonsense the accusation that its army had shelled the camp.", "shelled", "denied"),
    ("Ankara poured scorn on the claim that it had bombed the village.", "bombed", "denied"),
    ("Chad laughed off a report that Otto Berg had met Ida Roe in secret.", "met", "denied"),
    ("Reports that Doha had told the rebels to leave were inaccurate, Otto Berg said.", "told", "denied"),
    ("Claims that the army shelled the school are false, the minister said.", "shelled", "denied"),
    ("Allegations that Chad had sent troops to Togo were a lie, Otto Berg said.", "sent", "denied"),
    ("There was no truth in reports that Chad had suspended the talks, officials said.", "suspended", "denied"),
    # of what its owner tells a complaint is no denial, who throws it out denies nothing of his own
    ("The court has thrown out Togo's complaint that Chad armed the rebels.", "armed", "occurred"),
    # done to nobody, or something else done instead
    ("Nobody has been arrested so far.", "arrested", "not_occurred"),
    ("Instead of attacking Chad, Togo called for talks.", "attacking", "not_occurred"),
    # conditions of every make
    ("Zelensky offered to hand over the soldiers, provided that Kim frees the prisoners.", "hand over", "conditional"),
    ("Iran will free the sailors provided the fine is paid, its envoy said.", "free", "conditional"),
    ("Peru would withdraw on condition that the rebels free the hostages, an official said.", "withdraw", "conditional"),
    ("Should Togo attack, Peru will send troops.", "send", "conditional"),
    (
        "Unless Kyiv lets Russian gas through again after New Year, Robert Fico warned, Slovakia will cut off the electricity.",
        "cut",
        "conditional",
    ),
    ("Were Togo to attack, Peru would send troops, its minister said.", "send", "conditional"),
    ("In the event of an attack, Peru will send troops.", "send", "conditional"),
    ("The rebels must disarm or Chad will bomb their camps, the general said.", "bomb", "conditional"),
    ("Otherwise, Chad will expel the envoy, it said.", "expel", "conditional"),
    ("Chad agreed to lift the sanctions if Togo apologises.", "lift", "conditional"),
    # not said to have been
    ("Otto Berg apologised without saying that his missiles had hit the plane.", "hit", "not_mentioned"),
    ("The minister was silent on whether Togo would send troops.", "send", "not_mentioned"),
    ("The army gave no word on whether it had bombed the camp.", "bombed", "not_mentioned"),
    # ever since; what comes next; what is kept up
    ("Togo has held the sailors since 2019.", "held", "ongoing"),
    ("Gangsters went on to extort and shoot them.", "shoot", "occurred"),
    ("The air force has kept bombing villages.", "bombing", "ongoing"),
    # in what something happened did happen, and what is thought to have happened is told as done
    ("Otto Berg has been killed in a Danish anti-terror operation, Ida Roe said.", "operation", "occurred"),
    ("Dozens of Togolese miners are thought to have been killed by rebels near Lome, close to the border.", "killed", "occurred"),
]


@pytest.mark.parametrize(("text", "word", "status"), STATUSES)
def test_status(pipeline: Pipeline, text: str, word: str, status: str) -> None:
    found = claim_of(pipeline, text, word, DAY)
    assert found.status == status, found.why


SOURCES = [
    # a speaker set between commas into a clause
    ("Oslo's navy sank a boat that, Togo says, was carrying arms for a gang.", "sank", ""),
    ("Oslo's navy sank a boat that, Togo says, was carrying arms for a gang.", "carrying", "Togo"),
    ("The jet, Chad's defence ministry maintains, had intruded into the airspace of Peru.", "intruded", "Chad"),
    # what follows "and" is told too where it stands in the tense of what is told
    (
        "Fighting had stopped, Ida Roe told reporters on Friday, and both sides had promised not to shell Lima.",
        "promised",
        "Ida Roe",
    ),
    (
        "Oslo had been warned, a US official told reporters, and Peru's premier appealed to the United Nations for aid.",
        "appealed",
        "",
    ),
    # what the outlet counts from, and what it sets against it
    (
        "Talks with Togo have been called off, Peru's foreign minister said, a day after Chadian jets attacked Lima.",
        "attacked",
        "",
    ),
    ("The ministry said two sailors had drowned, hours after Chad shelled the harbour.", "shelled", ""),
    # another statement behind a semicolon
    (
        "At least 12 people were killed, according to Togo's health minister, Ida Roe; Chad has declined to comment.",
        "declined",
        "",
    ),
    # what was told is denied, not that it was told
    ("Otto Berg accuses Chad of having sent the gunmen, which Ida Roe denies.", "accuses", ""),
    ("Otto Berg accuses Chad of having sent the gunmen, which Ida Roe denies.", "sent", "Ida Roe"),
    ("Chad has massed troops at the border, a claim that Ida Roe rejects.", "massed", "Ida Roe"),
    # a participle behind its name
    ("Peru plans to ask the Security Council; Togo, fearing that rebels might march on Lima, has sent guns.", "march", "Togo"),
    ("Chad's army is on alert; Togo, fearing that rebels might march on Lome, has sent guns north.", "march", "Togo"),
    # a verb that goes on without a subject
    ("Togo has had no answer, its spokesman Otto Berg said on Friday, and will ask Chad for an explanation.", "ask", "Otto Berg"),
    # what somebody promises, threatens or refuses to do himself
    ("Chad vowed to retaliate against Togo.", "retaliate", ""),
    ("Chad urged Togo to withdraw its troops.", "withdraw", "Chad"),
    # who drops the hint tells it; an account opens the sentence; the outlet goes on behind a semicolon
    ("Mali broke with Ukraine over a hint dropped by Andriy Yusov that rebels had killed soldiers.", "killed", "Andriy Yusov"),
    ("By the army's account, 12 rebels were killed.", "killed", "the army"),
    ("Chad says Togo shelled a village; Togolese troops have crossed the river.", "crossed", ""),
    # enacted, blamed: nobody tells it
    ("Chad's parliament ratified a plan under which Togo will hand over 48 hostages.", "hand over", ""),
    ("Ida Roe condemned the bombing of Lima.", "bombing", ""),
    ("ANALYSIS: Chad embraces peace as rebels shift their guns to Togo", "shift", ""),
]


@pytest.mark.parametrize(("text", "word", "source"), SOURCES)
def test_source(pipeline: Pipeline, text: str, word: str, source: str) -> None:
    reading = read(pipeline, text, DAY)
    found = [reading.attributions[i].speaker for i in first(reading, word).attribution]
    assert bool(found) == bool(source)
    if source:
        speaker = found[-1]
        assert speaker is not None and source in (speaker.name, *speaker.name.split(" ("), speaker.text.removesuffix("'s"))


CITED = [
    ("Chad has sent troops to Togo, Reuters reported, citing two officials.", "sent", ["Reuters", "two officials"]),
    ("Citing the army, the paper said that Chad had shelled the town.", "shelled", ["the paper", "the army"]),
    ("Chad has sent troops to Togo, Ida Roe said, citing new evidence.", "sent", ["Ida Roe"]),
    ("Vucic means to take the matter to the UN, television quoted him as saying.", "take", ["television", "him"]),
]


@pytest.mark.parametrize(("text", "word", "sources"), CITED)
def test_who_is_cited_by_whom(pipeline: Pipeline, text: str, word: str, sources: list[str]) -> None:
    reading = read(pipeline, text, DAY)
    chain = [reading.attributions[i].speaker for i in first(reading, word).attribution]
    assert [s.text for s in chain if s is not None] == sources


def test_what_was_told_is_denied_by_who_denies_it(pipeline: Pipeline) -> None:
    reading = read(pipeline, "Otto Berg accuses Chad of having sent the gunmen, which Ida Roe denies.", DAY)
    assert first(reading, "sent").status == "denied"
    assert first(reading, "accuses").status == "occurred"


PLACES = [
    ("Togolese gunmen seized a Greek tanker with 22 crew in the Red Sea on Sunday.", "seized", ["Red Sea"]),
    ("Otto Berg, a guard, was assassinated in Tehran hours after he had met the president.", "assassinated", ["Tehran"]),
    ("A Togolese air strike flattened Chad's consulate in Damascus on Monday.", "strike", ["Damascus"]),
    ("Two men have been arrested in Bavaria on suspicion of spying.", "arrested", ["Bavaria"]),
    ("Rebels shelled a school in Lima, killing three children.", "killing", ["Lima"]),
    ("The talks between Chad and Togo ended in Istanbul after two hours.", "talks", ["Istanbul"]),
    ("Ida Roe came back from California, where she had met Otto Berg.", "met", ["California"]),
    ("Commandos had captured the carrier by helicopter off Hodeidah.", "captured", ["Hodeidah"]),
    ("Oslo signed the pact; near Lima, rebels shot two soldiers.", "shot", ["Lima"]),
    ("Rebels were killed near Tinzaouaten.", "killed", ["Tinzaouaten"]),
    ("Egypt reopened the Rafah crossing.", "reopened", ["Rafah crossing"]),
]


@pytest.mark.parametrize(("text", "word", "places"), PLACES)
def test_place(pipeline: Pipeline, text: str, word: str, places: list[str]) -> None:
    assert [p.text for p in claim_of(pipeline, text, word, DAY).places] == places


def test_before_dawn_on_a_day_is_that_day(pipeline: Pipeline) -> None:
    reading = read(pipeline, "British jets struck Togo before dawn on Friday.", DAY)
    time = first(reading, "struck").time
    assert time is not None and time.edtf == "2024-06-07"


def test_from_a_day_on_something_is_barred_or_permitted(pipeline: Pipeline) -> None:
    time = claim_of(
        pipeline, "From Thursday only the euro may be used in Kosovo, its central bank has decreed.", "used", DAY
    ).time
    assert time is not None and time.edtf == "2024-06-13"


def test_what_is_ordered_on_a_day_is_of_that_day(pipeline: Pipeline) -> None:
    time = claim_of(pipeline, "Otto Berg on Friday ordered the call-up of 3,000 reservists.", "call-up", DAY).time
    assert time is not None and time.edtf == "2024-06-07"
