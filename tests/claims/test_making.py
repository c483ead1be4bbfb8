"""How the layers are put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from dragoman.attribution import Holding
from dragoman.claims import attribution_chain, merge_title
from dragoman.language.trees import TokenName, Tree
from dragoman.pipeline import Pipeline, unread
from dragoman.records import Claim, Reading, Report, to_json
from tests.made import claim


def read(pipeline: Pipeline, text: str, title: str = "", **more: str) -> Reading:
    report = Report(id="r", text=text, title=title, published="2024-06-20", language="en", **more)
    return next(iter(pipeline.read([report])))


def events(reading: Reading) -> list[Claim]:
    return [c for c in reading.claims if c.event]


def test_every_span_shows_its_text(pipeline: Pipeline) -> None:
    text = (
        "SEOUL, June 20 — North Korea has sent more than 10,000 troops to Russia, South Korea's spy agency said on Thursday, "
        "citing satellite images. Moscow denied the report."
    )
    r = read(pipeline, text, title="Pyongyang sends troops, Seoul says", outlet="The Sample Wire")
    fields = {"text": r.report.text, "title": r.report.title}
    assert events(r)
    for x in [*r.entities, *r.times, *r.quantities, *r.places, *r.claims]:
        assert fields[x.field][x.span.start : x.span.end] == x.text
    for c in r.claims:
        inside = [*c.actor, *c.recipient, *c.items, *c.quantities, *c.places, c.predicate, *([c.time] if c.time else [])]
        for y in inside:
            assert fields[c.field][y.span.start : y.span.end] == y.text
        for i in c.attribution:
            assert r.attributions[i].field == c.field
    for a in r.attributions:
        assert a.parent is None or r.attributions[a.parent].field == a.field
    assert len({c.id for c in r.claims}) == len(r.claims)


ADVANCED = """\
1	The	the	DET	DT	_	2	det	_	_
2	EU	EU	PROPN	NNP	_	3	nsubj	_	_
3	told	tell	VERB	VBD	_	0	root	_	_
4	Xinhua	Xinhua	PROPN	NNP	_	3	obj	_	_
5	in	in	ADP	IN	_	6	case	_	_
6	Norway	Norway	PROPN	NNP	_	3	obl	_	_
7	and	and	CCONJ	CC	_	8	cc	_	_
8	Quellheim	Quellheim	PROPN	NNP	_	6	conj	_	_
"""


class Mistaken:
    """A parser that calls the EU a place, an agency a person, a state an organisation, and a town that no lexicon has a place."""

    def trees(self, texts: Iterable[str]) -> list[Tree]:
        names = [TokenName(1, 2, "LOC"), TokenName(3, 4, "PER"), TokenName(5, 6, "ORG"), TokenName(7, 8, "LOC")]
        return [Tree.from_conllu(ADVANCED, names) if t else Tree.from_conllu("") for t in texts]


def test_lexicons_know_better_what_a_name_is() -> None:
    r = read(Pipeline(Mistaken()), "The EU told Xinhua in Norway and Quellheim ")
    assert [(n.text, n.type) for n in r.entities] == [
        ("EU", "ORG"),
        ("Xinhua", "ORG"),
        ("Norway", "LOC"),
        ("Quellheim", "LOC"),
    ]


PLACED = [
    # the place of the title settles whose the police are, and whom they arrest; the man whom it names later is the same
    ("Gunman opens fire in Lille", "Police arrested two men on Friday.", "arrested", "FRA COP", "FRA CVL"),
    ("Gunman shot in Lille", "Police arrested the gunman. Chile later praised the gunman.", "praised", "CHL", "FRA UAF"),
    # a town in the sentence settles it without a title
    ("", "A suspect was arrested in Kerala on Friday.", "arrested", "", "IND CRM"),
    # a sentence about another state, or one between, does not take the report's
    ("Fire in Lille", "Chile criticised people who had left.", "criticised", "CHL", ""),
    ("Fire in Lille", "It burned for days in Lille. Chile saw a fire in May. Police arrested two men.", "arrested", "", ""),
    # of the state where they are told of are neither tourists nor officials who may be guests
    ("", "Tourists were attacked in Lille on Friday.", "attacked", "", ""),
    ("Official visits Lille", "It rained.", "visits", "", ""),
    # by the title, whatever else is named later; who is done something by his own is not who does it
    (
        "Gold stolen in Lille",
        "It was sold in Chile, the BBC said. It was bought in Peru. Police arrested nobody.",
        "arrested",
        "",
        "",
    ),
    ("Gold stolen in Lille", "The BBC said that police arrested nobody.", "arrested", "FRA COP", ""),
    ("", "John Roe was killed by his dogs.", "killed", "", "john-roe"),
    # all of the world are of no state
    ("Rally in Lille", "He asked all presidents of the world to come.", "asked", "", ""),
    # a town before the noun or name tells it whatever else is named, a clause of his own too
    ("Chile bans visits", "Police arrested a Cheltenham man.", "arrested", "", "GBR CVL"),
    ("", "Chile praised the protesters who had demonstrated in Hong Kong.", "demonstrated", "HKG OPP", "HKG"),
    # what only one opposes is no place
    ("", "Young voters ousted pro-Beijing candidates.", "ousted", "", ""),
]


@pytest.mark.parametrize(("title", "text", "word", "who", "whom"), PLACED)
def test_where_a_report_is_settles_whose_its_people_are(
    pipeline: Pipeline, title: str, text: str, word: str, who: str, whom: str
) -> None:
    found = next(c for c in read(pipeline, text, title=title).claims if word in c.predicate.text)
    assert " ".join(a.id for a in found.actor) == who
    assert " ".join(a.id for a in found.recipient) == whom


def test_who_says_so_and_how_much(pipeline: Pipeline) -> None:
    r = read(pipeline, "North Korea has sent more than 10,000 troops to Russia, South Korea's spy agency said on Thursday.")
    sent = next(c for c in r.claims if c.predicate.lemma == "send")
    assert [a.country for a in sent.actor] == [("PRK",)]
    assert [a.country for a in sent.recipient] == [("RUS",)]
    assert sent.status == "occurred"
    assert [r.attributions[i].speaker.country for i in sent.attribution if r.attributions[i].speaker] == [("KOR",)]
    assert any(q.low == 10000 and q.high is None and q.approx == ">" for q in sent.quantities)


def test_a_title_that_says_the_same_is_the_same_claim(pipeline: Pipeline) -> None:
    r = read(pipeline, "Russia attacked Ukraine on Thursday.", title="Russia attacks Ukraine")
    assert [c.field for c in events(r)] == ["text"]


def test_a_title_that_says_more_is_kept_and_marked(pipeline: Pipeline) -> None:
    r = read(pipeline, "The weather was fine in Geneva.", title="Russia attacks Ukraine")
    assert [(c.field, c.event) for c in events(r)] == [("title", "ASSAULT")]
    assert to_json(r)["claims"][0]["field"] == "title"


def test_capitals_that_act_are_no_places(pipeline: Pipeline) -> None:
    r = read(pipeline, "Moscow condemned the drills.")
    assert all(not c.places for c in r.claims)


@pytest.mark.parametrize(
    ("report", "why"),
    [
        (Report("1", "Le ministre est arrivé à Kyiv.", language="fr"), "language fr"),
        (Report("2", "  \n "), "no text"),
        (Report("3", "Seoul said so.", language="en-GB"), ""),
        (Report("4", "", title="Seoul says so", language="en"), ""),
    ],
)
def test_what_is_kept_unread(report: Report, why: str) -> None:
    assert unread(report).startswith(why)
    assert bool(unread(report)) == bool(why)


def test_readings_come_in_order_and_do_not_depend_on_their_company(pipeline: Pipeline) -> None:
    text = "Country number {0} said its {0} envoys met Kim Jong Un in Pyongyang."
    reports = [Report(str(i), text.format(i), language="en") for i in range(1, 12)]
    reports.append(Report("x", "Dies ist kein Englisch.", language="de"))
    together = list(pipeline.read(reports))
    alone = [next(iter(pipeline.read([r]))) for r in reports]
    assert [r.report.id for r in together] == [r.id for r in reports]
    assert together == alone


def test_a_report_that_a_room_cannot_stand_stops_no_other(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.times

    class Breaks:
        def read(self, tree, published=""):  # type: ignore[no-untyped-def]
            if "poison" in tree.text:
                raise ZeroDivisionError("poison")
            return whole.read(tree, published)

    monkeypatch.setattr(pipeline, "times", Breaks())
    good, bad = Report("1", "Seoul said so.", language="en"), Report("2", "poison", language="en")
    first, second, third = pipeline.read([good, bad, good])
    assert (first.skipped, third.skipped) == ("", "")
    assert second.skipped == "internal error: ZeroDivisionError: poison"


def test_merging_keeps_what_differs() -> None:
    a = claim("1", "Seoul sent aid.", "sent", event="AID")
    assert merge_title([a], [replace(a, sentence=1)]) == []
    assert merge_title([a], [replace(a, sentence=9)]) == [a]
    assert merge_title([a], [replace(a, event="ASSAULT")]) == [a]


def test_no_attributions_no_chain() -> None:
    assert attribution_chain(Holding([]), 3) == ()


@pytest.mark.parametrize(
    ("text", "predicate", "sources", "reason"),
    [
        ("Spain wants to leave the pact, officials said.", "leave", ["officials"], "who wants to leave does not vouch for it"),
        ("Oslo demanded that the killing of the envoy be investigated.", "killing", [], "who demands does not vouch for it"),
        ("Norway said that Russia had killed the envoy.", "killed", ["Norway"], "who says so vouches for it"),
    ],
)
def test_who_vouches_for_a_claim(pipeline: Pipeline, text: str, predicate: str, sources: list[str], reason: str) -> None:
    r = read(pipeline, text)
    c = next(c for c in r.claims if c.predicate.text.split()[0] == predicate)
    speakers = [r.attributions[i].speaker for i in c.attribution]
    assert [s.text for s in speakers if s] == sources, reason


def test_words_to_the_reader_make_no_claim(pipeline: Pipeline) -> None:
    r = read(pipeline, "Norway banished the envoy. Continue reading the report.")
    assert [c.predicate.lemma for c in r.claims] == ["banish"]
    assert [c.predicate.lemma for c in read(pipeline, "The officials continue reading the report.").claims]


def test_an_abbreviation_that_is_a_place_only_behind_a_town(pipeline: Pipeline) -> None:
    assert read(pipeline, "He lives in Arlington, VA. The VA paid for it. Reston, VA, did not.").skipped == ""
