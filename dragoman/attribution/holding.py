"""Which attributions hold a word in their content, looked up once a text and not once a word."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.attribution.reader import Found


class Holding:
    """A text's attributions, by the tokens of their contents."""

    def __init__(self, founds: Sequence[Found]) -> None:
        self.founds = founds
        self.lengths = [sum(e - s for s, e in f.content) for f in founds]  # of each content, in tokens
        self._by_token: dict[int, list[int]] = {}
        for n, f in enumerate(founds):
            for start, end in f.content:
                for i in range(start, end):
                    here = self._by_token.setdefault(i, [])
                    if not here or here[-1] != n:
                        here.append(n)

    def at(self, token: int) -> Sequence[int]:
        """Indices of the attributions whose content holds the token, in order."""
        return self._by_token.get(token, ())
