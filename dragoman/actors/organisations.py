"""Organisations that only the language model knows, and names that are part of other names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container
from dataclasses import replace

from dragoman.actors.edges import chamber
from dragoman.actors.names import Entry, Hit, head_of
from dragoman.actors.owners import Owner
from dragoman.actors.rows import Country, Organisation, PlaceName, Role
from dragoman.actors.tables import Tables, slug
from dragoman.language.trees import Tree

_JOINS = ("-", "–")
_NUMBERED = re.compile(r"\.\s*[0-9(]")
_ORGANS = frozenset({"GOV", "LEG", "JUD", "COP", "MIL"})
_STUDIED = frozenset(
    {"AGR", "BUS", "EDU"}
)  # what a department or an institute is for, not what it is ("Department of *Education*")


def of_the_day(tables: Tables, hits: list[Hit], day: str) -> list[Hit]:
    """Organisations without GOV where they did not govern on a day (ISO; empty: no day is told): the Taliban in 2019."""
    out = []
    for h in hits:
        e = h.entries[0]
        terms = tables.ruling.get(e.ref.id, ()) if isinstance(e.ref, Organisation) and day else ()
        if terms and isinstance(e.ref, Organisation) and not any(t.start <= day and (not t.end or day < t.end) for t in terms):
            org = replace(e.ref, sectors=tuple(s for s in e.ref.sectors if s != "GOV"))
            h = replace(h, entries=(replace(e, ref=org), *h.entries[1:]))
        out.append(h)
    return out


def in_full(tree: Tree, tables: Tables, hits: list[Hit]) -> list[Hit]:
    """Names of countries with the form of their state: "the *Republic of the* Philippines"."""
    taken = {i for h in hits for i in range(h.start, h.end)}
    out = []
    for h in hits:
        start = h.start
        if h.what == "country" and start > 1:
            k = start - 1 - (tree.lower[start - 1] == "the")
            if tree.lower[k] == "of" and tree.words[k - 1] in tables.realms and not {k, k - 1} & taken:
                start = k - 1
        out.append(h if start == h.start else replace(h, start=start, head=head_of(tree, start, h.end)))
    return out


def with_forms(tree: Tree, tables: Tables, hits: list[Hit]) -> list[Hit]:
    """Names of firms with what they are by law: "*Bus Company Inc.*", "*Bus Company Co., Ltd.*"."""
    out = []
    for h in hits:
        end = h.end
        ref = h.entries[0].ref
        while isinstance(ref, Organisation) and "BUS" in ref.sectors and end < len(tree):
            k = end + (tree.words[end] == "," and end > h.end)
            if k == len(tree) or tree.lower[k] not in tables.forms or not tree.words[k][:1].isupper():
                break
            end = k + 1
        out.append(h if end == h.end else replace(h, end=end, head=head_of(tree, h.start, end)))
    return out


def warships(tree: Tree, tables: Tables, hits: list[Hit]) -> list[Hit]:
    """With warships that what stands before their names tells: "the destroyer *USS Roe*". In the order of the text."""
    taken = {i for h in hits for i in range(h.start, h.end)}
    found = []
    for i in range(len(tree) - 1):
        code = tables.ships.get(tree.words[i])
        end = i + 1
        while end < len(tree) and end - i < 4 and tree.upos[end] == "PROPN" and tree.words[end][:1].isupper():
            end += 1
        if code is None or end == i + 1 or i in taken:
            continue
        text = tree.piece(tree.span(i, end))
        ship = Organisation(slug(text), text, (), (code,), "", ("MIL",), "ship")
        hits = [h for h in hits if h.end <= i or h.start >= end]
        found.append(Hit(i, end, head_of(tree, i, end), (Entry("organisation", ship, text, True),)))
    return sorted([*hits, *found], key=lambda h: h.start) if found else hits


def lower_house(tree: Tree, tables: Tables, hits: list[Hit]) -> list[Hit]:
    """With "House" without an article, as headlines and the names of papers write it, for the one in Washington: "*House* passes
    bill", "a *House* resolution". In the order of the text."""
    org = tables.organisations.get("us-house")
    taken = {i for h in hits for i in range(h.start, h.end)}
    found = []
    for i in range(len(tree) - 1):
        if tree.words[i] != "House" or i in taken or tree.upos[i] not in ("PROPN", "NOUN") or org is None:
            continue
        if i and tree.words[i - 1][:1].isupper() and tree.upos[i - 1] in ("PROPN", "ADJ", "NOUN") and tree.heads[i - 1] == i:
            continue  # "*Opera* House"
        before = i > 0 and (tree.lower[i - 1] in ("the", "of", "'s", "’s") or tree.deps[i] == "flat")
        behind = tree.upos[i + 1] == "PROPN" and tree.lower[i + 1] not in tables.lawmaking
        verb = tree.deps[i] in ("nsubj", "obl:agent") and tree.upos[tree.heads[i]] == "VERB"
        k = i + 1 + (tree.lower[i + 1] in tables.factions)  # "*House* Democratic leadership"
        law = k < len(tree) and tree.lower[k] in tables.lawmaking and tree.heads[i] == k
        if not before and (not behind or k > i + 1) and (verb or law):
            found.append(Hit(i, i + 1, i, (Entry("organisation", org, org.name, True),)))
    return sorted([*hits, *found], key=lambda h: h.start) if found else hits


