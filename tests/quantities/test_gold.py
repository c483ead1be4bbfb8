"""Floors for the figures that the room has to keep, on the given corpus."""

from __future__ import annotations

import json
import re

FLOOR = 0.92


def numbers(value: str) -> list[float]:
    m = re.fullmatch(r"\s*-?([\d.]+)\s*-\s*([\d.]+)\s*", value)
    return sorted([float(m[1]), float(m[2])]) if m else [abs(float(value))]


def test_newsquant(shared, reader, flat):
    """Values as ``tools/score.py quantities`` counts them, on trees without structure."""
    hits = gold = found = 0
    for line in (shared / "gold/quantities/newsquant_dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        figures = reader.read(flat(row["text"]))
        gold += len(row["quantities"])
        found += len(figures)
        for q in row["quantities"]:
            want = numbers(q["value"])
            for f in figures:
                have = sorted(abs(x) for x in (f.low, f.high) if x is not None)
                close = [any(abs(w - h) <= 1e-6 * max(1.0, w, h) for h in have) for w in want]
                if all(close) and (len(want) == 1 or len(have) == 2):
                    figures.remove(f)
                    hits += 1
                    break
    assert 2 * hits / (gold + found) >= FLOOR
