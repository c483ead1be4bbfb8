"""Inputs read again and again, and what of it is new."""

from dragoman.watching.news import Item, news
from dragoman.watching.watch import Round, Watch

__all__ = ["Item", "Round", "Watch", "news"]
