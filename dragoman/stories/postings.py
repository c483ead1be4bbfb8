"""Which texts have a fingerprint: an inverted index in sorted arrays, 12 bytes an entry, that texts are added to one by one."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

_BUFFER = 1 << 16


class Postings:
    """Fingerprint to the numbers of the texts that have it.

    New entries gather in a dictionary; when it is full it becomes a sorted segment, and segments of like size are merged (as in a
    log-structured merge tree), so that n entries lie in O(log n) arrays and adding one costs O(log n) on average.
    """

    def __init__(self, most: int) -> None:
        """`most`: how many texts a look-up of one fingerprint gives; what stands in more texts is somebody's footer."""
        self.most = most
        self._buffer: dict[int, list[int]] = {}
        self._held = 0
        self._segments: list[tuple[NDArray[np.uint64], NDArray[np.uint32]]] = []

    def add(self, text: int, fingerprints: NDArray[np.uint64]) -> None:
        """Enter text number `text` (0 ≤ text < 2³²) under each of its distinct fingerprints."""
        for f in fingerprints.tolist():
            self._buffer.setdefault(f, []).append(text)
        self._held += len(fingerprints)
        if self._held >= _BUFFER:
            self._flush()

    def sharing(self, fingerprints: NDArray[np.uint64]) -> Counter[int]:
        """Text number to how many of these fingerprints it has; the first `most` texts of each fingerprint count."""
        found: dict[int, list[int]] = {}
        for keys, texts in self._segments:
            lows = np.searchsorted(keys, fingerprints, "left")
            highs = np.searchsorted(keys, fingerprints, "right")
            for i in np.flatnonzero(lows < highs).tolist():
                low = int(lows[i])
                found.setdefault(int(fingerprints[i]), []).extend(texts[low : min(int(highs[i]), low + self.most)].tolist())
        counts: Counter[int] = Counter()
        for f in fingerprints.tolist():
            counts.update([*found.get(f, ()), *self._buffer.get(f, ())][: self.most])
        return counts

    def _flush(self) -> None:
        keys = np.fromiter((k for k, v in self._buffer.items() for _ in v), dtype=np.uint64, count=self._held)
        texts = np.fromiter((t for v in self._buffer.values() for t in v), dtype=np.uint32, count=self._held)
        self._buffer, self._held = {}, 0
        segment = _sorted(keys, texts)
        while self._segments and len(self._segments[-1][0]) < 2 * len(segment[0]):
            before = self._segments.pop()
            segment = _sorted(np.concatenate([before[0], segment[0]]), np.concatenate([before[1], segment[1]]))
        self._segments.append(segment)


def _sorted(keys: NDArray[np.uint64], texts: NDArray[np.uint32]) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    order = np.lexsort((texts, keys))
    return keys[order], texts[order]
