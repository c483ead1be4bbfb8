"""Place names that the way they are written tells, whatever the model sees: abbreviations, datelines, hyphens, known names of
several words, and what stands before the area it lies in."""

from __future__ import annotations

from dragoman.places.beside import abbreviates
from dragoman.places.keys import key
from dragoman.places.ranges import LOC, PER, POSSESSIVE, Ranges

_DATELINE_END = frozenset({"-", "--", "–", "—", "(", ",", ":"})


def abbreviations(ranges: Ranges) -> None:
    """ "Ill.", "W.Va.", "D.C.": forms that are nothing else, and "IL" after a comma and a name."""
    tree, store = ranges.tree, ranges.store
    for i, word in enumerate(tree.words):
        if not word[0].isupper() or len(word) > 6:
            continue
        if word in store.postal:
            before = tree.words[i - 1] if i else ""
            if before == "," and i > 1 and tree.words[i - 2][0].isupper():
                ranges.add(i, i + 1, (store.postal[word],), "postal abbreviation")
            continue
        for end in (i + 4, i + 3, i + 2, i + 1):
            if end <= len(tree) and tree.ends[end - 1] - tree.starts[i] <= 6:
                form = tree.text[tree.starts[i] : tree.ends[end - 1]]
                entry = store.abbreviations.get(form) or (store.abbreviations.get(form + ".") if "." in form[:-1] else None)
                sure = "." in form[:-1]  # "N.J.": nothing else is written so
                if (
                    entry is not None
                    and (sure or abbreviates(tree, i, ranges.tags[i] == LOC))
                    and not (end < len(tree) and tree.upos[end] == "NUM")
                ):
                    ranges.add(i, end, (entry,), "abbreviation")
                    break


def datelines(ranges: Ranges) -> None:
    """The place in capitals that opens a sentence before a dash, or a line before a bracket or an area ("KYIV — …",
    "ST. JOHN'S, N.L. - …")."""
    tree = ranges.tree
    for start, last in tree.sents:
        if not tree.words[start].isupper() or len(tree.words[start]) < 3:
            continue
        line = not start or "\n" in tree.text[tree.ends[start - 1] : tree.starts[start]]
        end = start
        while end < min(last, start + 4) and (tree.words[end].isupper() or tree.lower[end] in POSSESSIVE):
            end += 1
        after = tree.words[end] if end < len(tree) else ""
        if end == start or after not in _DATELINE_END or not ranges.free(start, end):
            continue
        entries = ranges.look(start, end)
        dash = after not in (",", "(", ":")
        if entries and (dash or (line and (ranges.well_known(entries) or ranges.area_follows(end)))):
            ranges.add(start, end, entries, "dateline")


def hyphened(ranges: Ranges) -> None:
    """ "Sligo-based", "R-Ocilla": towns that a hyphen joins to a word for where somebody sits, or to a party's letter."""
    tree, bound = ranges.tree, ranges.words.hyphened
    for i, word in enumerate(tree.words):
        if word != "-" or not 0 < i < len(tree) - 1 or tree.starts[i] != tree.ends[i - 1] or tree.ends[i] != tree.starts[i + 1]:
            continue
        if tree.lower[i + 1] in bound:
            last = i
        elif tree.words[i - 1] in ("R", "D", "I") and tree.words[i + 1][:1].isupper():
            last = i + 2
        else:
            continue
        for start in range(last - 3, last) if last == i else (i + 1,):
            if start >= 0 and ranges.free(start, last) and all(w[:1].isupper() for w in tree.words[start:last]):
                entries = ranges.look(start, last)
                if entries and not ranges.is_word(start, last):
                    ranges.add(start, last, entries, "joined by a hyphen")
                    break


def phrases(ranges: Ranges) -> None:
    """Known names of several words, wherever they stand ("Russia's Far East", "Strait of Hormuz")."""
    tree, openers, known = ranges.tree, ranges.store.openers, ranges.store.known
    for i, low in enumerate(tree.lower):
        most = openers.get(low)
        if most is None:
            most = openers.get(key(low)) if low[-1] == "." or not low.isascii() else openers.get(low + "s") and 6
            if not most:
                continue
        if ranges.taken[i] or not tree.words[i][0].isupper() or tree.upos[i] == "PRON":
            continue
        last = tree.sents[tree.sent_of[i]][1]
        for end in range(min(i + most + 2, last), i + 1, -1):
            if not tree.words[end - 1][0].isalnum():
                continue
            kind = ranges.words.kinds.get(tree.lower[end]) if end < last and tree.words[end][0].isupper() else None
            if kind in ("division1", "division2") and tree.lower[end] != "state":
                if not (entries := ranges.divisions(i, end, kind)):
                    continue
                ranges.add(i, end + 1, entries, "gazetteer: name of several words", kind)  # "La Paz County"
                break
            if tree.words[end - 1] in ("city", "town") and end < len(tree) and tree.lower[end] == "of":
                continue  # "the southern Gaza city of Rafah"
            name = key(tree.text[tree.starts[i] : tree.ends[end - 1]])
            if name in known and not ranges.is_word(i, end) and ranges.free(i, end) and PER not in ranges.tags[i:end]:
                if ranges.inside("ORG", i, end):
                    break
                ranges.add(i, end, ranges.store.find(name), "gazetteer: name of several words")
                break


def before_areas(ranges: Ranges) -> None:
    """ "Hammond, Ind.": what stands before a comma and an area that holds a place of that name."""
    tree = ranges.tree
    for area in list(ranges.found):
        comma = area.start - 1
        if comma < 1 or tree.words[comma] != "," or area.embedded:
            continue
        inside = {e.index for e in area.entries if e.kind in ("country", "division1")}
        countries = {e.country for e in area.entries if e.kind == "country"}
        if not inside:
            continue
        for start in range(max(0, comma - 3), comma):
            if not ranges.free(start, comma) or not all(tree.words[i][0].isupper() for i in range(start, comma)):
                continue
            entries = tuple(e for e in ranges.look(start, comma) if e.parent in inside or e.country in countries)
            if entries and entries[0].index not in inside:
                ranges.add(start, comma, entries, "followed by the area it lies in")
                break
