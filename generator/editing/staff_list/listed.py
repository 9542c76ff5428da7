"""What a row of the list turned out to be."""

from dataclasses import dataclass

from generator.editing.staff_list.categories import Held
from generator.editing.staff_list.names import Name
from generator.schedule.choices import Category, PlannedDate
from generator.schedule.parsing import fold


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of the list; None and empty where the list says nothing of it."""

    row: int
    name: Name
    post: str = ""
    held: tuple[Held, ...] = ()
    holds_nothing: bool = False
    aim: Category | None = None
    planned: PlannedDate | None = None
    doubts: tuple[str, ...] = ()

    @property
    def says_the_same(self) -> tuple[object, ...]:
        """Equal for two rows that are one."""
        return (self.name.folded, fold(self.post), self.held, self.holds_nothing, self.aim, self.planned)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that isn't about a person, and why it is left out; `is_doubtful` where it may be about one."""

    row: int
    why: str
    is_doubtful: bool = False
