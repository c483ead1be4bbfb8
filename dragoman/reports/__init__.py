"""Reports in: `read` turns files, folders, feeds and archives into `Report`s with their way back to what was read.

Formats, fields and limits are in docs/formats.md. What a format needs is imported when the first input of that format is met.
"""

from dragoman.reports.datelines import Dateline, dateline
from dragoman.reports.languages import is_read, language_of
from dragoman.reports.offsets import original
from dragoman.reports.options import FeedState, Fetching, Options
from dragoman.reports.reading import read

__all__ = ["Dateline", "FeedState", "Fetching", "Options", "dateline", "is_read", "language_of", "original", "read"]
