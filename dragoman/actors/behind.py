"""Whose somebody is by the phrase behind his role: "leaders *of Chad*", "mercenaries *in Wagner*", "men *who live in Togo*"."""

from __future__ import annotations

from dragoman.actors import joined, lent
from dragoman.actors.edges import dwelling
from dragoman.actors.names import Hit
from dragoman.actors.owners import BANDS, Owner, listed, repeated, served, tells_origin
from dragoman.actors.rows import Role
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree

ORIGIN = frozenset({"of", "from", "for"})
_EMPLOYER = frozenset({"at", "with"})
_PLACE = frozenset({"in", "inside", "across", "throughout", "within", "around", "near"})
_EXAMPLE = frozenset({"like", "such as", "including"})


def owners_behind(
    tree: Tree,
    tables: Tables,
    start: int,
    end: int,
    head: int,
    role: Role,
    told: bool,
    named: dict[int, Hit],
    owners: dict[int, Owner],
) -> tuple[tuple[Owner, ...], tuple[str, ...]]:
    """The owner that a phrase after the role names, and the sectors of an unnamed body there ("chief of the army"). `told`:
    whether a word before the role tells its sector."""
    by_head = {h.head: h for h in named.values() if tells_origin(tree, h, tables.affixes)}
    sectors: tuple[str, ...] = ()
    place: tuple[Owner, ...] = ()
    theme = False
    held = (role.abroad and role.sectors == ("CVL",)) or _fetched(tree, tables, head)  # "hostages from Gaza" were held there
    kids = [c for t in (head, *range(start, end)) for c in tree.children[t] if c >= end]
    for c in dict.fromkeys(kids):
        dep = tree.deps[c]
        if dep in ("nmod", "nmod:poss", "obl"):
            case = tree.case(c)
            sent = case == "for" and role.abroad and role.kind == "person"  # "our envoy for Chad"
            away = sent or (held and case == "from")
            away = away or (case == "from" and joined.to_another(tree, c))
            origin = (case in ORIGIN and not away) or (case in _EMPLOYER and role.kind == "person")
            border = tree.lemmas[c].lower() in tables.borders  # "near the *Afghan* border": on either side
            if (not origin and case not in _PLACE and (case not in _EXAMPLE or role.kind in ("person", "group"))) or border:
                continue  # "1,300 people, including 32 Americans" are not Americans
            some = [by_head[j] for j in tree.conjuncts(c) if j in by_head]
            if not some:
                low, high = tree.phrase(c)
                inside = [h for h in by_head.values() if low <= h.start and h.end <= high]
                named_body = [h for h in inside if h.what == "organisation" and tree.heads[h.head] == c]
                some = (named_body or inside)[:1]  # "the leader of Chad's *Wagner* group"
                house = "house of representatives" if tree.words[c] == "House" else tree.lower[c]
                title = (" ".join((*tree.lower[k:c], tree.lemmas[c].lower())) for k in (c - 2, c - 1) if k >= low)
                names = (*title, house, tree.lemmas[c].lower(), " ".join(tree.lower[c : c + 3]))  # "House of …"
                r = next((tables.roles[w] for w in names if w in tables.roles), None)
                if (
                    r is None
                    and some
                    and case == "of"
                    and tree.deps[some[0].head] == "compound"
                    and role.kind in ("group", "person")
                ):
                    theme = True
                    continue  # "a group of China hawks" is not China's
                if origin and r is not None and not sectors:
                    sectors = lent.told(tree, tables, c, r) if r.kind in ("group", "body") else r.sectors
                    sectors = sectors or lent.unnamed(tree, tables, low, c)
                life = origin or (case in _PLACE and tree.upos[c] == "NOUN" and tree.deps[c] == "nmod")
                if life and not some and role.kind in ("person", "group"):
                    sectors = lent.merged(sectors, joined.behind(tree, c, tables.roles, tables.modifiers))
            whose = tuple(o for h in some if (o := owners.get(h.start)) is not None)
            band = some and some[0].what == "organisation" and not BANDS.isdisjoint(whose[0].sectors if whose else ())
            if whose and (origin or case in _EXAMPLE or (band and role.kind == "person")):  # "mercenaries in *Wagner*"
                more = listed(tree, some[0], named, owners) if len(whose) == 1 and origin else ()
                return whose + (more or repeated(tree, some[-1], case, named, owners)), sectors
            if whose and not place and (role.sectors or told) and not role.abroad:
                place = tuple(Owner(o.id, o.name, o.country, o.code, (), o.head) for o in whose if o.country)
        elif dep in ("acl", "acl:relcl") and "MIL" not in role.sectors:  # "troops stationed in Chad" need not be its own
            for j in dwelling(tree, c, tables.dwelling, tables.settled):
                if j in by_head and (o := owners.get(by_head[j].start)) is not None and o.country and not place:
                    place = (Owner(o.id, o.name, o.country, o.code, (), o.head),)
    if (
        not place
        and not theme
        and end + 1 < len(tree)
        and tree.lower[end] in ("of", "from")
        and not (held and tree.lower[end] == "from")
    ):
        # the parser may have hung the phrase elsewhere: look at the next few words
        for h in named.values():
            o = owners.get(h.start)
            near = end < h.start <= end + 3 and all(tree.upos[k] in ("DET", "ADJ", "NOUN") for k in range(end + 1, h.start))
            if near and o is not None:
                return (o,), sectors
    if not place and role.kind == "person" and (master := served(tree, end, named, owners)) is not None:
        return (master,), sectors
    return place, sectors


def _fetched(tree: Tree, tables: Tables, head: int) -> bool:
    """Whether a verb brings somebody away: "evacuated diplomats from Chad", "flew hundreds of citizens from Chad"."""
    t = tree.first_conjunct(head)
    if tree.deps[t] == "nmod" and tree.case(t) == "of":
        t = tree.heads[t]
    verb = tree.heads[t]
    away = any(tree.case(c) == "out of" for c in tree.kids(verb, "obl"))  # "citizens from Chad out of the country"
    return tree.deps[t] in ("obj", "nsubj:pass") and tree.lemmas[verb] in tables.fetching and not away