def no_persons(tree: Tree, tables: Tables, hits: list[Hit], persons: Container[tuple[str, ...]]) -> list[Hit]:
    """The hits without organisations that no lexicon has and whose name is a person's who has been named before. `persons`: by
    their words, in small letters."""

    def person(h: Hit) -> bool:
        ref = h.entries[0].ref
        body = isinstance(ref, Organisation) and ref.id not in tables.organisations
        return body and tuple(tree.lower[h.start : h.end]) in persons

    return [h for h in hits if not person(h)]


def namesakes(tree: Tree, tables: Tables, hits: list[Hit], american: bool = False) -> list[Hit]:
    """Georgia beside one of the United States is another of them: "the governors of *Georgia* and Ohio", and so it is before who
    is American by title ("a *Georgia* Democrat"); in a text of their
    government (`american`) wherever nothing speaks of a state abroad. Whoever is a Chilean American is an American."""
    after = {h.start for h in hits if h.what in ("adjective", "people") and tree.lower[h.start] in ("american", "americans")}
    hits = [h for h in hits if h.what != "adjective" or h.end not in after]
    states = {h.head for h in hits if isinstance(h.entries[0].ref, PlaceName) and h.entries[0].ref.country == "USA"}
    abroad = {(ref.code, tree.sent_of[h.head], h.what) for h in hits if isinstance(ref := h.entries[0].ref, Country)}
    told = any(code == "GEO" and what != "country" for code, _, what in abroad)
    out = []
    for h in hits:
        ref = h.entries[0].ref
        if isinstance(ref, Country) and ref.code == "GEO" and h.what == "country":
            others = tree.conjuncts(tree.first_conjunct(h.head))
            among = any(s == tree.sent_of[h.head] and code not in ("GEO", "USA") for code, s, _ in abroad)
            bare = h.end - h.start == 1 and tree.lower[h.start - 1] != "of"  # not "the President of Georgia"
            title = tables.roles.get(tree.lemmas[h.end].lower()) if h.end < len(tree) else None
            titled = title is not None and title.kind == "person" and title.country == "USA"
            if titled or not states.isdisjoint(others) or (american and bare and not (told or among)):
                h = replace(h, entries=(Entry("place", PlaceName(ref.name, "USA"), ref.name, True),))
        out.append(h)
    return out


