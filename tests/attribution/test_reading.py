"""What is read off a tree: source, cue, content, kind and parent, each with the construction that it tests."""

from __future__ import annotations

import pytest

CASES = [
    # indirect speech, the complementiser belongs to the content
    ("The minister said that Russia had sent drones.", [("The minister", "said", "that Russia had sent drones", "speech", None)]),
    # a preposition belongs to the cue, and so do auxiliaries
    ("Officials have warned of new attacks.", [("Officials", "have warned of", "new attacks", "speech", None)]),
    # quotation, then an inverted cue; the apposition belongs to the source
    (
        '"We will respond," said Anna Berg, the defence minister.',
        [("Anna Berg, the defence minister", "said", '"We will respond,"', "speech", None)],
    ),
    # a quotation that goes on after the cue's sentence
    (
        '"We will respond," the minister said on Monday. "Nobody should doubt it."',
        [("the minister", "said", '"We will respond," / "Nobody should doubt it."', "speech", None)],
    ),
    (
        '"We will act," said Lee, who leads the army. "But not today."',
        [("Lee, who leads the army", "said", '"We will act," / "But not today."', "speech", None)],
    ),
    # a colon before a quotation belongs to the cue; the next sentence is nobody's
    ('The minister said: "We will respond."', [("The minister", "said:", '"We will respond."', "speech", None)]),
    (
        'The general, speaking in Oslo, said: "It is over." He then left.',
        [("The general", "said:", '"It is over."', "speech", None)],
    ),
    # phrases
    (
        "According to the ministry, two ships left the port.",
        [("the ministry", "According to", "two ships left the port", "speech", None)],
    ),
    (
        "Two ships left the port, according to satellite images.",
        [("satellite images", "according to", "Two ships left the port", "document", None)],
    ),
    ("In the ministry's view, the plan is dead.", [("the ministry", "view", "the plan is dead", "thought", None)]),
    (
        "In the words of one officer, the front is quiet.",
        [("one officer", "In the words of", "the front is quiet", "speech", None)],
    ),
    # the relative pronoun is the source as written
    ("Kim, who said that the talks had failed, left early.", [("who", "said", "that the talks had failed", "speech", None)]),
    # infinitives, with and without an object
    ("Analysts expect Seoul to send weapons.", [("Analysts", "expect", "Seoul to send weapons", "thought", None)]),
    ("The council plans to vote in June.", [("The council", "plans", "to vote in June", "thought", None)]),
    ("Berlin called on Tehran to free the crew.", [("Berlin", "called on", "Tehran to free the crew", "speech", None)]),
    (
        "The general accused Moscow of hiding its losses.",
        [("The general", "accused", "Moscow of hiding its losses", "speech", None)],
    ),
    # passives: the subject is content, the agent is the source, or nobody is
    ("The talks are expected to resume in May.", [("", "are expected", "The talks / to resume in May", "thought", None)]),
    ("The attack was condemned by France.", [("France", "was condemned by", "The attack", "speech", None)]),
    ("The firm was accused of fraud.", [("", "was accused of", "The firm / fraud", "speech", None)]),
    ("It is believed that the crew survived.", [("", "is believed", "that the crew survived", "thought", None)]),
    (
        "Ruiz was quoted by state media as saying that talks had failed.",
        [("Ruiz", "was quoted / as saying", "that talks had failed", "speech", None)],
    ),
    ("Lee is quoted as saying that the war is over.", [("Lee", "is quoted as saying", "that the war is over", "speech", None)]),
    # a raising verb's subject belongs to what seems
    ("The plan seems to work.", [("", "seems", "The plan / to work", "perception", None)]),
    # nouns and adjectives
    ("Kim's claim that the test succeeded drew doubts.", [("Kim's", "claim", "that the test succeeded", "speech", None)]),
    (
        "The army issued a statement saying that two soldiers had died.",
        [("The army", "issued a statement saying", "that two soldiers had died", "speech", None)],
    ),
    ("China is worried about possible strikes.", [("China", "is worried about", "possible strikes", "thought", None)]),
    (
        "The envoy made it clear that sanctions would stay.",
        [("The envoy", "made it clear", "that sanctions would stay", "speech", None)],
    ),
    # silence is an attribution; its negation belongs to the cue
    (
        "The spokesman declined to comment on the visit.",
        [("The spokesman", "declined to comment on", "the visit", "speech", None)],
    ),
    ("The spokesman did not mention the visit.", [("The spokesman", "did not mention", "the visit", "speech", None)]),
    # words that attribute to nobody
    ("The troops reportedly crossed the river.", [("", "reportedly", "The troops / crossed the river", "speech", None)]),
    ("The alleged spy was arrested in Oslo.", [("", "alleged", "spy", "speech", None)]),
    ("The so-called referendum was held in May.", [("", "so-called", "referendum", "speech", None)]),
    # documents and data
    ("The data shows that exports fell.", [("The data", "shows", "that exports fell", "document", None)]),
    (
        "Satellite images show that the base has grown.",
        [("Satellite images", "show", "that the base has grown", "document", None)],
    ),
    # the cue inside its content, and verbs that only phase another
    ("The ship sank, officials said, after a fire.", [("officials", "said", "The ship sank / after a fire", "speech", None)]),
    ("He went on to say that the border was closed.", [("He", "went on to say", "that the border was closed", "speech", None)]),
    # the participle after a comma has the main verb's source
    (
        "Moscow rejected the request, adding that talks would continue.",
        [
            ("Moscow", "rejected", "the request", "speech", None),
            ("Moscow", "adding", "that talks would continue", "speech", None),
        ],
    ),
    (
        "The minister described the vote as a farce.",
        [("The minister", "described", "the vote as a farce", "speech", None)],
    ),
    # two levels, the outer one last
    (
        "Tokyo denied that it had paid, Kyodo reported.",
        [
            ("Tokyo", "denied", "that it had paid", "speech", 1),
            ("Kyodo", "reported", "Tokyo denied that it had paid", "speech", None),
        ],
    ),
    # three levels
    (
        "Officials said that Beijing warned that Seoul would act.",
        [
            ("Officials", "said", "that Beijing warned that Seoul would act", "speech", None),
            ("Beijing", "warned", "that Seoul would act", "speech", 0),
        ],
    ),
    # nothing is attributed
    ("He sat on the bench and ate an apple.", []),
    # a label that names nobody
    ("Note: prices will fall.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_constructions(text, expected, reader, trees, nobody):
    tree = trees[text]

    def words(spans):
        return " / ".join(tree.piece(s) for s in spans)

    got = [f.record for f in reader.read(tree, nobody)]
    assert [(words(a.source), words(a.cue), words(a.content), a.kind, a.parent) for a in got] == expected


def test_every_attribution_says_why_and_where(reader, trees, nobody):
    for tree in trees.values():
        for f in reader.read(tree, nobody):
            assert f.record.why
            assert f.record.cue
            assert any(tree.starts[f.cue] >= s.start and tree.ends[f.cue] <= s.end for s in f.record.cue)
            assert f.content
            if f.root is not None and f.record.why.find("relative") < 0:
                assert any(s <= f.root < e for s, e in f.content)


def test_a_known_source_is_the_speaker(reader, trees, known):
    tree = trees["Kim's claim that the test succeeded drew doubts."]
    (found,) = reader.read(tree, known(tree, {"Kim": "kim-jong-un"}))
    assert found.record.speaker is not None
    assert found.record.speaker.id == "kim-jong-un"


def test_an_unknown_source_is_described_and_has_no_country(reader, trees, nobody):
    (found,) = reader.read(trees["Officials have warned of new attacks."], nobody)
    speaker = found.record.speaker
    assert speaker is not None
    assert (speaker.name, speaker.country, speaker.id) == ("Officials", (), "")


def test_a_relative_pronoun_speaks_for_its_antecedent(reader, trees, nobody, known):
    tree = trees["Kim, who said that the talks had failed, left early."]
    (described,) = reader.read(tree, nobody)
    (resolved,) = reader.read(tree, known(tree, {"Kim": "kim-jong-un"}))
    assert described.record.speaker.name == "Kim"
    assert resolved.record.speaker.id == "kim-jong-un"


def test_a_pronoun_that_stands_for_nobody_known_has_no_name(reader, trees, nobody):
    (found,) = reader.read(trees["He went on to say that the border was closed."], nobody)
    assert (found.record.speaker.text, found.record.speaker.name) == ("He", "")


def test_a_nested_attribution_to_the_same_speaker_adds_nobody(reader, trees, known):
    # "he hoped" inside "the general said": one voice
    text = "The general said he hoped the truce would hold."
    tree = trees[text]
    same = reader.read(tree, known(tree, {"general": "g", "he": "g"}))
    other = reader.read(tree, known(tree, {"general": "g", "he": "h"}))
    assert [f.record.parent for f in same] == [None]
    assert [f.record.parent for f in other] == [None, 0]


def test_the_title_is_marked(reader, trees, nobody):
    (found,) = reader.read(trees["Officials have warned of new attacks."], nobody, field="title")
    assert found.record.field == "title"
