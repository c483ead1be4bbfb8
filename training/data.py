"""Gold corpora as documents of labelled words, and windows cut from them."""

from __future__ import annotations

import collections
import itertools
import json
import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.actors.rows import Country
from dragoman.language import features
from dragoman.language.tokens import blank
from dragoman.lexicons import read_table

NAMES = ("PER", "ORG", "LOC")
GUM_NAMES = {"person": "PER", "organization": "ORG", "place": "LOC"}


@dataclass
class Sentence:
    words: list[str]
    leads: list[int]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # within the sentence, -1 for the root
    deps: list[str] = field(default_factory=list)
    names: list[tuple[int, int, str]] | None = None
    facts: dict[int, float] | None = None
    document: str = ""


@dataclass
class Article:
    """A text with attributions, no trees: words, paragraph marks, and (cue, source, content) sets of word numbers."""

    words: list[str]
    leads: list[int]
    attributions: list[tuple[list[int], set[int], set[int]]]


def country_names() -> frozenset[str]:
    """Names of states and their capitals in lower case, from the lexicon of countries."""
    rows = read_table("actors_countries", Country, key=("code",))
    return frozenset(name.lower() for c in rows for name in (c.name, *c.names, *c.capitals))


def conllu(path: Path, places: frozenset[str] = frozenset()) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file. The lead of the first word says whether a paragraph begins there.

    `places`: see `gum_names`.
    """
    document = ""
    paragraph = True
    sentence = Sentence([], [])
    glued: dict[int, tuple[int, bool]] = {}
    space = features.BROKEN
    misc: list[str] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document = line.partition("=")[2].strip()
                paragraph = True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line.startswith("#"):
                continue
            elif not line:
                if sentence.words:
                    sentence.document = document
                    if any("Entity=" in m for m in misc):
                        sentence.names = gum_names(sentence, misc, places)
                    yield sentence
                sentence, glued, misc = Sentence([], []), {}, []
            else:
                c = line.split("\t")
                if "-" in c[0]:
                    first, last = (int(x) for x in c[0].split("-"))
                    glued = dict.fromkeys(range(first, last + 1), (last, "SpaceAfter=No" not in c[9]))
                    continue
                if "." in c[0]:
                    continue
                number = int(c[0])
                if not sentence.words and paragraph:
                    space, paragraph = features.BROKEN, False
                sentence.words.append(c[1])
                sentence.leads.append(space)
                sentence.lemmas.append(c[2])
                sentence.upos.append(c[3])
                sentence.xpos.append(c[4])
                sentence.heads.append(int(c[6]) - 1)
                sentence.deps.append(c[7])
                misc.append(c[9])
                after = "SpaceAfter=No" not in c[9]
                if number in glued:
                    after = glued[number][1] if number == glued[number][0] else False
                space = features.SPACED if after else features.GLUED


JOINS = ("-", "–", ".", "'", "’", "de", "la", "al")
JOINS_NO_PERSON = (*JOINS, "&", "of", "the", "for", "'s", "’s", "et")


def _proper(sentence: Sentence, i: int) -> bool:
    """Penn's tag says what belongs to a name ("Red" of the Red Sox); UD's says its kind of word."""
    return sentence.xpos[i] in ("NNP", "NNPS")


def _name_around(sentence: Sentence, head: int, start: int, end: int, joins: tuple[str, ...]) -> tuple[int, int]:
    """First and last word of the name around `head` within a mention: proper nouns, and what joins them."""

    def reach(step: int) -> int:
        at = got = head
        while start <= at + step < end:
            at += step
            if _proper(sentence, at):
                got = at
            elif sentence.words[at].lower() not in joins:
                break
        return got

    return reach(-1), reach(1)


def gum_names(sentence: Sentence, misc: list[str], places: frozenset[str]) -> list[tuple[int, int, str]]:
    """Named persons, organisations and places of GUM's entity layer, as UNER would draw them.

    A name is the run of proper nouns around the mention's head, with what joins them ("University of Michigan"); `places` are
    names in lower case that are places whatever GUM calls them."""
    open_: dict[str, list[tuple[int, str]]] = collections.defaultdict(list)
    mentions: list[tuple[int, int, str]] = []
    for i, m in enumerate(misc):
        value = next((x[7:] for x in m.split("|") if x.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", value):
            bits = part.strip("()").split("-")
            if part.startswith("("):
                kind = bits[1] if len(bits) > 1 else ""
                if part.endswith(")"):
                    mentions.append((i, i + 1, kind))
                else:
                    open_[bits[0]].append((i, kind))
            elif open_[bits[0]]:
                start, kind = open_[bits[0]].pop()
                mentions.append((start, i + 1, kind))
    found = []
    for start, end, kind in mentions:
        if kind not in GUM_NAMES:
            continue
        head = next((i for i in range(start, end) if not start <= sentence.heads[i] < end), start)
        if not _proper(sentence, head):
            continue
        low, high = _name_around(sentence, head, start, end, JOINS if kind == "person" else JOINS_NO_PERSON)
        type_ = GUM_NAMES[kind]
        if type_ == "ORG" and " ".join(sentence.words[low : high + 1]).lower() in places:
            type_ = "LOC"  # GUM calls a country that acts an organisation, UNER a place
        found.append((low, high + 1, type_))
    found.sort(key=lambda x: (x[0], -x[1]))
    out: list[tuple[int, int, str]] = []
    for f in found:
        if not out or f[0] >= out[-1][1]:
            out.append(f)
    return out


def titles(sentences: list[Sentence]) -> frozenset[str]:
    """Capitalised words that stand before a person's name oftener than in it ("Dr.", "President"), in UNER's drawing."""
    before: collections.Counter[str] = collections.Counter()
    inside: collections.Counter[str] = collections.Counter()
    for s in sentences:
        for start, end, kind in s.names or []:
            if kind == "PER":
                inside[s.words[start]] += end - start > 1
                if start and s.words[start - 1][0].isupper():
                    before[s.words[start - 1]] += 1
    return frozenset(w for w, n in before.items() if n > 1 and n > inside[w])


def without_titles(sentence: Sentence, known: frozenset[str]) -> None:
    """Takes titles off the front of persons' names; a title by itself is no name."""
    kept = []
    for start, end, kind in sentence.names or []:
        while kind == "PER" and start < end and sentence.words[start] in known:
            start += 1
        if start < end:
            kept.append((start, end, kind))
    sentence.names = kept if sentence.names is not None else None


