"""How well `lineage` finds what an article rests on, among reports on other things.

    python benchmarks/lineage.py ../shared/gold/lineage/wikinews_dev.jsonl ../shared/corpora/*.jsonl.xz

Articles and the sources that they name go into one ledger together with `--others` reports of the given corpora, in equal
parts. Printed is the part of the true sources that stand among the first five reports below their article (recall@5), and how
often the first one is a true source. Of the corpora, reports with the title or the address of an article or a source are left
out, and it is counted how many of the others share passages with an article.
"""

from __future__ import annotations

import argparse
import itertools
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman import __version__
from dragoman.gathering import Gathering, Lineages, first_reports
from dragoman.ledger import Ledger
from dragoman.pipeline import Pipeline
from dragoman.records import Report
from dragoman.reports import read

FIRST = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--others", type=int, default=500)
    parser.add_argument("--keep", type=Path, help="the ledger, to be used again")
    given = parser.parse_args()
    articles = [json.loads(line) for line in given.gold.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "ledger"
        with Ledger.open(path, create=True) as ledger, Gathering(ledger) as gathering:
            inputs = [*told(articles), *others(articles, given.corpora, given.others)]
            ledger.ingest(inputs, Pipeline.load().read, version=__version__)
            gathering.sweep(__version__)
            measure(articles, ledger, Lineages(ledger, gathering))


def told(articles: list[dict[str, Any]]) -> Iterator[Report]:
    """Articles, then their sources."""
    for a in articles:
        yield Report(a["id"], a["text"], "Wikinews", a["title"], "", a["published"] or "")
    for s in (s for a in articles for s in a["sources"]):
        yield Report(s["id"], s["text"], s["outlet"], s["title"], s["url"], s["published"] or "")


def others(articles: list[dict[str, Any]], corpora: list[str], count: int) -> Iterator[Report]:
    """So many reports of the corpora, in equal parts, without those that are articles or sources themselves."""
    titles = {x["title"].casefold() for a in articles for x in (a, *a["sources"])}
    urls = {s["url"] for a in articles for s in a["sources"]}
    for corpus in corpora:
        reports = (r for r in read([corpus]) if isinstance(r, Report))
        fit = (r for r in reports if r.title.casefold() not in titles and r.url not in urls)
        yield from itertools.islice(fit, count // len(corpora))


def measure(articles: list[dict[str, Any]], ledger: Ledger, lineages: Lineages) -> None:
    found = wanted = first = shown = leaked = 0
    begin = time.perf_counter()
    for a in articles:
        sources = {s["id"] for s in a["sources"]}
        ids = [n.id for n in first_reports(lineages.report(a["id"], most=FIRST))]
        wanted += len(sources)
        found += len(sources & set(ids))
        first += bool(ids) and ids[0] in sources
        shown += len(ids)
        pairs = {x for c in ledger.copies(a["id"], least=0.0) for x in (c["report"], c["of"])}
        leaked += len(pairs - sources - {a["id"]})
    each = (time.perf_counter() - begin) / len(articles)
    print(f"recall@{FIRST} {found / wanted:.3f} ({found} of {wanted} sources of {len(articles)} articles)")
    print(f"first one true {first / len(articles):.3f}; {shown / len(articles):.1f} reports shown below an article")
    print(f"{leaked} other reports share passages with an article; {each:.2f} s an article")


if __name__ == "__main__":
    main()
