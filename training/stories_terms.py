"""Makes dragoman/lexicons/stories_terms.tsv: in how many news texts each term stands.

    python training/stories_terms.py ../shared

Counts texts of the Wikinews articles, the White House briefings (the first 600 words of each), the feed items of 2023, the
articles of PolNeAR's training part, and the sources of the Wikinews lineage set. No text of the story corpora is among them.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman.stories.terms import Terms

LEAST = 4
HEAD = """\
# How telling a term is: in how many of {texts:,} news texts it stands. Terms are stems (dragoman/stories/terms.py);
# those in fewer than {least} texts are left out. The row * says how many texts were counted.
# Counted by training/stories_terms.py in Wikinews articles (CC BY 2.5) and sources that they cite, White House briefings (CC0),
# feed items of 2023 and PolNeAR's training articles. They are counts only; no text is kept.
term\ttexts
"""


def rows(path: Path) -> Iterator[dict[str, object]]:
    content = path.read_bytes()
    text = (lzma.decompress(content) if path.suffix == ".xz" else content).decode("utf-8")
    yield from (json.loads(line) for line in text.split("\n") if line)


def texts(shared: Path) -> Iterator[str]:
    for r in rows(shared / "corpora/wikinews.jsonl.xz"):
        yield str(r["text"])
    for r in rows(shared / "corpora/whitehouse.jsonl.xz"):
        yield " ".join(str(r["text"]).split()[:600])
    for r in rows(shared / "corpora/feeds_2023h1.jsonl.xz"):
        yield f"{r.get('title') or ''} {r['text']}"
    for r in rows(shared / "gold/polnear/train.jsonl"):
        yield str(r["text"])
    for r in rows(shared / "gold/lineage/wikinews_dev.jsonl"):
        yield from (s["text"] for s in r["sources"])  # type: ignore[attr-defined]


def main(shared: Path) -> None:
    terms = Terms({}, 0)
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(shared):
        total += 1
        counts.update(set(terms.of(text)))
    kept = {t: n for t, n in counts.items() if n >= LEAST} | {"*": total}
    out = Path(__file__).parents[1] / "dragoman/lexicons/stories_terms.tsv"
    body = "".join(f"{t}\t{kept[t]}\n" for t in sorted(kept))
    out.write_text(HEAD.format(texts=total, least=LEAST) + body, encoding="utf-8")
    print(f"{len(kept):,} terms of {total:,} texts")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
