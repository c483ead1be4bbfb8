"""What a report rests on, as far as it says so itself.

Edges say that one rests on another: ``frm`` has it from ``to``. "The data, obtained by C4ADS and provided to The Washington
Post, shows" gives C4ADS ← the data (obtained) and The Washington Post ← C4ADS (provided); a press agency in the dateline, "first
reported by Axios", "told Reuters", "in a statement carried by state media" give edges from this report's outlet to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.attribution import spans
from dragoman.attribution.described import definite
from dragoman.attribution.drafts import find_subject
from dragoman.attribution.lexicon import Lexicon
from dragoman.attribution.reader import Found, Speakers
from dragoman.language.trees import Tree
from dragoman.records import Field, Lineage, Span
from dragoman.reports.datelines import dateline

_THIS = "this report"
_PRESS = "JRN"


def lineage(tree: Tree, founds: Sequence[Found], mentions: Speakers, outlet: str, field: Field = "text") -> list[Lineage]:
    """The edges of one field, in the order of the text, none twice. `outlet` stands for the report; where it is not known,
    the report is called "this report"."""
    reader = _Reader(tree, mentions, outlet or _THIS, Lexicon.load())
    edges = [*reader.filed(), *reader.handed(), *reader.said(founds), *reader.told()]
    out: dict[tuple[str, str, str], Lineage] = {}
    for frm, to, how, span in sorted(edges, key=lambda e: e[3]):
        if frm and to and _key(frm) != _key(to) and not (_key(frm) == _key(outlet) and _key(to) in _key(outlet)):
            out.setdefault((_key(frm), _key(to), how), Lineage(frm, to, how, span, field))
    return list(out.values())


Edge = tuple[str, str, str, Span]


class _Reader:
    """One pass over a tree; holds what all the rules ask for."""

    def __init__(self, tree: Tree, mentions: Speakers, outlet: str, lexicon: Lexicon) -> None:
        self.tree, self.mentions, self.outlet, self.lexicon = tree, mentions, outlet, lexicon

    def filed(self) -> Iterator[Edge]:
        """A press agency in the dateline: "SEOUL (Reuters) —"."""
        line = dateline(self.tree.text)
        if line is not None and line.agency:
            at = self.tree.text.find(line.agency, line.span.start, line.span.end)
            yield self.outlet, line.agency, "dateline", Span(at, at + len(line.agency))

    def handed(self) -> Iterator[Edge]:
        """What was obtained, seen, provided, carried or first reported by whom."""
        tree = self.tree
        for v, pos in enumerate(tree.upos):
            if pos != "VERB":
                continue
            how = self.lexicon.handing.get(tree.lemmas[v])
            if how is None:
                continue
            if not (tree.xpos[v] == "VBN" or tree.passive(v)):
                yield from self._published(v, how)
                continue
            giver = self._agent(v)
            if how in ("reported", "carried"):
                first = any(tree.lower[c] == "first" for c in tree.children[v])
                if giver is not None and (self.press(giver) or first):
                    yield self.outlet, self.name(giver), how, self._span(v, giver)
                continue
            thing = self._thing(v)
            if thing is None:
                continue
            if how in ("obtained", "cited"):
                if giver is not None:
                    yield self.name(giver), self.name(thing), how, self._span(v, giver)
            elif how == "provided":
                holder = self._oblique(v, ("to", "with"))
                if holder is None and giver is not None and self.press(giver):
                    yield self.outlet, self.name(giver), "reported", self._span(v, giver)
                elif holder is not None:
                    before = giver if giver is not None else self._earlier(v)
                    yield self.name(holder), self.name(before if before is not None else thing), how, self._span(v, holder)

    def _published(self, v: int, how: str) -> Iterator[Edge]:
        """ "The agency KCNA published the full text": a newspaper or an agency that gives out a document."""
        tree = self.tree
        giver, thing = find_subject(tree, v), next((c for c in tree.children[v] if tree.deps[c] == "obj"), None)
        gives = how in ("reported", "carried") or tree.lemmas[v] == "release"
        if gives and giver is not None and thing is not None and self.press(giver):
            if tree.lemmas[thing].lower() not in self.lexicon.documents:
                return
            yield self.outlet, self.name(giver), "carried" if how == "carried" else "reported", self._span(v, giver)

    def said(self, founds: Sequence[Found]) -> Iterator[Edge]:
        """Attributions whose source is a newspaper or an agency, and "citing X"."""
        tree = self.tree
        for f in founds:
            lemma = tree.lemmas[f.cue]
            passed_on = f.record.parent is not None and f.source is not None and tree.heads[f.source] == f.cue
            by = founds[f.record.parent].record if passed_on and f.record.parent is not None else f.record
            cited = f.source if by is not f.record else f.root  # "X said, citing *Y*": Y is quoted by X
            if lemma in ("cite", "quote") and cited is not None and tree.upos[f.cue] == "VERB":
                if not self.mentions.at(cited) and tree.lemmas[cited] not in self.lexicon.documents:
                    continue  # "citing privacy concerns"
                frm = by.speaker.name or by.speaker.text if by.speaker is not None else self.outlet
                yield frm, self.name(cited), "cited", f.record.cue[0]
                continue
            if f.source is None or not self.press(f.source):
                continue
            if self.own(f):
                continue
            how = "reported" if f.record.kind == "speech" and tree.upos[f.cue] == "VERB" else "cited"
            yield self.outlet, self.name(f.source), how, f.record.source[0] if f.record.source else f.record.cue[0]

    def told(self) -> Iterator[Edge]:
        """ "told Reuters", "in an interview with CNN", "on state television": whom it was said to."""
        tree = self.tree
        for v, pos in enumerate(tree.upos):
            if pos == "VERB" and tree.lemmas[v] in self.lexicon.telling:
                for c in tree.children[v]:
                    whom = c > v and (
                        tree.deps[c] in ("obj", "iobj") or (tree.deps[c] == "obl" and tree.case(c) in ("to", "with"))
                    )
                    if whom and self.press(c):
                        speaker = find_subject(tree, v)
                        yield self.outlet, self.name(c), "told", tree.span(v, c + 1)
                        if speaker is not None:
                            yield self.name(c), self.name(speaker), "told", tree.span(v, c + 1)
            elif pos == "NOUN" and tree.lemmas[v] in self.lexicon.venues:
                for c in tree.children[v]:
                    if c > v and tree.deps[c] == "nmod" and tree.case(c) in ("with", "to", "on", "by", "for") and self.press(c):
                        yield self.outlet, self.name(c), "told", tree.span(v, c + 1)

    # ------------------------------------------------------------------ questions
    def name(self, token: int) -> str:
        """Who or what a phrase stands for: the actor's name, else its words."""
        actor = next(iter(self.mentions.at(token)), None)
        if (actor is None or not actor.id) and (inner := self._apposed(token)) is not None:
            own = next(iter(self.mentions.at(inner)), None)
            token, actor = inner, own if own != actor else None
        some = self.tree.upos[token] == "NOUN" and not definite(self.tree, token)  # "two officials" are not their government
        if actor is not None and (actor.name or actor.text) and not (some and actor.country):
            return actor.name or actor.text
        start, end = self.tree.phrase(token)
        return self.tree.piece(self.tree.span(start, end))

    def own(self, f: Found) -> bool:
        """Whether the source names this outlet itself ("CNN's correspondent reports", in a report of cnn.com)."""
        name = _key(self.outlet.split(".")[0] if "." in self.outlet else self.outlet)
        return any(name in _key(self.tree.piece(s)) for s in f.record.source)

    def _apposed(self, token: int) -> int | None:
        """The name beside a description ("the nonprofit C4ADS"), however the tree has joined the two."""
        tree = self.tree
        if tree.upos[token] != "NOUN":
            return None
        beside = [c for c in tree.children[token] if tree.deps[c] in ("appos", "flat", "nmod:desc")]
        beside += [i for i in (token + 1,) if i < len(tree) and tree.heads[i] == tree.heads[token] and not tree.case(i)]
        return next((c for c in beside if tree.upos[c] == "PROPN"), None)

    def press(self, token: int) -> bool:
        """Whether a phrase names a newspaper, a broadcaster, a news agency or "state media"."""
        named = token if self.tree.upos[token] == "PROPN" else self._apposed(token)
        if named is not None and any(_PRESS in a.sectors for a in (*self.mentions.at(named), *self.mentions.at(token))):
            return True
        return self.tree.lemmas[token].lower() in self.lexicon.press

    def _thing(self, v: int) -> int | None:
        """The document that was handed on: what the participle modifies or the passive's subject."""
        tree = self.tree
        first = v
        while tree.deps[first] == "conj" and tree.heads[first] != first:
            first = tree.heads[first]
        if tree.deps[first] in ("acl", "acl:relcl"):
            thing: int | None = tree.heads[first]
        else:
            thing = next((c for c in tree.children[first] if tree.deps[c] == "nsubj:pass"), None)
        if thing is None:
            return None
        known = tree.lemmas[thing].lower() in self.lexicon.documents or tree.lemmas[thing].lower() in self.lexicon.venues
        return thing if known else None

    def _agent(self, v: int) -> int | None:
        return self._oblique(v, ("by",))

    def _oblique(self, v: int, cases: tuple[str, ...]) -> int | None:
        tree = self.tree
        return next((c for c in tree.children[v] if tree.deps[c].startswith("obl") and tree.case(c) in cases), None)

    def _earlier(self, v: int) -> int | None:
        """Who had it before: the agent of the participle before this one ("obtained by X and provided to Y")."""
        tree = self.tree
        return self._agent(tree.heads[v]) if tree.deps[v] == "conj" else None

    def _span(self, v: int, to: int) -> Span:
        low, high = min(v, to), max(max(spans.subtree(self.tree, to), default=to), v)
        return self.tree.span(low, high + 1)


def _key(name: str) -> str:
    words = "".join(ch if ch.isalnum() else " " for ch in name.lower()).split()
    return "".join(w for w in words if w not in ("the", "a", "an"))
