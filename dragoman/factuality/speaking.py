"""What is done in being said: "we condemn", "I want to thank", "I would argue"."""

from __future__ import annotations

from dragoman.factuality.operators import Operators
from dragoman.factuality.own import Own
from dragoman.factuality.states import State
from dragoman.language.trees import Tree


def speaks(tree: Tree, i: int, operators: Operators) -> bool:
    """ "We condemn": a verb that the first person does by saying it."""
    if tree.xpos[i] not in ("VBP", "VB") or not operators.has(tree.lemmas[i].lower(), "v", "performative"):
        return False
    who = tree.subject(i)
    return who is not None and tree.lower[who] in ("i", "we")


def performed(tree: Tree, i: int, state: State, operators: Operators, own: Own) -> bool:
    """ "I want to thank", "we must say": done in being said, if the speaker says it of himself; whoever "would like to thank"
    has it said so."""
    if state.status not in ("planned", "possible", "demanded", "conditional") or tree.xpos[i] != "VB":
        return False
    hedged = any(tree.lower[c] in own.would for c in tree.children[i])  # "I *would argue* that"
    scopes = ("performed", "hedged") if hedged else ("performed",)
    if operators.find(tree.lemmas[i].lower(), "v", scopes) is None or own.negation(tree, i) is not None:
        return False
    top = tree.heads[i] if tree.deps[i] in ("xcomp", "ccomp") else i
    if top != i and any(tree.deps[c] in ("obj", "iobj") for c in tree.children[top]):
        return False  # "I urge *all* to make"
    around = (*tree.children[i], *tree.children[top])
    if any(tree.lemmas[c] == "will" or tree.lower[c] == "if" for c in around) or (top != i and tree.xpos[top] == "VBG"):
        return False  # "I'll add them soon", "we are expecting to pay"
    if tree.words[tree.sents[tree.sent_of[i]][1] - 1].startswith("?"):
        return False
    who = tree.subject(top)
    if who is None:
        return tree.lower[top] == "let"
    if tree.lemmas[top] == "like" and any(tree.lower[c] in ("would", "'d", "’d") for c in tree.children[top]):
        return tree.upos[who] != "PRON" or tree.lower[who] in ("i", "we")
    return tree.lower[who] in ("i", "we")
