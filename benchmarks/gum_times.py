"""The dates of a GUM file as rows for `tools/score.py times`, read from its MISC column, and their score.

    python benchmarks/gum_times.py ../shared/gold/ud/gum_train.conllu.xz ../shared [--errors 20]

GUM marks dates with the TEI element ``date`` and its attributes ``when``, ``from``, ``to``, ``notBefore``, ``notAfter``. They
are written as TIMEX3 as WikiWars writes its values: ``when="2016-05"`` is ``2016-05``, ``when="--07-04"`` is ``XXXX-07-04``; a
stretch that is a week, weekend, month, quarter, season, year, decade or century is that one's value, any other ``from/to`` (open
ends: the end that is known). A document's text is its sentences, paragraphs apart; its publication date is ``dateCreated``.

GUM marks dates and, with the element ``time``, a few clock times. Of the four types of TIMEX3 it has not: the lengths of time,
repeated times and words like "now" that the reader finds too have no counterpart there, "Thursday night" is marked as its day,
and of "from 1890 until 1970" its two ends are marked, never the whole. So the figures are given three times, always with the
same scorer and match:

- without a prefix, every time that the reader gives is held against GUM's dates, so that a right "for two weeks" is a mistake;
- with ``dates_``, dates are held against dates: those of the calendar alone, times of a day at that day, intervals by their ends;
- with ``marks_``, all that GUM marks, clock times too (``T15:11``, without a day), is held against what the reader gives of it.

The second is what issue 5 means by the dates of GUM, scored the same way: WikiWars, whose times are of all four types, is scored
with all four. ``best_value_f1`` is what the first figure would be for a reader without one mistake among GUM's dates that also
gives the lengths, repeated times and words like "now" that ours gives where GUM has nothing. The last lines (``type_…``) say how
many times of each type the reader gives, and over how many of them GUM has a date: that is what the first figures lose to.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import lzma
import re
import runpy
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.pipeline import Pipeline
from dragoman.records import Reading, Report, Time, to_json

_TAG = re.compile(r"<(/?)(date|time)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')


@dataclass
class Document:
    """One document: its text so far, and the dates and clock times that are open (start, element, attributes) or done (start,
    end, attributes)."""

    id: str
    published: str = ""
    text: str = ""
    open: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    dates: list[tuple[int, int, dict[str, str]]] = field(default_factory=list)
    clocks: list[tuple[int, int, dict[str, str]]] = field(default_factory=list)

    def row(self) -> dict[str, Any]:
        times = [{"span": [s, e], "value": v} for s, e, given in sorted(self.dates, key=lambda d: d[:2]) if (v := value(given))]
        clocks = [{"span": [s, e], "value": v} for s, e, given in self.clocks if (v := clock(given.get("when", "")))]
        return {"id": self.id, "text": self.text, "published": self.published, "times": times, "clocks": clocks}


def documents(path: Path) -> Iterator[Document]:
    """The documents of a CoNLL-U file (plain or .xz) with their dates. A word's piece of text is its FORM, or that of the
    multiword token that it is part of."""
    opener = lzma.open if path.suffix == ".xz" else open
    doc: Document | None = None
    wide = at = 0  # words that the last multiword token still covers, and where the next of them begins
    paragraph = False
    with opener(path, "rt", encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                if doc is not None:
                    yield doc
                doc = Document(line.removeprefix("# newdoc id = "))
            elif doc is not None and line.startswith("# meta::dateCreated = "):
                doc.published = line.removeprefix("# meta::dateCreated = ")
            elif line.startswith("# newpar"):
                paragraph = True
            elif doc is not None and line and line[0].isdigit():
                if paragraph:
                    doc.text = doc.text.rstrip() + "\n\n" if doc.text else ""
                    paragraph = False
                columns = line.split("\t")
                number, form, misc = columns[0], columns[1], columns[9]
                if "." in number:
                    continue
                start, end = len(doc.text), len(doc.text) + len(form)
                if "-" in number:
                    first, last = number.split("-")
                    wide, at = int(last) - int(first) + 1, start
                    doc.text += form + ("" if "SpaceAfter=No" in misc else " ")
                    continue
                if wide:
                    wide -= 1
                    start, end = at, min(at + len(form), len(doc.text.rstrip()))
                    at = end
                else:
                    doc.text += form + ("" if "SpaceAfter=No" in misc else " ")
                _tags(doc, misc, start, end)
    if doc is not None:
        yield doc


def _tags(doc: Document, misc: str, start: int, end: int) -> None:
    for m in _TAG.finditer(misc):
        if not m[1]:
            doc.open.append((start, m[2], dict(_ATTRIBUTE.findall(m[3]))))
            continue
        last = next((n for n in range(len(doc.open) - 1, -1, -1) if doc.open[n][1] == m[2]), -1)
        if last >= 0:
            begin, element, given = doc.open.pop(last)
            (doc.dates if element == "date" else doc.clocks).append((begin, end, given))


def clock(when: str) -> str:
    """A clock time without day, zone and seconds: ``T15:11`` of ``15:11:00`` and of ``2008-01-20T15:11+00:00``; "" for none."""
    m = re.fullmatch(r"(?:.*T)?(\d\d)(?::(\d\d)(?::\d\d)?)?(?:Z|[+-]\d\d:\d\d)?", when)
    return f"T{int(m[1]) % 24:02d}:{m[2] or '00'}" if m else ""


def value(given: dict[str, str]) -> str:
    """The TIMEX3 value of TEI's attributes; "" where they say nothing."""
    if "when" in given:
        return _point(given["when"])
    first, last = given.get("from") or given.get("notBefore", ""), given.get("to") or given.get("notAfter", "")
    if not first or not last:
        return _point(first or last)
    return _stretch(first, last) or f"{_point(first)}/{_point(last)}"


