"""How well and how fast copies are found, on a set made from real articles.

    python benchmarks/copies.py ../shared/corpora/wikinews.jsonl.xz --scorer ../shared/tools/score.py
    python benchmarks/copies.py ../shared/corpora/wikinews.jsonl.xz --reports 100000      speed and memory

Of every article come copies: with another title; cut at the end, at the start or in the middle; with paragraphs of another
article put in; lightly paraphrased (words for words of like meaning from paraphrases.tsv, words left out, figures rounded, two
neighbouring sentences changed about); and all of these at once. Beside them stand texts that share no more than a paragraph, a
quotation or a footer. Every word of a made text keeps the article and the place it came from, so the gold says exactly which part
of the shorter text the longer one has.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.records import Report
from dragoman.reports import read
from dragoman.stories import CopyIndex

FOOTERS = (
    "Sign up here for our morning letter, and follow us for the latest from our reporters around the world.",
    "This report was first published by the agency and has not been edited by our staff; for rights and permissions write to us.",
)
LEAST_WORDS = 40
SOURCES = 240


@dataclass(frozen=True)
class Piece:
    """A word as it is written, with the article and the place that it came from (none: it is new)."""

    text: str
    origin: tuple[int, int] | None


Paragraph = list[list[Piece]]  # sentences


@dataclass
class Made:
    id: str
    title: str
    paragraphs: list[Paragraph]

    def text(self) -> str:
        return "\n\n".join(" ".join(p.text for s in paragraph for p in s) for paragraph in self.paragraphs if paragraph)

    def origins(self) -> list[tuple[int, int] | None]:
        return [p.origin for paragraph in self.paragraphs for s in paragraph for p in s]


def articles(path: str) -> list[tuple[str, list[Paragraph]]]:
    """Titles and paragraphs of the articles that are long enough; each word knows its article and place."""
    out: list[tuple[str, list[Paragraph]]] = []
    for report in read([path]):
        if not isinstance(report, Report) or len(report.text.split()) < 120:
            continue
        at, paragraphs = 0, []
        for block in re.split(r"\n\s*\n", report.text):
            sentences: Paragraph = []
            for sentence in re.split(r"(?<=[.!?”\"]) +(?=[A-Z“\"])", block.strip()):
                words = sentence.split()
                sentences.append([Piece(w, (len(out), at + i)) for i, w in enumerate(words)])
                at += len(words)
            if any(sentences):
                paragraphs.append(sentences)
        out.append((report.title, paragraphs))
    return out


def paraphrase(paragraphs: list[Paragraph], words: dict[str, str], rng: random.Random) -> list[Paragraph]:
    """About one word in twelve another, some left out, figures rounded; here and there two sentences change places."""
    out = []
    for paragraph in paragraphs:
        sentences = []
        for sentence in paragraph:
            new = []
            for i, p in enumerate(sentence):
                bare = p.text.strip(".,;:()").lower()
                if bare in words and rng.random() < 0.7:
                    new.append(Piece(p.text.lower().replace(bare, words[bare]), p.origin))
                elif bare in ("very", "also", "then", "just", "still", "only") or (i > 0 and rng.random() < 0.02):
                    continue
                elif re.fullmatch(r"\d{2,}", bare) and rng.random() < 0.3:
                    new.append(Piece("some " + bare[:-1] + "0", p.origin))
                else:
                    new.append(p)
            sentences.append(new)
        if len(sentences) > 2 and rng.random() < 0.15:
            at = rng.randrange(len(sentences) - 1)
            sentences[at], sentences[at + 1] = sentences[at + 1], sentences[at]
        out.append(sentences)
    return out


def cut(paragraphs: list[Paragraph], rng: random.Random) -> list[Paragraph]:
    """Three to eight tenths of the paragraphs, in a row."""
    keep = max(1, round(len(paragraphs) * rng.uniform(0.3, 0.8)))
    start = rng.choice((0, 0, len(paragraphs) - keep, rng.randint(0, len(paragraphs) - keep)))
    return paragraphs[start : start + keep]


def padded(paragraphs: list[Paragraph], other: list[Paragraph], rng: random.Random) -> list[Paragraph]:
    """With one to three paragraphs of another article put in somewhere."""
    out = list(paragraphs)
    for p in other[: rng.randint(1, 3)]:
        out.insert(rng.randint(0, len(out)), p)
    return out


def made(sources: list[tuple[str, list[Paragraph]]], words: dict[str, str], seed: int) -> Iterator[Made]:
    """The set: every article with its copies, and texts that share less."""
    rng = random.Random(seed)
    for n, (title, whole) in enumerate(sources):
        other = sources[(n + 1 + rng.randrange(len(sources) - 1)) % len(sources)][1]
        kinds = {
            "whole": whole,
            "retitled": whole,
            "cut": cut(whole, rng),
            "padded": padded(whole, other, rng),
            "paraphrased": paraphrase(whole, words, rng),
            "all": padded(paraphrase(cut(whole, rng), words, rng), other, rng),
            "mixed": whole[: len(whole) // 2] + other[len(other) // 2 :],
            "quoting": other[: max(2, len(other) // 2)] + whole[:1],
        }
        for kind, paragraphs in kinds.items():
            if rng.random() < 0.75 or kind == "whole":
                footer = [[[Piece(w, None) for w in rng.choice(FOOTERS).split()]]] if rng.random() < 0.3 else []
                text = Made(f"{n}-{kind}", title if kind == "whole" else f"{kind}: {title[::-1]}", paragraphs + footer)
                if len(text.origins()) >= LEAST_WORDS:
                    yield text


def gold(texts: list[Made]) -> Iterator[dict[str, object]]:
    """Every pair that has words of one article in common, with the part of the shorter text that the longer one has."""
    origins = {t.id: t.origins() for t in texts}
    having: dict[int, list[str]] = {}
    for text, places in origins.items():
        for article in {o[0] for o in places if o}:
            having.setdefault(article, []).append(text)
    pairs = sorted({(a, b) for ids in having.values() for a in ids for b in ids if a < b})
    for a, b in pairs:
        short, long = sorted((origins[a], origins[b]), key=len)
        held = set(long) - {None}
        yield {"a": a, "b": b, "containment": round(sum(o in held for o in short) / len(short), 4)}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("articles")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--scorer", type=Path, help="score.py; fails below precision 0.98 or recall 0.95")
    parser.add_argument("--reports", type=int, help="time so many reports instead")
    given = parser.parse_args()
    with (Path(__file__).parent / "paraphrases.tsv").open(encoding="utf-8") as f:
        words = {r["words"]: r["instead"] for r in csv.DictReader((x for x in f if x[0] != "#"), delimiter="\t")}
    sources = articles(given.articles)[:SOURCES]
    if given.reports:
        speed(sources, words, given.reports)
        return
    texts = list(made(sources, words, given.seed))
    index = CopyIndex()
    begin = time.process_time()
    found = [c for t in texts for c in index.add(Report(t.id, t.text(), title=t.title))]
    seconds = time.process_time() - begin
    print(f"{len(texts):,} texts, {len(found):,} pairs in {seconds:.1f} s: {3600 * len(texts) / seconds:,.0f} reports an hour")
    if given.scorer:
        score(given.scorer, list(gold(texts)), [{"a": c.a, "b": c.b, "share": c.share} for c in found])


def score(scorer: Path, wanted: list[dict[str, object]], found: list[dict[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, rows in (("gold", wanted), ("found", found)):
            paths.append(Path(folder) / f"{name}.jsonl")
            paths[-1].write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        done = subprocess.run([sys.executable, scorer, "duplicates", *paths], capture_output=True, text=True, check=True)
    print(done.stdout, end="")
    figures = {k: float(v) for k, v in (line.split() for line in done.stdout.splitlines())}
    if figures["precision"] < 0.98 or figures["recall"] < 0.95:
        raise SystemExit("below precision 0.98 or recall 0.95")


def speed(sources: list[tuple[str, list[Paragraph]]], words: dict[str, str], reports: int) -> None:
    """Texts put together from sentences of many articles, one in ten a copy of an earlier one, timed as they go in."""
    rng = random.Random(0)
    sentences = [" ".join(p.text for p in s) for _, paragraphs in sources for paragraph in paragraphs for s in paragraph]
    index, earlier, found = CopyIndex(), "", 0
    seconds = 0.0
    for n in range(reports):
        text = " ".join(" ".join(rng.sample(s, len(s))) for s in (x.split() for x in rng.sample(sentences, 12)))
        if n % 10 == 9:
            text = earlier[: int(len(earlier) * rng.uniform(0.4, 1))] + " " + text[:200]
        elif n % 10 == 0:
            earlier = text
        begin = time.process_time()
        found += len(index.add(Report(str(n), text)))
        seconds += time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = 3600 * reports / seconds
    print(f"{reports:,} reports, {found:,} pairs in {seconds:.1f} s: {rate:,.0f} an hour; peak {peak:,.0f} MB")


if __name__ == "__main__":
    main()
