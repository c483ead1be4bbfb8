"""What a candidate's source takes in."""

from __future__ import annotations

from attribution.flat_trees import flat_tree

from dragoman.attribution.drafts import Draft, set_source


def hang(text, links, verb):
    """A flat tree with some arcs set: word → (head, relation, tag)."""
    tree = flat_tree(text)
    for word, (head, dep, tag) in links.items():
        i, h = tree.words.index(word), tree.words.index(head)
        tree.children[tree.heads[i]].remove(i)
        tree.children[h].append(i)
        tree.heads[i], tree.deps[i], tree.xpos[i] = h, dep, tag
    cue = tree.words.index(verb)
    return tree, Draft(cue, "fronted", "speech", {cue}, set(), None)


def test_a_participle_behind_the_speaker_is_what_he_does_while_speaking():
    tree, draft = hang(
        "It works, said Tusk, summing up",
        {"Tusk": ("said", "nsubj", "NNP"), "summing": ("Tusk", "acl", "VBG"), "up": ("summing", "compound:prt", "RP")},
        "said",
    )
    set_source(tree, draft, tree.words.index("Tusk"))
    assert [tree.words[i] for i in sorted(draft.sources)] == ["Tusk"]


def test_a_participle_that_tells_who_he_is_belongs_to_him():
    tree, draft = hang(
        "It works, said people knowing it",
        {"people": ("said", "nsubj", "NNS"), "knowing": ("people", "acl", "VBG"), "it": ("knowing", "obj", "PRP")},
        "said",
    )
    set_source(tree, draft, tree.words.index("people"))
    assert [tree.words[i] for i in sorted(draft.sources)] == ["people", "knowing", "it"]
