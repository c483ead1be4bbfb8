"""Speed of the language model's pass alone, on one core: words a second.

    python benchmarks/model_pass.py [FILE.jsonl] [--words 20000]

Reads the `text` of each row (by default of the sample reports, over and over until there are enough words) and times
`Language.trees`: tokens, tags, trees, names and the other heads, one thread. Prints processor time, which other processes
disturb least, and the clock's; a word is a token that is not white space or punctuation.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
from pathlib import Path

from dragoman.language import Language

SAMPLE = Path(__file__).parent.parent / "examples" / "reports.jsonl"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("path", nargs="?", type=Path, default=SAMPLE)
    p.add_argument("--words", type=int, default=20_000)
    a = p.parse_args()
    texts: list[str] = []
    count = 0
    with a.path.open(encoding="utf-8") as f:
        for row in itertools.cycle([json.loads(line) for line in f]):
            texts.append(row["text"])
            count += len(row["text"].split())
            if count >= a.words:
                break
    language = Language.load()
    language.trees(texts[:5])
    clock, processor = time.perf_counter(), time.process_time()
    trees = language.trees(texts)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    words = sum(u not in ("PUNCT", "SYM", "SPACE") for t in trees for u in t.upos)
    print(f"texts {len(texts)}")
    print(f"words {words}")
    print(f"words_a_processor_second {words / processor:.0f}")
    print(f"words_a_second {words / clock:.0f}")


if __name__ == "__main__":
    main()
