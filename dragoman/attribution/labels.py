"""Speakers who are named by the lay-out: turns of a transcript, headlines ("Kim: ties with Moscow will grow", "Ties with Moscow
will grow – Kim"), and quotations signed behind a dash."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from dragoman.attribution.drafts import Draft
from dragoman.attribution.lexicon import Lexicon
from dragoman.attribution.quotes import Quotation
from dragoman.language.trees import Tree

TURN = "turn"
LABEL = "label"
TAIL = "tail"
_CERTAIN = 3.0  # the weight given to a candidate that its form alone decides
_TURN = re.compile(
    r"(?:(?<=\n)|(?<=\s\s)|(?<=\n[\"“])|(?<=^[\"“])|^)"
    r"(?:(?P<who>[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]*){0,6}(?: \([^)\n]{1,60}\))?):\s"
    r"|(?P<q>Q)(?::\s|\s{2,}|(?<=\nQ)\s(?=[\"“(A-Z])))"
    r"|(?:(?<=\s)|^)\(\((?P<in>[A-Z][^()\n]{0,40})\)\)(?:\s*:)?\s"
)
_FEWEST_TURNS = 2
_LONGEST_LABEL = 7
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PUNCT", "PART", "ADP", "CCONJ"})
_TAIL = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PART", "ADP"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_ASKING = frozenset({"WP", "WRB", "WDT"})
_FEWEST_WORDS = 3  # of a statement before a dash or colon
_QUOTES = frozenset({'"', "“", "”", "‘", "’", "'"})
_DASHES = frozenset({"—", "–", "―", "-", "--", "”―", "”—", "”–"})


def turns(tree: Tree) -> list[Draft]:
    """The turns of a transcript ("MS. LEE:  Good morning."): each label is a source, all words up to the next one its content."""
    if ":" not in tree.text and "((" not in tree.text:
        return []
    labels = list(_TURN.finditer(tree.text))
    names = [m.group("who") or m.group("in") for m in labels]
    if len(names) < _FEWEST_TURNS or (None not in names and len(set(names)) == len(names)):
        return []  # headings in capitals differ from one another; somebody in a conversation speaks twice, or is asked
    out = []
    alone = len(set(names)) == 1 and all(m.group("in") for m in labels)
    for n, m in enumerate(labels):
        name = next(k for k in ("who", "in", "q") if m.group(k) is not None)
        first, last = bisect_left(tree.starts, m.start(name)), bisect_left(tree.starts, m.end(name))
        begin = bisect_left(tree.starts, m.end())
        close = labels[n + 1].start() if n + 1 < len(labels) else len(tree.text)
        if alone and "\n" in tree.text[m.end() : close]:  # of whom no one is told who answers, only his questions are told
            close = tree.text.index("\n", m.end())
        end = bisect_left(tree.starts, close)
        if not first < last <= begin < end:
            continue
        draft = Draft(last - 1, TURN, "speech", set(range(last, begin)), set(range(begin, end)), None)
        draft.source, draft.sources, draft.score = last - 1, set(range(first, last)), _CERTAIN
        draft.certain = True
        out.append(draft)
    return out


def headlines(tree: Tree, paragraphs: set[int], lexicon: Lexicon) -> list[Draft]:
    """ "Kim: …" at the head of a paragraph: a name of a person or an organisation, or a document, before a colon."""
    out = []
    colons = [i for i, w in enumerate(tree.words) if w == ":"]
    for i in colons:
        start = i - 1
        while start not in paragraphs and i - start <= _LONGEST_LABEL:
            start -= 1
        if (
            start not in paragraphs
            or start >= i
            or tree.lower[start] in lexicon.unlabelled | _QUOTES
            or tree.upos[start] == "ADP"
        ):
            continue  # "In today's letter: …" names nobody who says it
        noun, headline = tree.lemmas[i - 1].lower(), len(tree.sents) == 1
        if noun in lexicon.genre or tree.lower[i - 1] in lexicon.genre:
            continue
        label = range(start, i)
        if any(tree.upos[j] not in _NAMING for j in label) or tree.sent_of[start] != tree.sent_of[i - 1]:
            continue
        person = any(n.type in ("PER", "ORG") and start <= n.start < i and n.end >= i - 1 for n in tree.names)
        voice = noun in lexicon.voices and headline and i - start <= _FEWEST_WORDS  # "Officials: …"
        if not person and not voice and noun not in lexicon.documents:
            continue
        if headline and (tree.upos[i - 1] == "NOUN" and not voice and noun not in lexicon.voices | lexicon.documents):
            continue  # "Pentagon *leaks*: …", "Kherson *flooding*: …"
        if headline and noun not in lexicon.voices and not _stated(tree, i + 1):
            continue
        end = i + 1
        while end < len(tree) and end not in paragraphs:
            end += 1
        root = next((j for j in range(i + 1, end) if tree.upos[j] in ("VERB", "AUX", "ADJ") and not i < tree.heads[j] < j), None)
        if end - i > 3 and root is not None:
            draft = Draft(i, LABEL, "speech", {i}, set(range(i + 1, end)), root)
            draft.source, draft.sources, draft.score = i - 1, set(label), _CERTAIN
            draft.certain = True
            out.append(draft)
    return out


def _stated(tree: Tree, first: int) -> bool:
    """Whether what stands behind a headline's label can be somebody's words: no question about him ("Roe: *what we know*"), and
    no noun alone ("Roe: *the man who held out*"), unless it is quoted."""
    words = range(first, len(tree))
    if any(tree.words[j] in _QUOTES for j in words):
        return True
    finite = (tree.xpos[j] in _FINITE or (tree.lower[j] == "to" and tree.upos[j] == "PART") for j in words if not _aside(tree, j))
    return len(words) > 0 and tree.xpos[first] not in _ASKING and any(finite)


def _aside(tree: Tree, j: int) -> bool:
    """Whether a word stands in a relative clause."""
    return any(tree.deps[k] == "acl:relcl" for k in (j, *tree.above(j)))


def tail(tree: Tree, lexicon: Lexicon, known: Callable[[int], bool]) -> Draft | None:
    """ "…: report", "… – army chief", "…: Pentagon" at the end of a headline whose rest is a statement: who says it. `known`:
    whether somebody, or some body, is meant by the phrase that a token heads."""
    end = len(tree)
    while end and tree.upos[end - 1] in ("PUNCT", "SPACE") and tree.words[end - 1] != ":":
        end -= 1
    heard = end > 1 and tree.lower[end - 1] in lexicon.closing  # "…, court *hears*", which is tagged as a noun there
    marks = {","} if heard else {":", *_DASHES}
    at = next((i for i in range(end - 2, 0, -1) if tree.words[i] in marks), 0)
    label, told = range(at + 1, end - heard), range(at)
    if at < _FEWEST_WORDS or len(label) > _LONGEST_LABEL or not _set_off(tree, at) or tree.words[at - 1] == "?":
        return None
    if any(tree.upos[j] not in _TAIL and tree.deps[j] != "amod" for j in label) or any(tree.xpos[j] in _ASKING for j in told[:2]):
        return None
    first = next((j for j in label if tree.upos[j] == "ADP"), label.stop) - 1
    noun = tree.lemmas[first].lower()
    if first < at + 1 or noun in lexicon.genre or tree.lower[first] in lexicon.genre:
        return None
    voice = noun in lexicon.voices or any(n.type in ("PER", "ORG") and n.start <= first < n.end for n in tree.names)
    quoted = tree.words[0] in _QUOTES and tree.words[at - 1] in _QUOTES  # "‘We are tired’: *a mother's diary*" heads a feature
    single = tree.upos[first] == "PROPN" and len(label) == 1
    if not voice and (quoted or not (single or noun in lexicon.documents or known(first))):
        return None
    verb = next((j for j in told if tree.upos[j] in ("VERB", "AUX") and tree.deps[j] != "amod"), None)
    if verb is None and voice and at > _LONGEST_LABEL // 2:
        verb = next((j for j in told if tree.upos[j] == "ADJ" and tree.deps[j] != "amod"), None)  # "pilots *reckless* – US"
    if verb is None:
        return None
    cue = end - 1 if heard else at
    draft = Draft(cue, TAIL, "speech", {cue}, set(told), verb)
    draft.source, draft.sources, draft.score = first, set(label), _CERTAIN
    draft.certain = True
    return draft


def _set_off(tree: Tree, at: int) -> bool:
    """Whether a dash stands between spaces, so that it is no hyphen; a colon needs one behind it."""
    spaced = tree.text[tree.ends[at] : tree.ends[at] + 1] == " "
    return spaced and (tree.words[at] in (":", ",") or tree.text[tree.starts[at] - 1] == " ")


def signatures(tree: Tree, quotes: list[Quotation], owner: list[int | None], paragraphs: set[int]) -> list[tuple[int, Draft]]:
    """Quotations that belong to nobody yet and are signed, ``"…" — Jean Dupont``: the quotation's index, and the draft."""
    out = []
    for n, q in enumerate(quotes):
        dash = q.end if q.end < len(tree) and tree.words[q.end] in _DASHES else q.end - 1
        if owner[n] is not None or not q.closed or tree.words[dash] not in _DASHES or dash + 1 >= len(tree):
            continue
        end = dash + 1
        while end < len(tree) and end not in paragraphs and tree.upos[end] in ("PROPN", "ADP", "DET", "NOUN", "PUNCT", "ADJ"):
            end += 1
        named = tree.upos[dash + 1] == "PROPN"
        if named and (end == len(tree) or end in paragraphs) and end - dash <= 2 * _LONGEST_LABEL:
            draft = Draft(dash, "signature", "speech", {dash}, set(range(q.start, q.end)) - {dash}, None)
            draft.source, draft.sources, draft.score = dash + 1, set(range(dash + 1, end)), _CERTAIN
            draft.certain = True
            out.append((n, draft))
    return out
