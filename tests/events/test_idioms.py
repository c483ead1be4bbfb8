"""Idioms, particle verbs and families of verbs of every category, read with the model that ships.

Claims are written as in `written.told`.
"""

from __future__ import annotations

import pytest
from written import told

from dragoman.pipeline import Pipeline

TOLD = [
    # a family's object may stand behind a preposition
    ("Norway put a stop to its aid to Chile.", "put", "SANCTION NOR > CHL"),
    ("Norway put its talks with Chile on ice.", "put", "SANCTION NOR > CHL"),
    ("Togo poured cold water on Chad's plan.", "poured", "REJECT TGO > TCD"),
    ("Warsaw gave its blessing to Kenya's proposal.", "gave", "SUPPORT POL GOV > KEN"),
    ("Chile bowed to Peru's demands.", "bowed", "CONCEDE CHL > PER"),
    ("Norway broke off relations with Chile.", "broke", "SANCTION NOR > CHL"),
    ("Qatar did away with its curbs on Rwanda.", "did", "CONCEDE QAT > RWA"),
    ("India ratcheted up sanctions on Mali.", "ratcheted", "COERCE IND > MLI"),
    # who a promise, a deal or a border of one's own is with
    ("Hungary reneged on its deal with Chile.", "reneged", "REJECT HUN > CHL"),
    ("Hungary broke its promise to Chile.", "broke", "REJECT HUN > CHL"),
    # who draws it suffers it
    ("Peru drew flak from Chile over the raid.", "drew", "ACCUSE CHL > PER"),
    ("Peru came under pressure from Paris.", "came", "REQUEST FRA GOV > PER"),
    ("Mali wrung concessions from Hungary.", "wrung", "CONCEDE HUN > MLI"),
    ("Mali took delivery of jets from Hungary.", "took", "AID HUN > MLI"),
    # who is meant is behind
    ("The town fell to Sudanese troops.", "fell", "ASSAULT SDN MIL"),
    ("Sudanese troops fired on Chadian soldiers.", "fired", "ASSAULT SDN MIL > TCD MIL"),
    ("Sudanese troops prised the town from Chadian soldiers.", "prised", "ASSAULT SDN MIL > TCD MIL"),
    ("Sudanese troops reduced a town in Chad to rubble.", "reduced", "ASSAULT SDN MIL > TCD"),
    ("India buzzed Kenya's frigate.", "buzzed", "MOBILIZE IND > KEN MIL"),
    ("Protests broke out in Taiwan.", "broke", "PROTEST TWN"),
    # what is refused, wished for
    ("Qatar would not negotiate with Pakistan.", "negotiate", "REJECT QAT > PAK"),
    ("Qatar would not have negotiated with Pakistan.", "negotiated", "None > QAT"),
    ("Qatar suggested that Pakistan free the crew.", "free", "REQUEST QAT > PAK"),
    # the same verbs in other company
    ("Peru received criticism of Chile.", "received", "ACCUSE > PER"),
    ("Norway abandoned the ship.", "abandoned", "None NOR"),
    # rarer ones
    ("Norway gave vent to its anger at Chile.", "gave", "ACCUSE NOR > CHL"),
    ("Hungary sees Mali behind the blasts.", "sees", "ACCUSE HUN > MLI"),
    ("Norway lectured Kenya on democracy.", "lectured", "ACCUSE NOR > KEN"),
    ("Qatar regards Mali's drills as a provocation.", "regards", "ACCUSE QAT > MLI"),
    ("Tehran stopped cooperating with Moldova.", "stopped", "SANCTION IRN GOV > MDA"),
    ("Hungary let its treaty with Chile lapse.", "let", "SANCTION HUN"),
    ("Turkish troops gave ground to Syrian soldiers.", "gave", "RETREAT TUR MIL > SYR MIL"),
    ("India set Mali's hostages at liberty.", "set", "RETREAT IND > MLI CVL"),
    ("Warsaw left Israel's appeal unanswered.", "left", "REJECT POL GOV > ISR"),
    ("Norway bared its teeth at Mali.", "bared", "THREATEN NOR > MLI"),
    ("Qatar put all options on the table against Mali.", "put", "THREATEN QAT > MLI"),
    ("Hungary peppered Moldova with requests.", "peppered", "REQUEST HUN > MDA"),
    ("Norway bent the knee to Chile.", "bent", "CONCEDE NOR > CHL"),
    ("India fell into line with Kenya.", "fell", "CONCEDE IND > KEN"),
    ("Rebels are negotiating in Doha.", "negotiating", "CONSULT QAT REB"),
    ("Turkey stopped to talk to students.", "stopped", "None TUR"),
    ("Russia repelled a Ukrainian attack.", "attack", "ASSAULT UKR > RUS"),
    ("Turkish troops put Syrian soldiers to flight.", "put", "ASSAULT TUR MIL > SYR MIL"),
    ("Sudanese troops swarmed into Chad.", "swarmed", "ASSAULT SDN MIL > TCD"),
    ("Seoul busted a ring of Hungary's spies.", "busted", "COERCE KOR GOV > HUN"),
    ("Norway planted bugs in Mali's embassy.", "planted", "COERCE NOR > MLI"),
    ("Iran whipped up unrest in Kenya.", "whipped", "COERCE IRN > KEN"),
    ("Norway barred its firms from trading with Chile.", "barred", "COERCE NOR > CHL"),
    ("Kenya lined up guns on the border with Mali.", "lined", "MOBILIZE KEN > MLI"),
    ("Qatar trained its missiles on Peru.", "trained", "MOBILIZE QAT > PER"),
    ("India doubled its garrison near Kenya.", "doubled", "MOBILIZE IND > KEN"),
]


@pytest.mark.parametrize(("text", "word", "claim"), TOLD)
def test_told(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word, "2024-10-17") == claim