def untreatied(tree: Tree, tables: Tables, hits: list[Hit]) -> list[Hit]:
    """Without the names of towns, seats and bodies by which a treaty is called: "the *Lille* Accords", "the *UN* Charter", "the
    Treaty of *Lille*"."""
    n = len(tree)

    def paper(i: int) -> bool:
        return 0 <= i < n and tree.words[i][:1].isupper() and tree.lower[i] in tables.treaties

    def named(h: Hit) -> bool:
        k = h.start - 1 - (h.start > 1 and tree.lower[h.start - 1] == "the")
        behind = h.end + (h.end < n and tree.lower[h.end] in tables.subjects)
        return paper(behind) or (k > 0 and tree.lower[k] == "of" and paper(k - 1) and tree.heads[h.head] == k - 1)

    kinds = ("capital", "place", "seat")
    bodies = (h for h in hits if isinstance(ref := h.entries[0].ref, Organisation) and ref.code == "IGO")
    some = {id(h) for h in (*bodies, *(h for h in hits if h.what in kinds)) if named(h)}
    return [h for h in hits if id(h) not in some]


def undisturbed(tree: Tree, hits: list[Hit]) -> list[Hit]:
    """Without names of countries, places and organisations that are part of a person's name ("Chad Smith", "Rand Paul")."""
    longer = [n for n in tree.names if n.type == "PER" and n.end - n.start > 1]
    out = []
    for h in hits:
        if h.what in ("country", "adjective", "people", "capital", "place", "seat", "organisation") and any(
            n.start <= h.start and h.end <= n.end and n.end - n.start > h.end - h.start for n in longer
        ):
            continue
        if h.what in ("capital", "place", "country") and _given_name(tree, h):
            continue
        if h.what == "organisation" and _longer(tree, h):
            continue
        out.append(h)
    return out


def _longer(tree: Tree, h: Hit) -> bool:
    """Whether an organisation's name of one word in small letters ("Congress", not "NATO") is only part of another's: "the
    *National* Congress", "the Congress *Centre*"."""
    i = h.start
    if tree.lower[i] == "the":  # "*The National* Trade Commission" is no paper
        return any(n.type == "ORG" and n.start < h.end < n.end for n in tree.names)
    if h.end - i > 1 or not tree.words[i][1:].islower():
        return False
    before = i > 0 and tree.words[i - 1][:1].isupper() and tree.words[i - 1] == "National" and tree.heads[i - 1] == i
    behind = h.end < len(tree) and tree.upos[h.end] == "PROPN" and tree.heads[i] == h.end and tree.deps[i] == "compound"
    named = any(n.type in ("ORG", "LOC") and n.start <= i and h.end < n.end for n in tree.names)
    return before or (behind and named)


def add_short_names(tree: Tree, tables: Tables, hits: list[Hit]) -> None:
    """ "The North", "the South", "the Strip": countries for short, where the report tells which. Adds to `hits`."""
    named = {e.ref.code for h in hits for e in h.entries[:1] if isinstance(e.ref, Country)}
    taken = {i for h in hits for i in range(h.start, h.end)}
    for i in range(len(tree)):
        short = tables.short_names.get(tree.words[i])
        bare = i + 1 < len(tree) and tree.lower[i + 1] in ("'s", "’s")  # "the *North's* missiles", as headlines write it
        if short is None or (not bare and tree.lower[max(i - 1, 0)] != "the") or i in taken or named.isdisjoint(short.given):
            continue
        if i + 1 < len(tree) and (tree.upos[i + 1] in ("PROPN", "NOUN") or tree.words[i + 1] == "-" or tree.lower[i + 1] == "of"):
            continue
        country = tables.countries[short.country]
        hits.append(Hit(i, i + 1, i, (Entry("country", country, short.name, True),)))


def _given_name(t: Tree, h: Hit) -> bool:
    """A single word that the tree takes for the first or last part of a longer name ("Jordan Peterson")."""
    if h.end - h.start > 1 or any(n.start == h.start and n.end == h.end for n in t.names):
        return False
    flat = [c for c in t.children[h.start] if t.deps[c] == "flat" and t.upos[c] == "PROPN"]
    return bool(flat) and all(c == h.end for c in flat[:1]) and h.what != "capital"


