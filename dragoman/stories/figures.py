"""Figures that can be held against one another: what is counted, between which bounds, how exactly.

A figure of the dead or wounded is known by the words beside it: "300 … killed and 2,700 wounded" has two. Words are looked for
between the figure and the next number or comma, then before it ("losses … at about 4,000").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.stories.kinds import GOODS, Words, singular, tokens

Json = Mapping[str, Any]
LOOSE = 0.1  # "about 10,000" may be so much more or less
ROUND = 0.05  # a round figure may be
EXACT = 0.005
VAGUE = 2.0  # bounds this far apart say too little to contradict anything ("several hundred", "dozens")
_NUMBER = re.compile(r"\d[\d,.]*")
_PART = frozenset({"more", "first", "another", "additional", "further", "past", "last"})
_HARMS = ("dead", "wounded", "missing", "captured")
_BREAK = re.compile(r"[,;:()–—]| (?:who|which|while|when|after|as|but) ")
_NEXT = re.compile(r", (\w+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `measure` is what is counted (``dead``, ``losses``, ``troops``, or the noun itself), `about` the phrase for it.

    `low` and `high` are its bounds, None where open; `approx` as the report says it. `partly` marks a figure of a part ("first",
    "more") that is no total.
    """

    measure: str
    low: float | None
    high: float | None
    approx: str
    unit: str
    words: str
    about: str
    partly: bool = False

    @property
    def vague(self) -> bool:
        if self.low is None and self.high is None:
            return True
        return bool(self.approx == "~" and self.low is not None and self.high is not None and self.high >= VAGUE * self.low > 0)

    def bounds(self) -> tuple[float, float]:
        """Between which values it may lie as it is meant: "about" and round figures are wider than they say."""
        low = 0.0 if self.low is None else self.low
        high = float("inf") if self.high is None else self.high
        slack = LOOSE if self.approx in ("~", "<=", "<") else ROUND if _is_round(self.low) or _is_round(self.high) else EXACT
        below = slack if self.approx not in (">", ">=") else EXACT
        return low * (1 - below), high * (1 + slack)


def fits(a: Figure, b: Figure) -> bool:
    """Whether both can be right at once."""
    (a_low, a_high), (b_low, b_high) = a.bounds(), b.bounds()
    return a_low <= b_high and b_low <= a_high


def equal(a: Figure, b: Figure) -> bool:
    """Whether they give the same bounds of the same thing."""
    return (a.measure, a.unit, a.low, a.high) == (b.measure, b.unit, b.low, b.high)


def _is_round(value: float | None) -> bool:
    """Whether a value has two significant digits at most, of three or more."""
    if value is None or value < 100:
        return False
    digits = f"{value:.0f}".rstrip("0")
    return len(digits) <= 2


def figures_of(claim: Json, words: Words) -> tuple[Figure, ...]:
    """The counts and measures of a claim of a ledger, each with what it counts."""
    quantities = [q for q in claim["quantities"] if q["unit"] in ("", "1", "%", "t", "kg") or q["unit"].isupper()]
    if not quantities:
        return ()
    sentence, base = claim["sentence_text"], claim["sentence_span"][0]
    out = []
    for q in quantities:
        start, end = q["span"][0] - base, q["span"][1] - base
        if 0 <= start < end <= len(sentence):
            out.append(_figure(q, sentence, start, end, words))
    return tuple(out)


def with_sum(figures: tuple[Figure, ...], others: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, and the sum of the dead and the wounded where the sentence gives both and no losses as a whole."""
    every = [*figures, *others]
    dead = next((f for f in figures if f.measure == "dead"), None)
    wounded = next((f for f in every if f.measure == "wounded" and f.partly == (dead is not None and dead.partly)), None)
    if dead is None or wounded is None or any(f.measure == "losses" for f in every) or dead.low is None or wounded.low is None:
        return figures
    high = None if dead.high is None or wounded.high is None else dead.high + wounded.high
    approx = "=" if dead.approx == wounded.approx == "=" else "~" if high is not None else ">="
    said = f"{dead.words} and {wounded.words}"
    return (*figures, Figure("losses", dead.low + wounded.low, high, approx, dead.unit, said, said, dead.partly))


def _figure(q: Json, sentence: str, start: int, end: int, words: Words) -> Figure:
    item = q.get("item") or ""
    beside = item if item and item.lower() in q["text"].lower() else ""
    after = sentence[end:]
    cut = _NUMBER.search(after)
    stop = cut.start() if cut else len(after)
    partitive = bool(cut and re.fullmatch(r"\s*of (?:the|its|their) ", after[:stop]))
    if partitive:
        following = _NUMBER.search(after, cut.end() if cut else 0)
        stop = following.start() if following else len(after)
    pieces = list(_pieces(after[:stop], words))
    about = f"{beside or q['text']} {pieces[0] if pieces else ''}"
    is_base = bool(re.search(r"\bof (?:the|its|their) (?:\w+ )?$", sentence[:start]) and _NUMBER.search(sentence[:start]))
    measure = _item_measure(item, words)
    if measure not in (*_HARMS, "losses", *GOODS) and not is_base and q["unit"] in ("", "1"):
        harm = _harm(tokens(about), words) or (
            _before(sentence[:start], item, words) if not measure and not tokens("".join(pieces[:1])) else ""
        )
        measure = harm or measure
    if not measure:
        measure = singular(" ".join(tokens(item)[-1:]))
    near = tokens(f"{sentence[max(0, start - 12) : start]} {q['text']} {item}".replace("more than", ""))
    partly = not _PART.isdisjoint(near)
    if q["unit"] not in ("", "1"):
        measure = f"{measure} ({q['unit']})" if measure else q["unit"]
    said = " ".join((sentence[start:end] + "".join(pieces[:1])).split())
    return Figure(measure, q["low"], q["high"], q["approx"], q["unit"], " ".join(q["text"].split()), said, partly)


def _pieces(text: str, words: Words) -> Iterator[str]:
    """A text cut at commas and the like; "killed, wounded" stays together."""
    at = 0
    for m in _BREAK.finditer(text):
        following = _NEXT.match(text, m.start())
        if following and following[1] in words.harm:
            continue
        yield text[at : m.start()]
        at = m.end()
    yield text[at:]


def _item_measure(item: str, words: Words) -> str:
    if not item:
        return ""
    last = tokens(item)[-1:]
    harm = words.harm.get(last[0]) if last else None
    return harm or words.thing(item) or ("people" if words.nation(item) and last[0].endswith("s") else "")


def _harm(found: Sequence[str], words: Words) -> str:
    """One harm, or losses where there are several."""
    said = {words.harm[w] for w in found if w in words.harm}
    return said.pop() if len(said) == 1 else "losses" if said else ""


def _before(text: str, item: str, words: Words) -> str:
    """The harm that a figure without a thing of its own counts: said before it, since the last number."""
    if item:
        return ""
    last = [m.end() for m in _NUMBER.finditer(text)]
    said = tokens(text[last[-1] :] if last else text)
    return "losses" if {"losses", "casualties", "toll"} & set(said) else _harm(said, words)
