"""Many reports of one thing: copies of one text, and the stories that reports tell."""

from dragoman.stories.copies import LEAST, Copy, CopyIndex, Passage, copies, shared
from dragoman.stories.grouping import CUT, EVENT_CUT, Stories, group
from dragoman.stories.profiles import Profile, profile
from dragoman.stories.terms import Terms

__all__ = [
    "CUT",
    "EVENT_CUT",
    "LEAST",
    "Copy",
    "CopyIndex",
    "Passage",
    "Profile",
    "Stories",
    "Terms",
    "copies",
    "group",
    "profile",
    "shared",
]
