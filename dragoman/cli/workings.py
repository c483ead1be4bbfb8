"""How a text was read, for ``dragoman explain``: its tree, who is mentioned, and the triggers that were tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.actors import Mentions
    from dragoman.events.explain import Tried
    from dragoman.language import Tree

SHOWN = 4  # frames a trigger that did not hold


def tree_lines(tree: Tree, sentence: tuple[int, int]) -> Iterator[tuple[str, str]]:
    """A sentence's tree, a line a token: its word behind branches, and its tag and relation. Children stand in text order."""
    first, last = sentence
    roots = [i for i in range(first, last) if tree.heads[i] == i or not first <= tree.heads[i] < last]

    def below(i: int, lead: str, branch: str) -> Iterator[tuple[str, str]]:
        yield f"{lead}{branch}{tree.words[i]}", f"{tree.upos[i]} {tree.deps[i]}"
        lead += {"": "", "├ ": "│ ", "└ ": "  "}[branch]
        children = [c for c in tree.children[i] if tree.deps[c] != "punct" and first <= c < last]
        for n, c in enumerate(children, 1):
            yield from below(c, lead, "└ " if n == len(children) else "├ ")

    for root in roots:
        yield from below(root, "", "")


def show_workings(console: Console, tree: Tree, mentions: Mentions, found: Sequence[Tried]) -> None:
    """Print the trees of a text, its mentions, and its triggers with the frames tried for them."""
    from rich.text import Text

    from dragoman.cli.evidence import actor
    from dragoman.records import to_json

    def head(words: str) -> None:
        console.print(Text(words, style="bold"))

    head("tree")
    for sentence in tree.sents:
        lines = list(tree_lines(tree, sentence))
        width = min(max(len(word) for word, _ in lines) + 2, console.width - 24)
        for word, tag in lines:
            console.print(Text.assemble(f"  {word:<{width}}", (tag, "dim")))
    console.print()
    if mentions.all:
        head("who is mentioned")
        table = _grid()
        for m in mentions.all:
            words = tree.piece(tree.span(m.start, m.end))
            who = "; ".join(actor(to_json(a)) for a in m.actors)
            table.add_row("", Text(words), Text(who), Text("; ".join(dict.fromkeys(a.how for a in m.actors)), style="dim"))
        console.print(table)
        console.print()
    head("triggers tried")
    if not found:
        console.print("  no word of the lexicon of events")
    for t in found:
        came = t.event or "no event"
        console.print(Text.assemble("  ", (t.word, "cyan"), f"  {came}", ("  " + "; ".join(t.why[:6]), "dim")))
        failed = [f for f in t.frames if not f.holds]
        for f in failed[:SHOWN]:
            console.print(Text(f"    - {f.name}: {f.event or 'none'}, but not {f.failed}", style="dim"))
        if len(failed) > SHOWN:
            console.print(Text(f"    - and {len(failed) - SHOWN} more that do not hold", style="dim"))
        for f in t.frames:
            if f.holds:
                console.print(Text(f"    + {f.name}: {f.event or 'none'}"))
    console.print()


def workings_json(tree: Tree, mentions: Mentions, found: Sequence[Tried]) -> dict[str, Any]:
    """The same as plain values: `tree` (a token each: span, word, lemma, tags, head, relation), `mentions`, `triggers`."""
    from dataclasses import asdict

    from dragoman.records import to_json

    return {
        "tree": [
            {
                "span": [tree.starts[i], tree.ends[i]], "word": tree.words[i], "lemma": tree.lemmas[i], "upos": tree.upos[i],
                "xpos": tree.xpos[i], "head": tree.heads[i], "dep": tree.deps[i],
            }
            for i in range(len(tree))
        ],
        "mentions": [
            {"span": list(tree.span(m.start, m.end)), "kind": m.kind, "actors": [to_json(a) for a in m.actors]}
            for m in mentions.all
        ],
        "triggers": [asdict(t) for t in found],
    }  # fmt: skip


def _grid() -> Any:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=0)
    for ratio in (3, 3, 4):
        table.add_column(ratio=ratio)
    return table
