"""Occurrences -> iCalendar feeds: bytes for every path, and the memory that the next build needs.

Nothing here reads files, the network or the clock. RFC 5545 is the format, RFC 7986 the
properties of a published calendar.
"""

from generator.feeds.build import build_feeds
from generator.feeds.errors import CountMismatch, DamagedMemory, FeedsError, SuddenLoss

__all__ = ["CountMismatch", "DamagedMemory", "FeedsError", "SuddenLoss", "build_feeds"]
