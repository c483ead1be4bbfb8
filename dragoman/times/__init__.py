"""Times: expressions in the text, resolved to TIMEX3, EDTF and the first and last day that they can mean."""

from dragoman.times.claims import claim_time
from dragoman.times.reader import TimeReader

__all__ = ["TimeReader", "claim_time"]