def without_commas(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence with half of the commas left out that part two places ("Miramar, Florida"), as people write in haste."""
    places = [n for n in sentence.names or [] if n[2] == "LOC"]
    starts = {start for start, _, _ in places}
    out = [
        end
        for _, end, _ in places
        if end < len(sentence.words) and sentence.words[end] == "," and end + 1 in starts and end not in sentence.heads
    ]
    out = [i for i in out if chance.random() < 0.5]
    if not out:
        return sentence
    kept = [i for i in range(len(sentence.words)) if i not in out]
    at = {i: n for n, i in enumerate(kept)}
    moved = {name: [getattr(sentence, name)[i] for i in kept] for name in ("words", "leads", "upos", "xpos", "lemmas", "deps")}
    return Sentence(
        **moved,
        heads=[at.get(sentence.heads[i], -1) for i in kept],
        names=[(at[start], at[end - 1] + 1, kind) for start, end, kind in sentence.names or []],
        facts={at[i]: v for i, v in sentence.facts.items()} if sentence.facts else None,
        document=sentence.document,
    )


def words_of(spans: list[tuple[int, int]], words: list[str], text: str) -> tuple[list[int], list[int]]:
    """Offsets of `words`, found one after the other in `text`."""
    starts, ends = [], []
    at = 0
    for w in words:
        at = text.index(w, at)
        starts.append(at)
        at += len(w)
        ends.append(at)
    return starts, ends


def add_names(sentences: list[Sentence], path: Path) -> int:
    """UNER's names onto EWT's sentences, matched by their text. Returns how many sentences were matched."""
    by_text: dict[str, list[dict]] = collections.defaultdict(list)
    with path.open(encoding="utf-8") as f:
        for line in f:
            row = json.loads(line)
            by_text[re.sub(r"\s", "", row["text"])].append(row)
    matched = 0
    for s in sentences:
        rows = by_text.get("".join(re.sub(r"\s", "", w) for w in s.words))
        if not rows:
            continue
        row = rows.pop(0) if len(rows) > 1 else rows[0]
        try:
            starts, ends = words_of([], s.words, row["text"])
        except ValueError:
            continue
        s.names = []
        for e in row["entities"]:
            inside = [i for i in range(len(s.words)) if starts[i] < e["span"][1] and ends[i] > e["span"][0]]
            if inside:
                s.names.append((inside[0], inside[-1] + 1, e["type"]))
        matched += 1
    return matched


def add_facts(sentences: list[Sentence], path: Path) -> int:
    """UDS-IH2's scores onto EWT's sentences (its text is EWT's words joined by spaces). Returns how many were matched."""
    by_text = {"".join(s.words).replace(" ", ""): s for s in sentences}
    matched = 0
    for s, facts in tokenised(path):
        target = by_text.get("".join(s.words))
        if target is not None and len(target.words) == len(s.words):
            target.facts = facts
            matched += 1
    return matched


def tokenised(path: Path) -> Iterator[tuple[Sentence, dict[int, float]]]:
    """Sentences of a factuality file, with the score of each event word."""
    with path.open(encoding="utf-8") as f:
        for line in f:
            row = json.loads(line)
            words = row["text"].split(" ")
            starts = []
            at = 0
            for w in words:
                starts.append(at)
                at += len(w) + 1
            words_kept = [(i, w) for i, w in enumerate(words) if w]
            facts: dict[int, float] = {}
            for e in row["events"]:
                for n, (i, w) in enumerate(words_kept):
                    if starts[i] < e["span"][1] and starts[i] + len(w) > e["span"][0]:
                        facts[n] = float(e["score"])
                        break
            kept = [w for _, w in words_kept]
            leads = [features.BROKEN, *(_guess_lead(a, b) for a, b in itertools.pairwise(kept))]
            yield Sentence(kept, leads, facts=facts), facts


def _guess_lead(before: str, word: str) -> int:
    if word in {".", ",", ";", ":", "?", "!", ")", "]", "'s", "n't", "'", "%", "-"} or before in {"(", "[", "$", "-"}:
        return features.GLUED
    return features.SPACED


def articles(path: Path) -> list[Article]:
    """PolNeAR articles in our own tokens."""
    nlp = blank()
    out = []
    with path.open(encoding="utf-8") as f:
        for line in f:
            row = json.loads(line)
            text = row["text"]
            words: list[str] = []
            leads: list[int] = []
            starts: list[int] = []
            lead = features.BROKEN
            for t in nlp.make_doc(text):
                if t.is_space:
                    lead = features.BROKEN if "\n" in t.text else max(lead, features.SPACED)
                    continue
                words.append(t.text)
                starts.append(t.idx)
                leads.append(lead)
                lead = features.SPACED if t.whitespace_ else features.GLUED
            ends = [s + len(w) for s, w in zip(starts, words, strict=True)]

            def cover(spans: list[list[int]]) -> list[int]:
                return [i for s, e in spans for i in range(len(words)) if starts[i] < e and ends[i] > s]  # noqa: B023

            found = []
            for a in row["attributions"]:
                found.append((cover(a["cue"]), set(cover(a["source"])), set(cover(a["content"]))))
            out.append(Article(words, leads, found))
    return out


@dataclass
class Labels:
    """What is known of a window's words; None where nothing is."""

    words: list[str]
    leads: list[int]
    sentences: list[int] | None = None  # number of each word's sentence within the window
    heads: list[int] | None = None  # within the window, -1 for the root
    deps: list[str] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    names: list[str] | None = None  # BIO, "?" unknown
    facts: dict[int, float] | None = None
    attributions: list[tuple[list[int], set[int], set[int]]] | None = None
    weight: float = 1.0


def join(sentences: list[Sentence]) -> Labels:
    words: list[str] = []
    leads: list[int] = []
    numbers: list[int] = []
    heads: list[int] = []
    names: list[str] = []
    facts: dict[int, float] = {}
    for n, s in enumerate(sentences):
        base = len(words)
        words += s.words
        leads += s.leads
        numbers += [n] * len(s.words)
        heads += [h + base if h >= 0 else -1 for h in s.heads]
        if s.names is None:
            names += ["?"] * len(s.words)
        else:
            tags = ["O"] * len(s.words)
            for a, b, t in s.names:
                tags[a:b] = [f"B-{t}"] + [f"I-{t}"] * (b - a - 1)
            names += tags
        for i, v in (s.facts or {}).items():
            facts[base + i] = v
    trees = all(s.heads for s in sentences)
    if not trees:
        return Labels(words, leads, numbers, names=names, facts=facts or None)
    return Labels(
        words,
        leads,
        numbers,
        heads,
        [d for s in sentences for d in s.deps],
        [u for s in sentences for u in s.upos],
        [x for s in sentences for x in s.xpos],
        [m for s in sentences for m in s.lemmas],
        names,
        facts or None,
    )


def windows(sentences: list[Sentence], limit: int, chance: random.Random | None = None, alone: float = 0.25) -> Iterator[Labels]:
    """Runs of consecutive sentences of one document, at most `limit` words (a longer sentence stands alone). With `chance`
    the limit of each window is drawn anew, and the share `alone` of the windows is one sentence."""
    run: list[Sentence] = []
    size = 0
    top = limit
    for s in sentences:
        if run and (size + len(s.words) > top or s.document != run[0].document):
            yield join(run)
            run, size = [], 0
        if not run and chance:
            top = 1 if chance.random() < alone else chance.randint(limit // 4, limit)
        run.append(s)
        size += len(s.words)
    if run:
        yield join(run)


def article_windows(article: Article, limit: int, chance: random.Random | None = None) -> Iterator[Labels]:
    n = len(article.words)
    start = 0
    while start < n:
        top = chance.randint(limit // 2, limit) if chance else limit
        end = min(n, start + top)
        if end < n:
            good = [
                i
                for i in range(start + top // 2, end)
                if article.leads[i] == features.BROKEN
                or (article.words[i - 1] in (".", "?", "!", "”", '"') and article.words[i][:1].isupper())
            ]
            end = good[-1] if good else end
        inside = lambda xs: [x - start for x in sorted(xs) if start <= x < end]  # noqa: B023, E731
        found = []
        for cue, source, content in article.attributions:
            c = inside(cue)
            found.append((c, set(inside(source)), set(inside(content))))
        yield Labels(article.words[start:end], article.leads[start:end], attributions=found)
        start = end