def tag_organisations(tree: Tree, tables: Tables, hits: list[Hit], owners: dict[int, Owner]) -> None:
    """Organisations that only the language model knows: an id made of the name, a country from its
    parts. Adds to `hits` (in any order) and to `owners`."""
    worded: dict[int, Organisation] = {}  # those that their words tell, by where they end
    taken: dict[int, Hit] = {i: h for h in hits for i in range(h.start, h.end)}
    for start, end in _bodies(tree):
        if tree.lower[start] == "the" and end - start > 1:
            start += 1
        while end > start and (tree.lower[end - 1] in ("'s", "’s") or tree.upos[end - 1] == "PUNCT"):
            end -= 1
        if end < len(tree) and tree.upos[end - 1] == "ADJ" and tree.heads[end - 1] == end and tree.upos[end] == "PROPN":
            end += 1  # "the Office of *Public* Outreach", cut short
        if (
            start > 1
            and tree.words[start - 1] in _JOINS
            and (first := taken.get(start - 2)) is not None
            and first.what == "country"
        ):
            start = first.start if start in taken else start  # "the *US*-Chad Security Committee", cut short
        inner = {id(taken[i]): taken[i] for i in range(start, end) if i in taken}
        if _of_paper(tree, tables, end) or _cut_short(tree, tables, end):
            continue
        if end - start == 1 and _NUMBERED.match(tree.text, tree.ends[start]):
            continue  # "*Sec*. 3. Revocation": a part of a paper
        if start == end or chamber(tree, start, end) or any(h.start < start or h.end > end for h in inner.values()):
            continue
        if any(h.what in ("organisation", "person", "seat", "short") for h in inner.values()):
            continue
        parts = list(inner.values())
        if any(h.start == start and h.end == end for h in parts):
            continue
        words = tree.lower[start:end]
        before = tables.roles.get(tree.lower[start - 1]) if start else None
        if len(words) == 1 and before is not None and before.kind == "person" and tree.words[start - 1].endswith("."):
            continue  # "Gov. Roe"
        if " ".join(words) in tables.modifiers or (len(words) == 1 and tree.upos[start] in ("DET", "ADP", "PRON")):
            continue
        role = (
            _led(tables, words)
            or tables.roles.get(" ".join(words[-3:]))  # "Texas House of Representatives"
            or tables.roles.get(" ".join(words[-2:]))
            or tables.roles.get(f"{words[0]} {words[-1]}")  # "House Armed Services Committee"
            or tables.roles.get(words[-1])
            or (tables.roles.get(words[0]) if "of" in words else None)
            or (tables.roles.get("house of representatives") if _state_house(words, parts) else None)
        )
        one = tables.roles.get(tree.lemmas[start].lower()) if len(words) == 1 else None  # "*Congresswomen* file a suit"
        if any(r is not None and r.kind == "person" for r in (role, one)) or _organs(tables, words):
            continue
        country: tuple[str, ...] = ()
        for h in parts:
            o = owners.get(h.start)
            if o is not None and o.country:
                country = o.country[:1]
                break
        between = _between(tree, parts, owners)
        text = tree.piece(tree.span(start, end))
        if role is not None and parts and role.sectors and role.noun != "party":
            worded[end] = Organisation(slug(text), text, (), country, role.code, role.sectors, role.noun)
            continue  # "Russian Defence Ministry": the words tell it
        if len(text) < 2 or not text[0].isupper():
            continue
        if start > 1 and tree.lower[start - 1] in ("of", "for") and tree.lower[start - 2] in tables.departments:
            continue  # "the Minister for Interior"
        country = country or beside(tree, start, end, hits, owners)
        sectors = role.sectors if role else ()
        country = (role.country,) if role and role.country else country
        if not country and (mother := _mother(tree, start, end, hits, owners)) is not None:
            country, sectors = mother.country, sectors or mother.sectors
        if role is not None and role.kind == "body" and (role.open or not sectors):
            pairs = [f"{a} {b}" for a, b in itertools.pairwise(words)]  # "National Security Office": not its police
            known = [tables.modifiers[w] for w in (*words, *pairs) if w in tables.modifiers]
            apart = {w for w, after in itertools.pairwise(words[:-1]) if after.endswith("s")}  # "*Armed* Services Committee"
            told = [m for m in known if m.sectors and m.strength != "former" and not (m.strength == "weak" and m.word in apart)]
            told = [m for m in told if m.strength != "weak" or not (sectors and _STUDIED.issuperset(m.sectors))]
            sectors = told[-1].sectors if told else sectors
        if between and role is not None and role.kind == "body":
            country, sectors = between, ("GOV",)
        state = any(h.what == "country" for h in parts) and role is not None and role.noun in tables.own_bodies
        sectors = sectors or (("GOV",) if state else ("BUS",) if words[-1] in tables.forms else ())  # "*UK* Property Office"
        org = Organisation(slug(text), text, (), country, role.code if role else "", sectors, role.noun if role else "")
        for h in parts:
            hits.remove(h)
        hit = Hit(start, end, head_of(tree, start, end), (Entry("organisation", org, text, True),))
        hits.append(hit)
        owners[start] = Owner(org.id, org.name, org.country, org.code, org.sectors, hit.head)
    _abbreviate(tree, hits, owners, worded)


