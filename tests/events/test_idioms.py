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
]


@pytest.mark.parametrize(("text", "word", "claim"), TOLD)
def test_told(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word, "2024-10-17") == claim
