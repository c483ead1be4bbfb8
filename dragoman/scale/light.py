"""spaCy without the frameworks that it would bring along.

Of spaCy the shipped model uses the tokenizer. Importing it imports PyTorch and CuPy too wherever they are installed, which costs
half a gigabyte and more than a second in each process. A process that is Dragoman's own has no use for them.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

UNUSED = frozenset({"cupy", "torch"})


class _Missing(MetaPathFinder):
    """Says of the unused packages that they are not installed."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname in UNUSED:
            raise ModuleNotFoundError(f"{fullname} is not used here", name=fullname)
        return None


def import_spacy() -> None:
    """Import spaCy as if `UNUSED` were not installed; nothing happens where it was imported before.

    The packages themselves can be imported afterwards, but spaCy will not run models made with them as long as the process
    lives: only for processes that read with the shipped model and belong to nobody else.
    """
    missing = _Missing()
    sys.meta_path.insert(0, missing)
    try:
        import spacy  # noqa: F401
    finally:
        sys.meta_path.remove(missing)
