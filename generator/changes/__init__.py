"""Two agendas of the schedule -> what differs for people, as Markdown or as data."""

from generator.changes.compare import Changes, compare

__all__ = ["Changes", "compare"]