def _between(tree: Tree, parts: list[Hit], owners: dict[int, Owner]) -> tuple[str, ...]:
    """The two states that a body's name joins: "the *US-Chad* Security Committee"."""
    pairs = (
        (*owners[a.start].country, *owners[b.start].country)
        for a, b in itertools.pairwise(sorted(parts, key=lambda h: h.start))
        if a.what == b.what == "country"
        and tree.words[a.end] in _JOINS
        and a.end + 1 == b.start
        and {a.start, b.start} <= set(owners)
    )
    return next((p for p in pairs if len(set(p)) == 2), ())


def _state_house(words: list[str], parts: list[Hit]) -> bool:
    """Whether a name is that of a chamber of one of the United States: "the *Tennessee House*"."""
    states = [h for h in parts if isinstance(ref := h.entries[0].ref, PlaceName) and ref.country == "USA"]
    return words[-1] == "house" and len(states) == 1 and len(words) == 1 + states[0].end - states[0].start


def _bodies(tree: Tree) -> list[tuple[int, int]]:
    """The token ranges of the model's names of organisations; two that "and" joins are two ("*Workers' Union* and *Legal Aid
    Fund*"), unless what it joins only tells what one is for ("Department of Trade and Industry")."""
    out: list[tuple[int, int]] = []
    for n in tree.names:
        if n.type != "ORG":
            continue
        k, last = next((i for i in range(n.start + 2, n.end - 2) if tree.lower[i] == "and"), -1), n.end - 1
        two = k > 0 and tree.deps[last] == "conj" and tree.heads[k] == last
        if two and tree.heads[last] == head_of(tree, n.start, n.end) < k:
            out += [(n.start, k), (k + 1, n.end)]
        else:
            out.append((n.start, n.end))
    return out


def _abbreviate(tree: Tree, hits: list[Hit], owners: dict[int, Owner], told: dict[int, Organisation]) -> None:
    """Capitals in brackets behind an organisation stand for it in the whole report: "Bus Company of Lille (*BCL*)". Changes
    `hits` and `owners`; `told`: further organisations, by where their names end."""
    full = dict(told)
    known: dict[int, Organisation] = {}  # by where they start
    for h in hits:
        if isinstance(ref := h.entries[0].ref, Organisation):
            full[h.end] = known[h.start] = ref
    at = {h.start: k for k, h in enumerate(hits)}
    short: dict[str, Organisation] = {}
    for i in range(1, len(tree) - 2):
        word = tree.words[i + 1]
        if i not in full or (tree.words[i], tree.words[i + 2]) != ("(", ")") or not (word.isupper() and word.isalpha()):
            continue
        other = i + 1 not in at or (i + 1 in known and known[i + 1].id != full[i].id)
        if other and len(word) > 1:
            short.setdefault(word, full[i])
    for i, word in enumerate(tree.words):
        k = at.get(i)
        if word not in short or (k is not None and (hits[k].what != "organisation" or hits[k].end > i + 1)):
            continue
        if k is None and (tree.upos[i] != "PROPN" or any(h.start < i < h.end for h in hits)):
            continue
        org = short[word]
        hit = Hit(i, i + 1, i, (Entry("organisation", org, org.name, True),))
        if k is None:
            hits.append(hit)
        else:
            hits[k] = hit
        owners[i] = Owner(org.id, org.name, org.country, org.code, org.sectors or (("GOV",) if org.code == "IGO" else ()), i)


