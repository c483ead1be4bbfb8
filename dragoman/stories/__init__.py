"""Many reports of one thing: copies of one text, and the stories that reports tell."""

from dragoman.stories.copies import LEAST, Copy, CopyIndex, Passage, copies, shared

__all__ = ["LEAST", "Copy", "CopyIndex", "Passage", "copies", "shared"]
