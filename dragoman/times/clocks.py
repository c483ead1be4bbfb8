"""Times of day: clock times with their zones, and the parts of a day."""

from __future__ import annotations

from dragoman.times.moments import Moment
from dragoman.times.text import DASHES, Read
from dragoman.times.years import Years
from dragoman.times.zones import later


class Clocks(Years):
    """Readers of times of day."""

    __slots__ = ()

    def meridiem(self, i: int) -> tuple[str, int] | None:
        """ "pm", "p.m.", "p.m" at piece `i`."""
        p = self.p
        value = self.words.value(p.word(i), "meridiem")
        if value is None:
            return None
        if len(p.word(i)) == 2:
            return value, i + 1
        if p.word(i + 1) == "." and p.word(i + 2) == "m" and p.glued(i + 1) and p.glued(i + 2):
            return value, i + 4 if p.word(i + 3) == "." and p.glued(i + 3) else i + 3
        return None

    def clock(self, i: int) -> Read | None:
        """ "5 pm", "5:30 p.m.", "17:30 GMT", "0530 hrs", "10.45pm", "five o'clock"."""
        p = self.p
        word = p.word(i)
        hour = minute = second = None
        j = i + 1
        if word.isdigit() and len(word) <= 2 and not (p.glued(i) and p.word(i - 1) not in ("(", *DASHES)):
            hour = int(word)
            if p.word(j) == ":" and p.glued(j) and p.glued(j + 1) and p.word(j + 1).isdigit() and len(p.word(j + 1)) == 2:
                minute = int(p.word(j + 1))
                j += 2
                if p.word(j) == ":" and p.glued(j) and p.word(j + 1).isdigit() and len(p.word(j + 1)) == 2:
                    second = int(p.word(j + 1))
                    j += 2
        elif "." in word and word.replace(".", "").isdigit() and len(word.split(".")[1]) == 2:
            hour, minute = (int(x) for x in word.split("."))
        elif (
            word.isdigit()
            and len(word) == 4
            and (
                self.words.value(p.word(j), "zone") is not None
                or (p.word(j) in ("hrs", "hours", "hr") and (word[0] == "0" or p.word(i - 1) in ("at", "by", "until", "from")))
            )
        ):
            hour, minute = int(word[:2]), int(word[2:])
        elif (word, "digit") in self.words.numerals.values or word in ("ten", "eleven", "twelve"):
            values = self.words.numerals.values
            hour = int(values.get((word, "digit"), values.get((word, "teen"), 0)))
            if p.word(j) != "o" and self.meridiem(j) is None:
                return None
        if hour is None or hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
            return None
        shown = len(word) == 4
        half = self.meridiem(j)
        if half is not None and hour <= 12:
            hour = hour % 12 + (12 if half[0] == "PM" else 0)
            minute = minute or 0
            j = half[1]
            shown = True
        elif p.word(j) == "o" and p.word(j + 1) == "'" and p.word(j + 2) == "clock":
            j += 3
            shown = minute is None
        elif "." in word:
            if self._zone(j) is None:
                return None
            shown = True
        if p.word(j) in ("hrs", "hours", "hr") and minute is not None:
            j += 1
            shown = True
        zone, after = self._zone(j) or ("", j)
        if after > j:
            j, shown = after, shown or minute is not None
        if not shown and minute is not None:
            shown = (
                p.word(i - 1) in self.words.sets["clock_after"]
                or len(word) == 2
                or self.dateish(i - 1)
                or p.word(j) in ("on", "local")
            )
        if not shown:
            return None
        if p.word(j) == "local" and p.word(j + 1) == "time":
            j += 2
        return Read(j, Moment(hour=hour, minute=minute, second=second, zone=zone))

    def _zone(self, j: int) -> tuple[str, int] | None:
        p = self.p
        k = j + 1 if p.word(j) == "(" else j
        value = self.words.value(p.word(k), "zone")
        if value is None or not p.raw[k].isupper():
            place = self.words.value(p.word(j), "clock_zone")
            said = p.word(j + 1)
            if place is not None and said in ("time", "standard", "daylight", "summer"):
                if said != "time":  # which of a zone's two offsets is said
                    place = place.partition("/")[0]
                    place = later(place) if place and said != "standard" else place
                return place, j + (2 if said == "time" else 3)
            return None
        k += 1
        return value, k + 1 if p.word(k) == ")" and p.word(j) == "(" else k

    def part(self, i: int) -> Read | None:
        """ "morning", "noon", "night-time"; "hours" after it belongs to it."""
        value = self.words.value(self.p.word(i), "part")
        if value is None:
            return None
        if value.startswith("T"):
            hour, minute = value[1:].split(":")
            zone, end = self._zone(i + 1) or ("", i + 1)
            if self.p.word(end) == "local" and self.p.word(end + 1) == "time":
                end += 2
            return Read(end, Moment(hour=int(hour), minute=int(minute), zone=zone))
        j = i + 1
        if self.dash(j) and self.p.word(j + 1) == "time" and self.p.glued(j):
            j += 2
        if self.p.word(j) == "hours":
            j += 1
        return Read(j, Moment(part=value))