def _point(text: str) -> str:
    if text.startswith("---"):
        return f"XXXX-XX-{text[3:]}"
    if text.startswith("--"):
        return f"XXXX-{text[2:]}"
    if re.fullmatch(r"-?\d{3,4}", text):
        return f"BC{-int(text):04d}" if text.startswith("-") else f"{int(text):04d}"
    return f"BC{int(text[1:5]):04d}" if re.fullmatch(r"-\d{4}-.*", text) else text


_SEASONS = {("03", "05"): "SP", ("06", "08"): "SU", ("09", "11"): "FA", ("12", "02"): "WI"}
_SEASONS |= {("03", "06"): "SP", ("06", "09"): "SU", ("09", "12"): "FA", ("12", "03"): "WI"}  # GUM's ends differ by a month


def _stretch(first: str, last: str) -> str:
    """The period of the calendar that begins and ends on these days, months or years; "" where it is none."""
    a, b = (re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?", x) for x in (first, last))
    if a is None or b is None:
        return ""
    if a[3] and b[3] and "X" not in a[1]:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        year, week, weekday = start.isocalendar()
        if (end - start).days == 6 and weekday in (1, 7):
            return f"{year}-W{(end.isocalendar()[1]):02d}"
        if (end - start).days == 1 and weekday == 6:
            return f"{year}-W{week:02d}-WE"
    months = (a[2] or "01", b[2] or "12")
    opens, closes = (a[3] or "01") == "01", int(b[3] or "31") >= 28
    if a[2] and b[2] and opens and (closes or not b[3]):
        if months in _SEASONS and (a[1] == b[1] or months[0] == "12"):
            return f"{a[1]}-{_SEASONS[months]}"
        if a[1] == b[1] and months in (("01", "03"), ("04", "06"), ("07", "09"), ("10", "12")):
            return f"{a[1]}-Q{int(months[1]) // 3}"
        if a[1] == b[1] and months[0] == months[1]:
            return f"{a[1]}-{months[0]}"
    if "X" in a[1]:
        return ""
    y, z = int(a[1]), int(b[1])
    if opens and months[0] == "01" and y % 100 in (0, 1) and 98 <= z - y <= 99:
        return f"{y // 100:02d}"
    if opens and months[0] == "01" and y % 10 in (0, 1) and z == y - y % 10 + 9:
        return f"{y // 10:03d}"
    return a[1] if y == z and opens and closes and months == ("01", "12") else ""


def by_type(rows: list[dict[str, Any]], readings: Sequence[Reading]) -> Iterator[str]:
    """How many times of each type were read, and how many of them overlap a date of GUM. REF: words like "now"."""
    counts: dict[str, list[int]] = {}
    for row, reading in zip(rows, readings, strict=True):
        calendar = {t.span for t in calendar_dates(reading.times)}
        for t in reading.times:
            name = "REF" if t.timex.endswith("_REF") else t.type if t.type != "DATE" or t.span in calendar else "DATE_OF_NO_DAY"
            given, marked = counts.setdefault(name, [0, 0])
            met = any(d["span"][0] < t.span.end and t.span.start < d["span"][1] for d in row["times"])
            counts[name] = [given + 1, marked + met]
    for name, (given, marked) in sorted(counts.items()):
        yield f"type_{name.lower()} {given} read, {marked} over a date of GUM"


def best(rows: list[dict[str, Any]], readings: Sequence[Reading]) -> float:
    """The value F1 against GUM's dates of a reader that has all of them right and gives the lengths, repeated times and words
    like "now" that ours gives where GUM has nothing."""
    dates = other = 0
    for row, reading in zip(rows, readings, strict=True):
        dates += len(row["times"])
        for t in reading.times:
            kind = t.type in ("DURATION", "SET") or t.timex.endswith("_REF")
            met = any(d["span"][0] < t.span.end and t.span.start < d["span"][1] for d in row["times"])
            other += kind and not met
    return 2 * dates / (2 * dates + other)


def marked(times: Sequence[Time]) -> list[Time]:
    """What GUM marks: the dates of the calendar, and clock times without their day."""
    clocks = [replace(t, timex=c) for t in times if t.type == "TIME" and "T" in t.timex and (c := clock(t.timex))]
    return sorted([*calendar_dates(times), *clocks], key=lambda t: (t.span.start, t.span.end))


def calendar_dates(times: Iterable[Time]) -> list[Time]:
    """The dates of the calendar, as GUM would mark them: a time of day that says its day gives that day, an interval its ends,
    which are read too."""
    out = []
    for t in times:
        if t.why.startswith("interval"):
            continue
        if t.why in ("publication date", "day last spoken of"):
            continue  # a clock time alone: GUM has another element for it
        if t.type == "TIME" and re.match(r"\d{4}-\d\d-\d\dT", t.timex):
            out.append(replace(t, timex=t.timex.partition("T")[0]))
        elif t.type == "DATE" and not t.timex.endswith("_REF") and any(c.isdigit() for c in t.timex):
            out.append(t)
    return out


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("path", type=Path)
    p.add_argument("shared", type=Path, help="the folder with tools/score.py")
    p.add_argument("--errors", type=int, default=0, help="mistakes to show, among dates of the calendar")
    p.add_argument("--genre", default="", help="only documents whose id holds this word, such as news")
    a = p.parse_args()
    rows = [d.row() for d in documents(a.path) if a.genre in d.id]
    reports = [Report(r["id"], r["text"], published=r["published"]) for r in rows]
    readings = list(Pipeline.load().read(reports))
    print(f"documents {len(rows)}")
    print(f"dates {sum(len(r['times']) for r in rows)}")
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.jsonl"
        gold.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        for name, chosen in (("", list[Time]), ("dates_", calendar_dates), ("marks_", marked)):
            predicted = Path(folder) / f"{name}predicted.jsonl"
            with predicted.open("w", encoding="utf-8") as f:
                for reading in readings:
                    times = [to_json(t) for t in chosen(reading.times)]
                    f.write(json.dumps({"report": {"id": reading.report.id}, "times": times}) + "\n")
            if name == "marks_":
                both = [{**r, "times": sorted(r["times"] + r["clocks"], key=lambda t: t["span"])} for r in rows]
                gold.write_text("".join(json.dumps(r) + "\n" for r in both), encoding="utf-8")
            for line in scored(a.shared / "tools" / "score.py", gold, predicted, a.errors if name == "dates_" else 0):
                print(f"{name}{line}" if line.split(" ")[0].endswith("_f1") else line)
    print(f"best_value_f1 {best(rows, readings):.3f}")
    print("\n".join(by_type(rows, readings)))


def scored(scorer: Path, gold: Path, predicted: Path, errors: int) -> list[str]:
    """The lines that the scorer prints."""
    out = io.StringIO()
    before = sys.argv
    sys.argv = [str(scorer), "times", str(gold), str(predicted), "--errors", str(errors)]
    try:
        with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
            runpy.run_path(str(scorer), run_name="__main__")
    finally:
        sys.argv = before
    return out.getvalue().splitlines()


if __name__ == "__main__":
    main()
