"""Reports of made-up stories, as readings without a language model."""

from __future__ import annotations

import random
from collections.abc import Iterator

from dragoman.records import Reading, Report

VERSION = "t"
WORDS = [a + b + c + d for a in "bdfgklmnprst" for b in "aeiou" for c in "bdgklmnprt" for d in ("an", "em", "os", "ik", "ur")]
OUTLETS = ("Harbour Post", "Northern Wire", "Lantern", "Meridian")


def sentence(rng: random.Random, own: list[str]) -> str:
    words = rng.sample(own, 6) + rng.sample(WORDS, 8)
    rng.shuffle(words)
    return " ".join(words).capitalize() + "."


def made(stories: int, each: int, seed: int = 1) -> Iterator[Reading]:
    """`stories` stories of `each` reports, in turn; of each story the third report copies the first and adds a sentence."""
    rng = random.Random(seed)
    telling = rng.sample(WORDS, 12 * stories)
    own = [telling[s * 12 : s * 12 + 12] for s in range(stories)]
    firsts: dict[int, str] = {}
    for i in range(each):
        for s in range(stories):
            text = " ".join(sentence(rng, own[s]) for _ in range(8))
            if i == 0:
                firsts[s] = text
            if i == 2:
                text = f"{firsts[s]} {sentence(rng, own[s])}"
            day = f"2024-03-{1 + i:02}"
            yield Reading(
                Report(f"s{s:02}-{i}", text, OUTLETS[(s + i) % 4], f"Story {s} part {i}", f"https://x.org/{s}/{i}", day),
                version=VERSION,
            )
