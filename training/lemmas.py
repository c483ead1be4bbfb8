"""Lemmas as edit scripts: what to cut from a word's end and what to put there (Chrupała 2006, simplified to suffixes)."""

from __future__ import annotations


def script(word: str, lemma: str) -> str:
    """``"K"`` or ``"L"`` (keep the case, or lower it), the number of characters to cut, and what to add: ``studies → study``
    is ``L3y``."""
    for case, form in (("L", word.lower()), ("K", word)):
        common = 0
        while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
            common += 1
        if case == "L" and common == 0 and form != lemma:
            continue
        return f"{case}{len(form) - common}{lemma[common:]}"
    return f"K{len(word)}{lemma}"