def _led(tables: Tables, words: list[str]) -> Role | None:
    """The role of what stands before "of" or "on" in a name: "*Supreme Court* of Chile", "Chilean *Commission* on Trade"."""
    k = next((i for i, w in enumerate(words) if i and w in ("of", "on")), 0)
    found = (tables.roles.get(" ".join(words[i:k])) for i in (k - 2, k - 1) if i >= 0)
    return next((r for r in found if r is not None and r.kind == "body" and _ORGANS.intersection(r.sectors)), None)


def _of_paper(tree: Tree, tables: Tables, end: int) -> bool:
    """Whether what the model takes for a name only begins that of a paper ("the National *Security* Memorandum")."""
    role = tables.roles.get(tree.lower[end]) if end < len(tree) and tree.upos[end] == "PROPN" else None
    return role is not None and role.kind == "document" and tree.heads[end - 1] == end


def _cut_short(tree: Tree, tables: Tables, end: int) -> bool:
    """Whether what the model takes for a name only begins another, which is no body's ("*Storming* Day", "*KRUX*-Vir-2")."""
    if end + 1 < len(tree) and tree.words[end] == "-" and tree.ends[end - 1] == tree.starts[end] == tree.ends[end] - 1:
        return tree.ends[end] == tree.starts[end + 1] and tree.words[end + 1][:1].isupper()
    if end >= len(tree) or tree.upos[end] != "PROPN" or not tree.words[end][0].isupper() or tree.lower[end] in tables.roles:
        return False
    return tree.heads[end - 1] == end and tree.deps[end - 1] == "compound" and not any(n.start <= end < n.end for n in tree.names)


def _organs(tables: Tables, words: list[str]) -> bool:
    """Whether a name only says organs of one's own state in capitals: "Federal Departments", "Departments of Trade"."""
    if words[1:2] == ["of"] and words[0][-1:] == "s" and len(words) > 2:
        return (own := tables.levels.get(words[0][:-1])) is not None and own.where == "alone"
    one = words[-1][:-3] + "y" if words[-1].endswith("ies") else words[-1][:-1]
    own = tables.levels.get(one)
    return words[-1][-1:] == "s" and own is not None and own.where == "alone" and all(w in tables.levels for w in words[:-1])


def _mother(t: Tree, start: int, end: int, hits: list[Hit], owners: dict[int, Owner]) -> Owner | None:
    """Whose a possessive before a name says it is: "the US military's Special Operations Command"."""
    for c in t.kids(head_of(t, start, end), "nmod:poss"):
        if c < start:
            low, high = t.phrase(c)
            for h in hits:
                o = owners.get(h.start)
                if o is not None and len(o.country) == 1 and low <= h.start and h.end <= min(high, start):
                    return o if h.what == "organisation" else Owner(o.id, o.name, o.country)
    return None


def beside(t: Tree, start: int, end: int, hits: list[Hit], owners: dict[int, Owner]) -> tuple[str, ...]:
    """The country that an adjective before a name or "of" after it tells: "Serbian Workers' Union", "Bus Company of Tehran"."""
    for h in hits:
        o = owners.get(h.start)
        if o is None or len(o.country) != 1:
            continue
        if (
            h.end == start
            and (h.what == "adjective" or t.deps[h.head] in ("amod", "compound", "nmod:poss"))
            and start <= t.heads[h.head] < end
        ):
            return o.country
        if h.end + 1 == start and t.lower[h.end] in ("'s", "’s"):
            return o.country
        if h.end + 2 == start and t.words[h.end] in _JOINS and t.lower[h.end + 1] == "based":  # "*Chad*-based Bus Company"
            return o.country
        if h.start == end + 1 and t.lower[end] in ("of", "in"):
            return o.country
    return ()
