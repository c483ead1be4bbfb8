"""What a claim is known by from one reading to the next: the report and the place of its predicate.

A claim's id changes with its event and its lemma, so with every better extractor. Its anchor, ``REPORT#42`` (or ``REPORT#t7`` in
the title), where 42 is the predicate's first code point, does not, as long as the predicate is read as one at all. Judgements on
claims are kept under anchors.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any


def anchor(claim: Mapping[str, Any]) -> str:
    """The anchor of a claim as a ledger gives it: with `report`, `predicate` and, in a title, `field`."""
    field = "t" if claim.get("field") == "title" else ""
    return f"{claim['report']}#{field}{claim['predicate']['span'][0]}"


def place(anchor: str) -> tuple[str, str, int] | None:
    """The report, the field and the offset that an anchor names; None for what is no anchor."""
    report, sign, at = anchor.rpartition("#")
    field, digits = ("title", at[1:]) if at.startswith("t") else ("text", at)
    return (report, field, int(digits)) if sign and report and digits.isdecimal() else None


def name_of(anchor: str) -> str:
    """The name of the development whose first claim stands at `anchor`: "d-" and 14 hexadecimal digits."""
    return "d-" + hashlib.blake2b(anchor.encode("utf-8", "surrogatepass"), digest_size=7).hexdigest()
