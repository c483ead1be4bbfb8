"""What the form of a predicate says when nothing else does: done, going on, or nothing."""

from __future__ import annotations

from dragoman.language.trees import Tree

STANDING = frozenset({"COOPERATE", "AID"})
"""Events that last: their simple present says that they go on, outside headlines."""

_PRESENT = frozenset({"VBZ", "VBP"})


def headline(tree: Tree) -> bool:
    """Whether the text is one line without a full stop."""
    return len(tree.sents) == 1 and tree.words[-1] not in (".", "!", "?", "”", '"')


def _aside(tree: Tree, i: int) -> bool:
    """Whether a participle is set off behind the subject of a past tense: "the ministers, *meeting* in Oslo, agreed"."""
    noun, first = tree.heads[i], tree.subtree(i)[0]
    while tree.deps[noun] in ("nmod", "conj"):
        noun = tree.heads[noun]
    set_off = first > 0 and "," in tree.words[first - 1 : first + 1]
    return set_off and tree.deps[noun] == "nsubj" and tree.xpos[tree.heads[noun]] == "VBD"


def tense(tree: Tree, i: int, event: str | None, speech: bool, lasting: bool) -> tuple[str, str]:
    """Status and reason. A noun tells of what happened. The simple present of a headline, or of what somebody says, tells a
    thing as done; of a state, or of what is done again and again, that it goes on. `event` is the predicate's PLOVER category,
    `speech` whether it is said in being told ("says that")."""
    aux = [c for c in tree.children[i] if tree.deps[c] in ("aux", "aux:pass", "cop")]
    if not aux and tree.xpos[i] == "JJ" and tree.deps[i] == "conj":  # "is rash and *short-sighted*"
        aux = [c for c in tree.children[tree.heads[i]] if tree.deps[c] == "cop"]
    forms = {tree.lemmas[c]: tree.xpos[c] for c in reversed(aux)}
    present = bool(aux) and tree.xpos[aux[0]] in _PRESENT
    copula = any(tree.deps[c] == "cop" or (tree.deps[c] == "aux:pass" and tree.upos[i] == "ADJ") for c in aux)
    to = any(tree.deps[c] == "mark" and tree.xpos[c] == "TO" for c in tree.children[i])
    if to and tree.heads[i] == i and tree.subject(i) is not None:
        return "planned", "an infinitive of a headline"  # "Ngo to visit Oslo"
    if copula and tree.xpos[aux[0]] == "VB":  # "is thought *to be a spy*"
        head = tree.heads[i]
        named = to and (head == i or tree.upos[head] in ("NOUN", "PROPN"))  # "Roe, of Utah, *to be judge*"
        return ("planned", "an infinitive of what is to be") if named else ("ongoing", "a state")
    if copula:
        return ("ongoing", "a present state") if present else ("occurred", "a past state")
    if tree.upos[i] not in ("VERB", "AUX"):
        return ("ongoing", "a quality") if tree.upos[i] == "ADJ" and tree.deps[i] != "amod" else ("occurred", "a noun")
    tag = tree.xpos[i]
    if tag == "VB" and not aux and not to and tree.deps[i] == "conj" and tree.xpos[tree.heads[i]] == "VBP":
        tag = "VBP"  # "we remember him and *honor* his work"
    subject = next((c for c in tree.children[i] if tree.deps[c] == "nsubj" and c < i), -1)
    if tag == "VB" and not aux and not to and tree.deps[i] in ("root", "parataxis", "conj") and subject >= 0:
        one = tree.xpos[subject] in ("NN", "NNP") and not any(tree.deps[c] == "conj" for c in tree.children[subject])
        one = one or tree.lower[subject] in ("he", "she", "it")
        tag = "VBD" if one else "VBP"  # "the note *read* so", "ministers *meet* in Oslo"
    if tag == "VB" and not aux and not to and tree.deps[i] == "conj" and tree.xpos[tree.heads[i]] == "VBD":
        tag = "VBD"  # "seized the port and *put* it to use"
    if tag == "VBG":
        if aux:
            now = present or tree.xpos[aux[0]] == "VB"  # "is thought to be preparing"
            return ("ongoing", "progressive") if now else ("occurred", "past progressive")
        dep = tree.deps[i]
        marks = {tree.lower[c] for c in tree.children[i] if tree.deps[c] in ("mark", "case")}
        if dep == "acl" and marks - {"with"}:
            return "unspecified", "a gerund"
        if dep == "acl" and _aside(tree, i):
            return "occurred", "a participle or gerund"
        if dep in ("acl", "amod") or "with" in marks or (dep in ("root", "parataxis", "ccomp") and tree.subject(i) is not None):
            return "ongoing", "a present participle"
        return "occurred", "a participle or gerund"
    if tag in ("VBD", "VBN"):
        if any(tree.lower[c] == "being" for c in aux):
            return ("ongoing", "progressive") if present else ("occurred", "past progressive")
        if not present or "have" in forms:
            return "occurred", "past tense"
    if tag in _PRESENT or tag in ("VBD", "VBN"):  # a present passive: "is used", "are attacked"
        title = headline(tree)
        done = speech or (title and not lasting) or (event is not None and event not in STANDING)
        return ("occurred", "present tense of an event") if done else ("ongoing", "present tense")
    if tag == "VB":
        if "do" in forms and speech:
            return "occurred", "present tense of an event"
        if "do" in forms:
            return ("ongoing", "emphatic do") if forms["do"] in _PRESENT else ("occurred", "emphatic do")
        return ("ongoing", "present tense") if present else ("unspecified", "a bare infinitive")
    return "occurred", "a nominal form"
