"""What was expected of reports and did not come out, with the nearest claim and what is wrong with it.

    python benchmarks/misses.py ../shared benchmarks/dispatches
    python benchmarks/misses.py ../shared ../shared/partnership

A folder has ``reports.jsonl`` and ``expected.jsonl`` in the format of ``../shared/partnership``. ``tools/score.py`` says whether
a claim fits; here each part of what is expected is tried by itself. The last line counts which parts fail, and which alone
stood in the way.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

PARTS = ("status", "sources", "quantity", "time", "places", "predicate")


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "tools/score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def wrong(score: ModuleType, wanted: dict[str, Any], claim: dict[str, Any], chain: list[dict[str, Any]]) -> list[str]:
    """The parts of what is expected that this claim lacks: each is tried with everything else taken from the claim."""
    names = [s.get("name") or s.get("text") for s in (a.get("speaker") or {} for a in chain)]
    as_claimed = {"event": claim["event"], "status": claim["status"], "sources": [n for n in names if n]}
    out = [] if claim["event"] in {wanted["event"], *wanted.get("event_also", [])} else ["event"]
    mutual = len(wanted["actor"]) > 1 and not wanted["recipient"]
    if not score.covers(wanted["actor"], claim["actor"] + (claim["recipient"] if mutual else [])):
        out.append("actor")
    if not score.covers(wanted["recipient"], claim["recipient"]):
        out.append("recipient")
    return out + [p for p in PARTS if p in wanted and not score.fits(as_claimed | {p: wanted[p]}, claim, chain)]


def nearest(score: ModuleType, wanted: dict[str, Any], record: dict[str, Any]) -> tuple[list[str], dict[str, Any], list[str]]:
    """(what it lacks, the claim, its speakers) of the claim that lacks least; another event or predicate is no such claim."""
    found = []
    for claim in record["claims"]:
        chain = [record["attributions"][i] for i in claim["attribution"]]
        lacks = [] if score.fits(wanted, claim, chain) else wrong(score, wanted, claim, chain)
        another = "event" in lacks or "predicate" in lacks
        speakers = [(a.get("speaker") or {}).get("name") or "?" for a in chain]
        found.append((another, len(lacks), ["no such claim"] if another else lacks, claim, speakers))
    if not found:
        return ["no such claim"], {}, []
    return min(found, key=lambda f: f[:2])[2:]


def shown(claim: dict[str, Any], speakers: list[str]) -> str:
    def parties(side: str) -> str:
        return "; ".join(f"{a['text']} <{a['name']}: {a['country'] or a['code']} {' '.join(a['sectors'])}>" for a in claim[side])

    rest = {
        "said by": speakers,
        "figures": [q["text"] for q in claim["quantities"]],
        "time": (claim["time"] or {}).get("edtf"),
        "places": [p["text"] for p in claim["places"]],
    }
    told = ", ".join(f"{k} {v}" for k, v in rest.items() if v)
    event = f"{claim['event']} «{claim['predicate']['text']}» {claim['status']}"
    return f"{event} | {parties('actor')} → {parties('recipient')} | {told}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder with tools/score.py")
    parser.add_argument("folder", type=Path, help="the folder with reports.jsonl and expected.jsonl")
    given = parser.parse_args()
    score = scorer(given.shared)
    texts = {r["id"]: r["text"] for r in score.rows(given.folder / "reports.jsonl")}
    with tempfile.NamedTemporaryFile() as out:
        command = [sys.executable, "-m", "dragoman", "extract", str(given.folder / "reports.jsonl"), "--format", "jsonl"]
        subprocess.run(command, stdout=out, check=True)
        records = score.by_report(out.name)
    tally: Counter[str] = Counter()
    wanted = [w for w in score.rows(given.folder / "expected.jsonl") if w["must"]]
    for want in wanted:
        lacks, claim, speakers = nearest(score, want, records[want["report"]])
        if not lacks:
            continue
        tally.update(lacks)
        tally[f"only {lacks[0]}"] += len(lacks) == 1
        print(f"\n{want['report']}  {texts[want['report']]}")
        print("  wanted ", json.dumps({k: v for k, v in want.items() if k not in ("report", "must")}, ensure_ascii=False))
        if lacks != ["no such claim"]:
            print("  nearest", shown(claim, speakers))
        print("  lacks  ", ", ".join(lacks))
    print(f"\n{len(wanted)} expected; lacking:", ", ".join(f"{k} {v}" for k, v in tally.most_common() if v))


if __name__ == "__main__":
    main()
