"""Where a place stands in its clause: it happens there, moves from there, or to there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from dragoman.language.trees import CLAUSES, SUBJECTS, Tree
from dragoman.places.words import Role, Words
from dragoman.records import Place

_OBJECTS = frozenset({"obj", "nsubj:pass"})
# What stands between the names of a place and of the area that holds it ("Ukraine's Kharkiv region", "Sudzha, Kursk").
_PARTIES = frozenset({"R-", "D-", "I-"})  # "Sen. Budd (R-N.C.)" happens nowhere
_JOINTS = frozenset({"'s", "’s", ",", "in", "in the", ", in"})


def head_of(tree: Tree, start: int, end: int) -> int:
    """The token of the range that hangs outside it; its last one if the parse leaves several."""
    inside = range(start, end)
    for i in inside:
        if tree.heads[i] not in inside or tree.heads[i] == i:
            return i
    return end - 1


def local_role(tree: Tree, start: int, end: int, precision: str, words: Words) -> Role:
    """The role that the nearest preposition or verb gives to a place, "" where there is none ("Kyiv said", "Ukraine's army")."""
    i = head_of(tree, start, end)
    case, role = _before(tree, start, precision, words)
    if role and _figurative(tree, i, case, words):
        return ""
    while not case:
        case, role = _given(tree, i, precision, words)
        dep, up = tree.deps[i], tree.heads[i]
        if role and _figurative(tree, i, case, words):
            return ""
        if not case and dep in _OBJECTS:
            return words.verbs.get(tree.lemmas[up], "")
        if up == i or not _part_of_name(tree, i, words):
            break
        i = up
    return role


def _figurative(tree: Tree, i: int, case: str, words: Words) -> bool:
    """Whether the phrase of `i` with this preposition tells whom something concerns: "a threat to Europe", "called on Europe"."""
    up = tree.heads[tree.first_conjunct(i)]
    return case in words.figurative.get(tree.lemmas[up].lower(), ())


def claim_places(tree: Tree, places: Sequence[Place], predicate: int, words: Words, others: Collection[int] = ()) -> list[Place]:
    """The places of a claim whose predicate is token `predicate`, each with its role there, in the order of the text.

    A place belongs to the predicate if it hangs below it in the same clause: as an oblique or as a modifier of one of its
    arguments ("troops in Kursk", "ports in Russia's Far East"); as the object of a verb that takes places ("visited
    Pyongyang"); as a modifier of a noun that is the predicate ("talks in Moscow", "invasion of Ukraine"). Who acts is no place
    ("Kyiv said"), nor is whose it is ("Ukraine's army"). In "from two ports in the Far East" the Far East is where it comes
    from. A predicate noun also takes the places of the light verb that carries it ("paid a visit to Moscow"). A place and the
    area named beside it go together. `others` are the predicates of the sentence's other propositions: where a noun among them
    leads to or from a place, that is its own ("discussed follow-up from the visit to Israel").
    """
    rivals = {o for o in others if o != predicate}
    first, last = tree.sents[tree.sent_of[predicate]]
    low, high = tree.starts[first], tree.ends[last - 1]
    here = [
        p
        for p in places
        if low <= p.span.start < high
        and tree.text[p.span.start - 2 : p.span.start] not in _PARTIES
        and (p.why != "in the name of an organisation" or _seat(tree, p, words))
        and tree.text[p.span.end : p.span.end + 6] != "-based"
    ]
    roles: list[Role] = []
    for place in here:
        start = bisect_right(tree.starts, place.span.start) - 1
        end = bisect_right(tree.starts, place.span.end - 1)
        roles.append(_role_for(tree, start, end, predicate, place.precision, words, rivals))
    for n in range(len(here) - 1):
        if _side_by_side(tree, here[n], here[n + 1]):
            roles[n + 1] = roles[n + 1] or roles[n]
            roles[n] = roles[n] or roles[n + 1]
    return [replace(p, role=role) for p, role in zip(here, roles, strict=True) if role]


def struck(tree: Tree, predicate: int) -> int:
    """The verb whose places are also those of the event noun that is its subject ("a *strike* flattened a hospital in Damascus",
    "the *talks* ended in Oslo"); -1 for none."""
    up = tree.heads[predicate]
    if tree.upos[predicate] != "NOUN" or tree.deps[predicate] != "nsubj" or tree.upos[up] != "VERB":
        return -1
    return up if tree.xpos[up] in ("VBD", "VBN", "VBZ") else -1


def beside(tree: Tree, predicate: int) -> int:
    """The verb of whose doing a participle set off behind it tells what came ("fired at a post in Oslo, *wounding* two"): there
    that happened too; -1 for none."""
    up = tree.heads[predicate]
    opened = any(tree.deps[c] in ("mark", "case") for c in tree.children[predicate])
    apart = tree.xpos[predicate] == "VBG" and tree.deps[predicate] == "advcl" and not opened
    first = tree.subtree(predicate)[0]
    set_off = "," in tree.words[first - 1 : first + 1]
    return up if apart and set_off and up < predicate and tree.upos[up] == "VERB" else -1


def _where(tree: Tree, predicate: int) -> bool:
    """Whether a predicate's clause tells what happens at the place before it: "Oslo, *where* police shot two"."""
    opener = any(tree.lower[c] == "where" and c < predicate for c in tree.children[predicate])
    return opener and tree.deps[predicate] == "acl:relcl"


def _seat(tree: Tree, p: Place, words: Words) -> bool:
    """Whether a place names an organisation that is somewhere ("Leeds University"), unlike "the U.S. Department of State"."""
    behind = bisect_right(tree.starts, p.span.end - 1)
    return behind < len(tree) and words.kinds.get(tree.lower[behind]) in ("facility", "settlement")


def _side_by_side(tree: Tree, a: Place, b: Place) -> bool:
    """A place and the area that holds it, named in one breath."""
    joint = tree.text[a.span.end : b.span.start].strip()
    return joint in _JOINTS and a.country == b.country != "" and a.precision != b.precision


def _role_for(
    tree: Tree, start: int, end: int, predicate: int, precision: str, words: Words, rivals: Collection[int] = ()
) -> Role:
    """The way up from a place to the predicate: its role there, "" where it does not belong to it."""
    carrier = _carrier(tree, predicate)
    i = head = head_of(tree, start, end)
    if tree.heads[predicate] == head and _where(tree, predicate):
        return "at"
    role: Role = ""
    whole, settled = True, False  # still at the place or what it is coordinated with; a conjunct's own preposition has been used
    while i != predicate and tree.heads[i] != i:
        dep, up = tree.deps[i], tree.heads[i]
        arrived = up in (predicate, carrier)
        case, given = _before(tree, start, precision, words) if i == head else ("", "")
        if i == head and dep == "compound" and up == predicate and given != "at":
            case, given = "", ""  # "stays away from the Belgorod incident"
        if not case:
            case, given = _given(tree, i, precision if whole else "region", words)
        if settled:
            case, given, settled = "", "", False
        if dep == "conj":
            up = tree.first_conjunct(i)
            if tree.upos[i] in ("VERB", "AUX") or up == predicate:
                return ""
            if case:
                role, settled = (given if role in ("", "at") else role), True
                if not given:
                    return ""
            if whole and not case:
                head = up  # "hit Turkey and Syria": what holds for the first holds for the others
            i = up
            continue
        if dep in CLAUSES and i != head:
            return ""
        if (given or (i == head and case == "of")) and _figurative(tree, i, case, words):
            return ""
        if case == "over" and i != head and not _is_kind_of_place(tree, i, words):
            return ""  # "cheered over a war in Asia"
        if i == head and given and _titled(tree, start):
            return ""
        if i in rivals and i != head and role in ("to", "from") and not (up in (predicate, carrier) and dep in _OBJECTS):
            return ""
        if (
            i == head
            and dep in ("nmod:poss", "compound", "amod")
            and (up != predicate or dep == "nmod:poss")
            and not (
                (_is_kind_of_place(tree, up, words) and words.kinds.get(tree.lower[up]) not in ("body", "media"))
                or (tree.upos[up] == "PROPN" and (dep == "nmod:poss" or precision != "country"))
            )
        ):
            return ""  # "from Russia's secret service", "critiques from U.S. lawmakers"
        if given:
            holds = _is_kind_of_place(tree, i, words) and words.kinds.get(tree.lower[i]) not in ("body", "media")
            if not role or (role == "at" and (whole or holds)):
                role = given  # "from ports in the Far East", but "lead to war in Asia"
        elif dep in _OBJECTS and i in rivals and "object" in words.figurative.get(tree.lemmas[up].lower(), ()):
            return ""  # "condemned the war in Asia"
        elif dep in _OBJECTS:
            if not role and not any(tree.deps[c] == "xcomp" for c in tree.children[up]):  # "hold China accountable"
                role = words.verbs.get(tree.lemmas[up], "") if _named_after(tree, head, i, words) else ""
        elif dep in SUBJECTS:
            if whole or (i in rivals and any(tree.deps[c] == "cop" for c in tree.children[predicate])):
                return ""  # "the war in Asia is a hoax"
        elif case and not (dep == "nmod" and case == "of") and not (role == "at" and _accompanies(tree, i)):
            return ""  # "during a visit to Vietnam", "sanctions on North Korea", but "seized a ship with 22 crew in the Red Sea"
        elif dep == "nmod" and case == "of" and up == predicate and not role and not _figurative(tree, i, case, words):
            role = "at"  # "invasion of Ukraine"
        elif dep == "compound" and up == predicate and not role:
            role = "at" if precision != "country" else ""  # "Kursk offensive", but "Russia sanctions"
        elif i == head and not role and not _part_of_name(tree, i, words) and not dep.startswith("obl"):
            return ""
        if arrived:
            return role
        whole = False
        i = up
    return ""


def _accompanies(tree: Tree, i: int) -> bool:
    """Whether `i` is what an object comes with ("a tanker *with* 22 *crew*"), also where it is hung from the verb, or by what
    means it is done ("*by helicopter* off Hodeidah")."""
    if tree.case(i) == "by" and tree.deps[i].startswith("obl") and tree.upos[i] == "NOUN":
        return not any(tree.deps[c] in ("det", "nummod", "amod", "nmod:poss", "compound") for c in tree.children[i])
    case = next((c for c in tree.children[i] if tree.deps[c] == "case" and tree.lower[c] == "with"), -1)
    up = tree.heads[i]
    if case < 1:
        return False
    return tree.deps[i] == "nmod" or (tree.deps[i] == "obl" and tree.heads[case - 1] == up and tree.deps[case - 1] == "obj")


def _before(tree: Tree, start: int, precision: str, words: Words) -> tuple[str, Role]:
    """The preposition right before a name, wherever the parse hangs it, and the role that it gives."""
    i = start - 1
    if i > 0 and tree.lower[i] == "the":
        i -= 1
    if i > 1 and tree.lower[i] == "as" and "far" in tree.lower[max(0, i - 2) : i]:  # "as *far* away as Irkutsk"
        return "as far as", "at"
    if i < 0 or tree.sent_of[i] != tree.sent_of[start] or tree.deps[i] not in ("case", "mark", "fixed"):
        return "", ""
    if i and tree.deps[i] == "fixed":
        pair = f"{tree.lower[i - 1]} {tree.lower[i]}"
        role, precisions = words.prepositions.get(pair, ("", frozenset()))
        return pair, role if precision in precisions else ""
    role, precisions = words.prepositions.get(tree.lower[i], ("", frozenset()))
    return tree.lower[i], role if precision in precisions else ""


def _given(tree: Tree, i: int, precision: str, words: Words) -> tuple[str, Role]:
    """The preposition of `i` and the role that it gives; the one that tells a direction if there are several ("on to
    Vladivostok")."""
    case = tree.case(i)
    if not case:
        return "", ""
    role, precisions = words.prepositions.get(case, ("", frozenset()))
    if role in ("", "at"):
        for c in tree.children[i]:
            if tree.deps[c] == "case" and words.prepositions.get(tree.lower[c], ("", ()))[0] in ("to", "from"):
                return tree.lower[c], words.prepositions[tree.lower[c]][0]
    return case, role if precision in precisions else ""


def _titled(tree: Tree, start: int) -> bool:
    """Whether the preposition before a name belongs to a title: "the Investing in America agenda"."""
    i = start - 2
    return (
        i > tree.sents[tree.sent_of[start]][0]
        and tree.words[i][0].isupper()
        and tree.lower[i].endswith(("ing", "ed"))
        and tree.upos[i] == "PROPN"
        and tree.words[i - 1].islower()  # not in a headline of capitals
    )


def _carrier(tree: Tree, predicate: int) -> int:
    """The light verb whose object a predicate noun is; -1 for none."""
    up = tree.heads[predicate]
    if up != predicate and tree.deps[predicate] in _OBJECTS and tree.upos[predicate] == "NOUN":
        return up
    return -1


def _named_after(tree: Tree, head: int, i: int, words: Words) -> bool:
    """`head` is a part of the name or the site that `i` heads ("Kursk region", "the port of Rajin")."""
    while head != i:
        if not _part_of_name(tree, head, words):
            return False
        head = tree.heads[head]
    return True


def _part_of_name(tree: Tree, i: int, words: Words) -> bool:
    """Whether `i` names, with its head, one place: flat names, and modifiers of a word for a kind of place ("Kursk region")."""
    dep, up = tree.deps[i], tree.heads[i]
    if dep in ("flat", "flat:name", "appos", "goeswith", "fixed"):
        return True
    site = _is_kind_of_place(tree, up, words) or tree.upos[up] == "PROPN"
    if dep in ("compound", "nmod:poss", "amod", "nmod:unmarked"):
        return site and (tree.upos[up] == "PROPN" or words.kinds.get(tree.lower[up]) not in (None, "body", "media"))
    return dep == "nmod" and tree.case(i) == "of" and site


def _is_kind_of_place(tree: Tree, i: int, words: Words) -> bool:
    return tree.lower[i] in words.kinds or tree.lemmas[i] in words.kinds
