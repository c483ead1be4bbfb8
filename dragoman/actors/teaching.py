"""What a report teaches of actors whom no lexicon holds.

"Rheinmetall, the German arms maker", "the Swedish drone maker Kalvo", "the NDC, Ghana's ruling party": a name that only the
language model knows gets country and sectors from the noun beside it, for the whole report. What was learned so of persons and
organisations is handed out as `Taught`, so that a ledger can keep it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.actors.names import Entry, Hit
from dragoman.actors.owners import Owner
from dragoman.actors.persons import Named
from dragoman.actors.phrases import Phrase
from dragoman.actors.rows import Organisation
from dragoman.actors.scene import Scene
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree
from dragoman.records import Taught

_KINDS = frozenset({"body", "group"})


@dataclass(frozen=True, slots=True)
class Described:
    """An organisation that a phrase beside its name describes: the phrase's role and owner, and tokens [start, end) of both."""

    organisation: Organisation
    phrase: Phrase
    start: int
    end: int


def describe(
    tree: Tree, tables: Tables, hits: list[Hit], phrases: list[Phrase], owners: dict[int, Owner]
) -> tuple[dict[str, Described], dict[int, Organisation]]:
    """The organisations that the report itself describes, by id, and those that a phrase stands beside, by the phrase's head; of
    known ones only a phrase right before the name.

    `hits` and `owners` are changed: every mention of such an organisation has what was learned of it.
    """
    known = tables.organisations
    _shorten(tree, known, hits, owners)
    by_start = {p.start: p for p in phrases if p.role.kind in _KINDS and not p.plural}
    by_end = {p.end: p for p in phrases if p.role.kind in _KINDS and not p.plural}
    by_head = {p.head: p for p in phrases if p.role.kind in _KINDS and not p.plural}
    found: dict[str, Described] = {}
    beside: dict[int, Organisation] = {}
    for h in hits:
        ref = h.entries[0].ref
        if not isinstance(ref, Organisation):
            continue
        if ref.id in known:
            before = by_end.get(h.start)  # "the Palestinian *group* Hamas"
            if before is not None and tree.heads[h.head] == before.head and tree.deps[h.head] in ("appos", "flat", "nmod:desc"):
                beside[before.head] = ref
            continue
        p = _phrase(tree, h, by_start, by_end, by_head)
        if p is None or not (p.owners or p.sectors or p.code):
            continue
        if tree.deps[p.head] != "root":
            beside[p.head] = ref
        if ref.id not in found:
            start, end = min(h.start, p.start), max(h.end, p.end)
            if p.owners and p.owners[0].head >= end:
                end = p.owners[0].head + 1
            found[ref.id] = Described(_learned(ref, p), p, start, end)
    for i, h in enumerate(hits):
        ref = h.entries[0].ref
        if isinstance(ref, Organisation) and ref.id in found:
            org = found[ref.id].organisation
            hits[i] = replace(h, entries=(Entry("organisation", org, org.name, True),))
            owners[h.start] = Owner(org.id, org.name, org.country, org.code, org.sectors, h.head)
    return found, {head: found[org.id].organisation if org.id in found else org for head, org in beside.items()}


def _shorten(tree: Tree, known: dict[str, Organisation], hits: list[Hit], owners: dict[int, Owner]) -> None:
    """ "Kalvo" after "Kalvo Systems" is the same, if only one longer name begins so."""
    long: dict[str, dict[str, Hit]] = {}
    for h in hits:
        ref = h.entries[0].ref
        if isinstance(ref, Organisation) and ref.id not in known and h.end - h.start > 1:
            long.setdefault(tree.words[h.start], {}).setdefault(ref.id, h)
    for i, h in enumerate(hits):
        ref = h.entries[0].ref
        if isinstance(ref, Organisation) and ref.id not in known and h.end - h.start == 1:
            same = list(long.get(tree.words[h.start], {}).values())
            if len(same) == 1 and same[0].start < h.start:
                hits[i] = replace(h, entries=same[0].entries)
                owner = owners.get(same[0].start)
                if owner is not None:
                    owners[h.start] = replace(owner, head=h.head)


def taught(scene: Scene, organisations: Iterable[Described]) -> tuple[Taught, ...]:
    """What the report says of actors whom no lexicon holds, in the order of the text: persons by full name, organisations."""
    out: dict[str, Taught] = {}
    for n in scene.persons:
        t = _person(scene, n)
        if t is not None:
            out.setdefault(t.id, t)
    for d in organisations:
        org, span = d.organisation, scene.tree.span(d.start, d.end)
        seat = d.phrase.owners[0].id if d.phrase.owners else ""
        out.setdefault(
            org.id,
            Taught(
                span, scene.tree.piece(span), org.id, org.name, "organisation", country=org.country, code=org.code,
                sectors=org.sectors, role=d.phrase.role.noun, seat=seat,
            ),
        )  # fmt: skip
    return tuple(sorted(out.values(), key=lambda t: (t.span, t.id)))


def _person(scene: Scene, n: Named) -> Taught | None:
    e = n.entity
    told = e.how.startswith("learned here") and len(e.words) > 1 and e.evidence != (0, 0)
    if not told or not (e.country or e.code or e.sectors):
        return None
    span = scene.tree.span(*e.evidence)
    role = e.how.removeprefix("learned here: ").split(" of ")[0].split(",")[0]
    return Taught(
        span, scene.tree.piece(span), e.id, e.name, "person", sex=e.sex, country=e.country, code=e.code, sectors=e.sectors,
        role="" if role == e.how else role, office=e.office, seat=e.seat,
    )  # fmt: skip


def _learned(org: Organisation, p: Phrase) -> Organisation:
    owner = p.owners[0] if p.owners else None
    country = org.country or (owner.country[:1] if owner is not None else ())
    code = "" if country else org.code or p.code or (owner.code if owner is not None else "")
    return replace(org, country=country, code=code, sectors=org.sectors or p.sectors, kind=org.kind or p.role.noun)


def _phrase(
    tree: Tree, h: Hit, by_start: dict[int, Phrase], by_end: dict[int, Phrase], by_head: dict[int, Phrase]
) -> Phrase | None:
    """The phrase that says what the organisation is: after a comma, in apposition, right before the name, or after "is"."""
    last = tree.sents[tree.sent_of[h.start]][1]
    if h.end < last and tree.words[h.end] == ",":
        p = by_start.get(h.end + 1)
        if p is not None and tree.deps[p.head] == "appos":
            return p
    for c in tree.children[h.head]:
        if c in by_head and tree.deps[c] == "appos" and c >= h.end:
            return by_head[c]
    p = by_end.get(h.start)
    if p is not None and (p.owners or not p.bare) and tree.sent_of[p.head] == tree.sent_of[h.start]:
        joined = tree.heads[p.head] == tree.heads[h.head] or h.head in (tree.heads[p.head], p.head)
        if joined or tree.heads[h.head] == p.head:
            return p
    g = tree.heads[h.head]
    copula = any(tree.deps[c] == "cop" and tree.lower[c] == "is" for c in tree.children[g])
    return by_head.get(g) if copula and tree.deps[h.head] == "nsubj" else None
