"""The attribution heads alone, the rules alone, and both together, on PolNeAR's development part.

    python benchmarks/attribution.py ../shared

Prints a table in Markdown, figures as ``tools/score.py attribution`` gives them. "Heads": the model's own cues, each with the
words that it links to them. "Heads, word by word": what the heads say of each word by itself, without saying whose source or
content it is.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from dragoman.actors import ActorReader
from dragoman.attribution import AttributionReader
from dragoman.language import Language, Tree

GOLD = "gold/polnear/dev.jsonl"
SHOWN = ("cue_token_f1", "source_token_f1", "content_token_f1", "detected_f1", "relation_f1")
GROUP = 20  # articles that go through the model together

Record = dict[str, list[list[int]]]


def spans(tree: Tree, tokens: Iterable[int]) -> list[list[int]]:
    return [[tree.starts[i], tree.ends[i]] for i in tokens]


def linked(tree: Tree) -> list[Record]:
    return [
        {"source": spans(tree, x.source), "cue": spans(tree, range(x.start, x.end)), "content": spans(tree, x.content)}
        for x in tree.linked
    ]


def word_by_word(tree: Tree) -> list[Record]:
    v = tree.voices
    assert v is not None
    heads = {"source": v.source, "cue": v.cue, "content": v.content}
    return [{k: spans(tree, (i for i, x in enumerate(scores) if x > 0)) for k, scores in heads.items()}]


def read_by(reader: AttributionReader, actors: ActorReader) -> Callable[[Tree], list[Record]]:
    def read(tree: Tree) -> list[Record]:
        found = [f.record for f in reader.read(tree, actors.read(tree, "", ""))]
        return [{k: [[s.start, s.end] for s in getattr(a, k)] for k in ("source", "cue", "content")} for a in found]

    return read


def score(shared: Path, rows: Sequence[dict[str, Any]]) -> dict[str, str]:
    """What the scorer prints, by name."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        f.writelines(json.dumps(r) + "\n" for r in rows)
        f.flush()
        command = [sys.executable, str(shared / "tools/score.py"), "attribution", str(shared / GOLD), f.name]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return dict(line.split(" ", 1) for line in lines)


def main(folder: str) -> None:
    shared = Path(folder)
    articles = [json.loads(line) for line in (shared / GOLD).read_text(encoding="utf-8").splitlines()]
    language, actors = Language.load(), ActorReader.load()
    ways = {
        "heads, word by word": word_by_word,
        "heads": linked,
        "rules": read_by(AttributionReader.load(learned=False), actors),
        "together": read_by(AttributionReader.load(), actors),
    }
    rows: dict[str, list[dict[str, Any]]] = {w: [] for w in ways}
    for i in range(0, len(articles), GROUP):
        group = articles[i : i + GROUP]
        for a, tree in zip(group, language.trees([a["text"] for a in group]), strict=True):
            for name, way in ways.items():
                rows[name].append({"report": {"id": a["id"]}, "attributions": way(tree)})
    print("| |", " | ".join(s.removesuffix("_f1").replace("_", " ") for s in SHOWN), "|")
    print("|---" * (len(SHOWN) + 1) + "|")
    for name in ways:
        got = score(shared, rows[name])
        print(f"| {name} |", " | ".join("–" if name.endswith("word") and s[0] in "dr" else got[s] for s in SHOWN), "|")


if __name__ == "__main__":
    main(sys.argv[1])
