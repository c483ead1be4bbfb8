"""The pieces of one text, and the tests of what looks like a figure and is none: names, addresses, scores, list numbers,
years."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from dragoman.language.numerals import Number
from dragoman.language.pieces import cut, token_at
from dragoman.language.trees import Tree
from dragoman.quantities.words import QuantityWords, Unit, bound_before, longest
from dragoman.records import Span

DASHES = frozenset("-–—‐‑−")


class Numbers(ABC):
    """One text; the tests take the piece at which a number stands."""

    __slots__ = ("p", "taken", "tree", "words")

    def __init__(self, words: QuantityWords, tree: Tree, taken: Sequence[Span]) -> None:
        self.words = words
        self.tree = tree
        self.p = cut(tree.text)
        self.taken = sorted(taken)

    @abstractmethod
    def unit(self, end: int) -> tuple[int, Unit] | None:
        """The unit that follows piece `end`: the piece after it, and the unit."""

    def token(self, i: int) -> int:
        """The token at piece `i`, -1 where there is none."""
        return token_at(self.tree, self.p.starts[i]) if 0 <= i < len(self.p) else -1

    def upos(self, i: int) -> str:
        t = self.token(i)
        return self.tree.upos[t] if t >= 0 and self.p.starts[i] < self.tree.ends[t] else ""

    def xpos(self, i: int) -> str:
        t = self.token(i)
        return self.tree.xpos[t] if t >= 0 and self.p.starts[i] < self.tree.ends[t] else ""

    def in_time(self, i: int) -> bool:
        start = self.p.starts[i]
        return any(s.start <= start < s.end for s in self.taken)

    def passed(self, i: int) -> int:
        """Where to go on behind something that is no figure: past all of a date, a score or a number in words."""
        j = i + 1
        if self.p.words[i][0].isdigit():
            while (
                j + 1 < len(self.p)
                and self.p.words[j] in ("-", ":", "/", ".")
                and self.p.glued(j)
                and self.p.glued(j + 1)
                and self.p.words[j + 1].isdigit()
            ):
                j += 2
        return j

    def code(self, j: int) -> bool:
        """Whether letters that are no unit cling to a number ("3D", "5G", "21st", "2018s")."""
        word = self.p.word(j)
        if not word.isalpha():
            return False
        return (
            longest(self.words.symbols, self.p.raw, j) is None
            and longest(self.words.units, self.p.words, j) is None
            and word != "x"
        )

    def millions(self, j: int) -> bool:
        """Whether the "m" behind a number is a million rather than metres: a counted noun, a currency or a unit follows."""
        p = self.p
        if self.unit(j + 1) is not None:
            return True
        follow, pos = p.word(j + 1), self.upos(j + 1)
        if follow in ("of", "people"):
            return True
        if pos in ("ADJ", "VERB"):
            return follow not in self.words.sets["dimensions"]
        return self.xpos(j + 1) in ("NNS", "NNPS") if pos else follow.endswith("s")

    def half(self, i: int) -> bool:
        p = self.p
        follow = p.word(i + 1)
        if p.word(i - 1) == "by" and self.upos(i + 1) not in ("NOUN", "PROPN", "ADJ", "DET"):
            return follow not in DASHES  # "cut by half"
        if follow in ("of", "the", "its", "their", "his", "her", "our"):
            return p.word(i - 1) not in ("first", "second", "latter", "other", "last")
        return (
            follow in ("a", "-") and self.words.numerals.kinds.get(p.word(i + 2)) in ("scale", "dozen")
        ) or self.words.numerals.kinds.get(follow) in ("scale", "dozen")

    def one(self, i: int) -> bool:
        """Whether "one" counts something ("one man", "one of the ships"), unlike "the one", "no one", "one day"."""
        p = self.p
        before, follow = p.word(i - 1), p.word(i + 1)
        sets = self.words.sets
        if before in sets["one_after"] or follow in sets["one_before"]:
            return False
        if i and p.raw[i] == "One" and p.raw[i - 1].isalpha() and p.raw[i - 1][:1].isupper() and not p.line_between(i - 1, i):
            return False  # "Air Force One", "Day One"
        if follow == "of":
            return self._of_several(i + 2)
        if follow in ("in", "out"):
            return True  # "one in four": the grammar asks for the second number
        pos = self.upos(i + 1)
        if self.xpos(i + 1) == "NNS":
            return False  # "One votes, the other stays"
        if pos:
            return (pos in ("NOUN", "ADJ") or self.xpos(i + 1) == "NNPS") and self.upos(i) in ("NUM", "")
        return follow.isalpha() and len(follow) > 3

    def named_model(self, i: int, end: int) -> bool:
        """Whether digits before a noun belong to the name before them ("Challenger 2 tanks"): a count stands before all names of
        what it counts."""
        t, noun = self.token(i), self.token(end)
        if t < 1 or noun < 0 or self.tree.upos[t - 1] != "PROPN" or self.tree.upos[noun] not in ("NOUN", "PROPN"):
            return False
        flat = self.tree.heads[t] == t - 1 and self.tree.deps[t].startswith(("flat", "nummod"))
        return flat and self.tree.deps[t - 1] in ("compound", "nmod", "amod") and self.tree.heads[t - 1] >= noun

    def numbered(self, i: int, number: Number) -> bool:
        """Whether a number in words only numbers what stands before it ("phase two", "our Lord two thousand twenty-one")."""
        before = self.p.word(i - 1)
        if before == "of" and self.p.raw[i - 2 : i - 1] == ["Group"] and self.p.raw[i][:1].isupper():
            return True
        ordinals = self.words.numerals.ordinals
        if (
            self.p.word(number.end + (self.p.word(number.end) == "and")) in ordinals
            and number.low is not None
            and number.low >= 20
        ):
            return True  # "the two hundred and fiftieth"
        named = i > 1 and self.p.raw[i][:1].isupper() and self.p.raw[i - 1][:1].isupper() and self.upos(i - 1) in ("ADJ", "PROPN")
        if named and not self.p.line_between(i - 2, i) and self.upos(number.end) not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return self.xpos(number.end) != "VBN" and self.upos(i - 2) in ("ADP", "DET")  # "for Balkan Six", "the Chicago Seven"
        before_list = before in (",", ":", ";", "") or (i > 0 and before in (".", "—") and not self.p.glued(i))
        if before in self.words.sets["named_after"] and self.p.raw[i][:1].isupper() and self.p.raw[i - 1][:1].isupper():
            return True  # "the Big Three"
        if before_list and self.p.word(number.end) == "," and number.low is not None and number.low <= 5:
            return True  # "And, two, protect shipping."
        upper = self.words.labels.get(before)
        if upper is None or upper or self.p.line_between(i - 1, i):
            return False
        return self.xpos(number.end) not in ("NNS", "NNPS", "JJ") and self.unit(number.end) is None

    def weight_of(self, number: Number, end: int) -> bool:
        """Whether "500-pound" before the noun at piece `end` is its weight: a fine or a note has its pounds in money."""
        follow = self.p.word(end)
        return number.scale == 1.0 and follow.rstrip("s") not in self.words.sets["pound_money"]

    def weighs(self, i: int) -> bool:
        """Whether the verb that the number at piece `i` hangs under tells of a weight ("lost 18 pounds")."""
        t = self.token(i)
        for _ in range(4):
            if t < 0 or self.tree.upos[t] == "VERB" or self.tree.heads[t] == t:
                break
            t = self.tree.heads[t]
        return t >= 0 and self.tree.lemmas[t].lower() in self.words.sets["weight_verbs"]

    def is_age(self, i: int, end: int) -> bool:
        """ "at the age of nine", "she is 21": how old, where nothing counted stands behind."""
        p = self.p
        if self.upos(end) in ("NOUN", "PROPN", "ADJ", "NUM", "SYM") or p.word(end) in ("%", "of"):
            return False
        if p.word(i - 1) == "of" and p.word(i - 2) in ("age", "ages"):
            return True
        if p.word(i - 1) == "at" and p.word(i - 2) in ("dead", "dies", "died", "die") and p.word(i).isdigit():
            return True  # "dead at 26"
        t = self.token(i)
        if t < 0 or self.tree.xpos[t] != "CD" or not any(self.tree.deps[c] == "cop" for c in self.tree.children[t]):
            return False
        return any(
            self.tree.deps[c] == "nsubj" and self.tree.lower[c] in ("i", "he", "she", "who") for c in self.tree.children[t]
        )

    def age_limit(self, i: int, end: int) -> bool:
        """ "kids under thirteen", "those over 65": how old, where people stand before it and nothing counted behind."""
        p = self.p
        return (
            p.word(i - 1) in ("under", "over", "above", "below")
            and p.word(i - 2) in self.words.sets["aged"]
            and self.upos(end) not in ("NOUN", "ADJ", "PROPN", "NUM", "SYM")
        )

    def _of_several(self, j: int) -> bool:
        """Whether "of" has several behind it ("one of the ships", "one of them"), unlike "one of scrappy determination"."""
        if not self.upos(j):
            return True
        for k in range(j, min(j + 8, len(self.p))):
            if self.xpos(k) in ("NNS", "NNPS", "CD") or self.upos(k) == "PRON" or self.p.word(k) in ("the", "these", "those"):
                return True
            if self.upos(k) not in ("ADJ", "ADV", "DET", "NOUN", "PROPN", "PART"):
                return False
        return False

    def name(self, i: int, number: Number) -> bool:
        """Whether digits belong to a name, an address, a score or a list's numbering rather than count."""
        p = self.p
        before = p.word(i - 1)
        if before == "." and i >= 2 and p.glued(i - 1) and p.word(i - 2) in self.words.sets["number_labels"]:
            return True
        if p.raw[i + 1 : i + 6 : 2] in (["U", "S", "C"], ["C", "F", "R"]):
            return True  # "36 U.S.C. 109"
        if (
            p.word(i + 1) in self.words.sets["codes"]
            and p.raw[i + 1][:1].isupper()
            and p.word(i + 2 + (p.word(i + 2) == ".")).isdigit()
        ):
            return True  # "89 Stat. 211"
        if before == "day" and p.word(i - 2) not in self.words.sets["day_after"]:
            return True  # "day 477 of the invasion"
        raw = p.raw[i - 1] if i else ""
        upper = self.words.labels.get(before)
        if (
            before in ("(", "+")
            and p.glued(i)
            and i >= 2
            and p.glued(i - 1)
            and (p.word(i - 2)[-1:].isalnum() or p.word(i - 2) == ")")
        ):
            return True  # "section 506(a)(1)", "P5+1"
        if before == "." and number.plain and i >= 2 and p.glued(i - 1) and len(p.raw[i - 2]) == 1 and p.raw[i - 2].isupper():
            return True  # "H.R. 2872"
        if before == "of" and p.raw[i - 2 : i - 1] == ["Group"] and p.raw[i - 1] == "of":
            return True
        if p.raw[i + 1 : i + 4] == ["<", "sup", ">"] and p.word(i + 4) in ("st", "nd", "rd", "th"):
            return True  # "60<sup>th</sup>"
        if p.word(i + 1) == "/" and p.glued(i + 1) and p.glued(i + 2) and p.word(i + 2).isdigit() and not number.share:
            return True  # odds of 7/1
        if p.word(i + 1) == "s" and p.glued(i + 1) and number.plain and len(p.word(i)) == 2 and p.word(i)[1] == "0":
            return True  # "60s kids"
        if p.raw[i + 1 : i + 2] == ["("] and p.glued(i + 1) and p.word(i + 3) == ")" and len(p.word(i + 2)) == 1:
            return True  # "sections 2(b) through 2(e)"
        if number.plain and self.named_model(i, number.end):
            return True
        labelled = upper is not None and (not upper or raw[:1].isupper()) and not p.line_between(i - 1, i)
        if labelled and number.plain and not (before in ("number", "no") and p.word(number.end) == "people"):
            return True
        if before in ("&", "/") and p.glued(i):
            return True
        if before in DASHES and p.glued(i) and i >= 2:
            two = p.word(i - 2)
            if p.glued(i - 1) and (
                (two[-1:].isalpha() and self.words.before.get("-") is None)
                or (two.isalpha() and two not in ("sub", "minus", "mid"))
            ):
                return True
            if p.glued(i - 1) and two[:1].isdigit():
                return True
        if (before == "[" and p.word(number.end) == "]") or before == "#":
            return True
        if (before == ":" and p.glued(i) and p.word(i - 2).isdigit()) or (
            p.word(number.end) == ":" and p.glued(number.end) and p.word(number.end + 1)[:1].isdigit()
        ):
            return True
        line_start = i == 0 or p.line_between(i - 1, i)
        if line_start and p.word(number.end) in (".", ")") and number.plain:
            return True
        if (
            p.word(number.end) == "-"
            and p.glued(number.end)
            and p.glued(number.end + 1)
            and p.word(number.end + 1).isdigit()
            and (not self.rising(i, number) or (len(p.words[i]) == 3 and len(p.word(number.end + 1)) == 4))
        ):
            return True  # a score, or "646-3272"
        if (
            before == "("
            and p.glued(i)
            and len(p.words[i]) == 3
            and p.word(number.end) == ")"
            and self._telephone(number.end + 1)
        ):
            return True
        return number.plain and self.after_name(i, number)

    def _telephone(self, j: int) -> bool:
        """ "646-3272" at piece `j`."""
        p = self.p
        return len(p.word(j)) == 3 and p.word(j).isdigit() and p.word(j + 1) in DASHES | {"."} and len(p.word(j + 2)) == 4

    def rising(self, i: int, number: Number) -> bool:
        """Whether the number behind the hyphen is larger ("10-12"), so that the two are a range and not a score or a telephone
        number."""
        p = self.p
        last = self.words.numerals.read(p, number.end + 1)
        if last is None or last.low is None or number.low is None or last.low <= number.low:
            return False
        return not (p.word(last.end) == "-" and p.glued(last.end) and p.word(last.end + 1).isdigit())

    def after_name(self, i: int, number: Number) -> bool:
        """ "Model 3", "Boeing 737", "Ander Herrera: 4": a capitalised word inside the sentence stands right before, and nothing
        counted follows."""
        p = self.p
        if i == 0 or not p.raw[i - 1][:1].isupper() or not p.raw[i - 1].isalpha() or p.glued(i):
            return False
        t = self.token(i - 1)
        first = t in {s for s, _ in self.tree.sents[self.tree.sent_of[t] : self.tree.sent_of[t] + 1]} if t >= 0 else True
        if first and p.word(i - 1) in self.words.sets["openers"]:
            return False
        if bound_before(self.words, p, i) is not None or self.unit(number.end) is not None:
            return False
        xpos = self.xpos(number.end)
        return not (xpos in ("NNS", "NNPS") or (self.upos(number.end) == "ADJ" and self.xpos(number.end + 1) == "NNS"))

    def no_count(self, i: int, end: int, number: Number, ranged: bool) -> bool:
        """Whether a bare number is no count: a year, an adjective's part ("two-state"), a time of day, an age behind a name."""
        p = self.p
        word, follow = p.words[i], p.word(end)
        if follow in DASHES and p.glued(end) and p.glued(end + 1) and p.word(end + 1).isalpha():
            return p.word(end + 1) not in ("odd", "plus")
        if (
            p.word(i - 1) in DASHES
            and p.glued(i)
            and p.glued(i - 1)
            and p.word(i - 2).isalpha()
            and p.word(i - 2) not in ("sub", "minus")
        ):
            return True
        if (
            number.plain
            and not ranged
            and len(word) == 4
            and 1900 <= float(word) <= 2049
            and self.xpos(end) not in ("NNS", "NNPS")
            and bound_before(self.words, p, i) is None
        ):
            return True
        if word in ("a", "an") and number.share and p.word(number.end) != "of":
            return p.word(i - 1) != "by" or self.upos(number.end) in ("NOUN", "PROPN", "ADJ")  # but "cut by a third"
        if (
            word.isdigit()
            and p.word(i - 1) == ","
            and follow in (",", ".", ";", ")", "")
            and i >= 2
            and (p.raw[i - 2][:1].isupper() or self.xpos(i - 2) == "NN")
            and float(word) < 110
        ):
            return True
        if p.word(i - 1) in ("'", "‘") and p.glued(i):
            return True
        if word == "zero" and (p.word(i - 1) in self.words.sets["zero_after"] or p.word(i - 1) in DASHES):
            return True
        return (
            follow in ("am", "pm")
            or (follow == "a" and p.word(end + 1) == "." and p.word(end + 2) == "m")
            or (follow == "o" and p.word(end + 1) == "'")
        )
