"""Floors for the figures that the room has to keep, on the given corpora."""

from __future__ import annotations

import json

FLOORS = {"span": 0.92, "value": 0.82}


def test_wikiwars(shared, reader, flat):
    """Relaxed spans and values as ``tools/score.py times`` counts them, on trees without structure."""
    spans = values = gold = found = 0
    for line in (shared / "gold/times/wikiwars.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        times = reader.read(flat(row["text"]), row["published"])
        gold += len(row["times"])
        found += len(times)
        for g in row["times"]:
            hit = next((t for t in times if t.span.start < g["span"][1] and g["span"][0] < t.span.end), None)
            if hit is not None:
                times.remove(hit)
                spans += 1
                values += hit.timex == g["value"]
    assert 2 * spans / (gold + found) >= FLOORS["span"]
    assert 2 * values / (gold + found) >= FLOORS["value"]
