"""Every candidate of a text: one look at each token, in the order of the text."""

from __future__ import annotations

from dragoman.attribution import spans
from dragoman.attribution.drafts import Draft, noun_after
from dragoman.attribution.lexicon import Lexicon
from dragoman.attribution.nominals import adjective_draft, adverb_draft, modifier_draft, noun_draft, preposition_draft
from dragoman.attribution.verbs import verb_draft
from dragoman.language.trees import Tree

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def candidates(tree: Tree, lexicon: Lexicon) -> list[Draft]:
    """All candidates, by the place of their cue; a token is the head of one cue at most."""
    out: list[Draft] = []
    cues, phrases = lexicon.cues, lexicon.phrases
    upos, lemmas, lower = tree.upos, tree.lemmas, tree.lower
    taken = -1
    for i, pos in enumerate(upos):
        if i <= taken:
            continue
        word = lower[i]
        if word in phrases:
            draft, taken = _phrase(tree, i, lexicon)
            if draft is not None:
                out.append(draft)
                continue
        if pos == "VERB":
            cue = cues.get((lemmas[i], "VERB"))
            if cue is not None and tree.deps[i] not in ("amod", "compound", "case"):
                draft = verb_draft(tree, i, cue.kind, lexicon)
                if draft is not None:
                    out.append(draft)
            elif (cue := cues.get((_hyphened(tree, i), "MOD"))) is not None:
                _add(out, modifier_draft(tree, i, cue.kind))
        elif pos == "NOUN":
            cue = cues.get((lemmas[i], "NOUN"))
            if cue is not None:
                _add(out, noun_draft(tree, i, cue.kind, lexicon))
            elif lemmas[i] in lexicon.documents:
                _add(out, _in_document(tree, i))
        elif pos == "ADJ":
            cue = cues.get((lemmas[i], "ADJ"))
            if cue is not None:
                _add(out, adjective_draft(tree, i, cue.kind, lexicon))
            elif (cue := cues.get((_hyphened(tree, i), "MOD"))) is not None:
                _add(out, modifier_draft(tree, i, cue.kind))
        elif pos == "ADV":
            cue = cues.get((word, "ADV"))
            if cue is not None:
                _add(out, adverb_draft(tree, i, cue.kind))
    return out


def _hyphened(tree: Tree, i: int) -> str:
    """The word at `i` with what a hyphen joins to it on the left ("so-called"), however it was cut into tokens."""
    if i > 1 and tree.words[i - 1] == "-":
        return f"{tree.lower[i - 2]}-{tree.lower[i]}"
    return tree.lower[i]


def _add(out: list[Draft], draft: Draft | None) -> None:
    if draft is not None:
        out.append(draft)


def _phrase(tree: Tree, i: int, lexicon: Lexicon) -> tuple[Draft | None, int]:
    """The candidate of a row of words that begins at `i`, and the last token that it took."""
    lower = tree.lower
    n = len(lower)
    for parts, phrase in lexicon.phrases[lower[i]]:
        if phrase.source != "possessor":
            end = i + len(parts)
            if end < n and tuple(lower[i:end]) == parts:
                noun = noun_after(tree, end)
                if noun is not None and (phrase.source == "after" or _by_name(tree, i, noun)):
                    draft = preposition_draft(tree, i, end - 1, noun, phrase.kind, "phrase")
                    if draft is not None:
                        draft.certain = phrase.source == "name"
                    return draft, end - 1
            continue
        star = parts.index("*")
        rest = parts[star + 1 :]
        if tuple(lower[i : i + star]) != parts[:star]:
            continue
        for j in range(i + star + 1, min(n - len(rest) + 1, i + star + 7)):
            if tuple(lower[j : j + len(rest)]) == rest:
                owner = next((c for c in tree.children[j + len(rest) - 1] if tree.deps[c] == "nmod:poss"), None)
                if owner is not None:
                    draft = preposition_draft(tree, i, i + star - 1, owner, phrase.kind, "possessor")
                    if draft is not None:
                        draft.cue = j + len(rest) - 1
                        draft.cues = set(range(j, j + len(rest)))
                        draft.sources -= {c for c in tree.children[owner] if lower[c] in _POSSESSIVES}
                        draft.content -= set(range(i, j))
                        draft.content -= draft.cues | draft.sources
                    return draft, j + len(rest) - 1
            if tree.upos[j] in ("VERB", "PUNCT"):
                break
    return None, -1


def _by_name(tree: Tree, i: int, noun: int) -> bool:
    """Whether a name follows a preposition that opens a sentence or stands behind a comma ("*Per* the *Times*, …")."""
    return tree.upos[noun] == "PROPN" and (i == tree.sents[tree.sent_of[i]][0] or tree.words[i - 1] == ",")


def _in_document(tree: Tree, n: int) -> Draft | None:
    """ "In a poll, 45 per cent …": a document under "in" that is set off from its clause."""
    if not tree.deps[n].startswith("obl") or tree.case(n) != "in":
        return None
    case = next(c for c in tree.children[n] if tree.deps[c] == "case")
    draft = preposition_draft(tree, case, case, n, "document", "in document")
    if draft is not None:
        draft.sources = spans.noun_phrase(tree, n)
    return draft
