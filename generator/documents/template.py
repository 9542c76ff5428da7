"""Where Word templates lie, and what is wrong with one that a school has restyled."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.file_names import DOCUMENT_TEMPLATES
from generator.problems import Position, Problem, Severity
from generator.templates import BadTemplate

# It brings the library of Word, and most schools have no templates of their own.
if TYPE_CHECKING:
    from generator.documents.faults import Fault

_START = Position(1, 1)
_HINT = "исправьте шаблон в Word; пока взят тот, что идёт с программой"


class Templates:
    """The school's own folder first, the package's own last; `where` is what they are called."""

    def __init__(self, folders: Sequence[Path], where: str = DOCUMENT_TEMPLATES) -> None:
        self._folders, self._where = folders, where
        self._shipped: dict[str, bytes] = {}

    def shipped(self, name: str) -> bytes:
        if name not in self._shipped:
            self._shipped[name] = (self._folders[-1] / name).read_bytes()
        return self._shipped[name]

    def own(self, name: str, view: type) -> tuple[bytes | None, Problem | None]:
        """The school's template where it has one that works as far as can be told without filling it in."""
        for folder in self._folders[:-1]:
            path = folder / name
            if not path.exists():
                continue
            from generator.documents.faults import faults_in

            try:
                data = path.read_bytes()
            except OSError as error:
                return None, self._problem(name, f"файл не читается: {error.strerror}")
            if found := next(iter(faults_in(data, view)), None):
                return None, self._problem(name, _told(found))
            return data, None
        return None, None

    def broken(self, name: str, view: type, error: Exception) -> BadTemplate:
        """Of the package's own, which in a checkout anybody may have restyled."""
        from generator.documents.faults import faults_in, sentence_of

        faults = map(_told, faults_in(self._shipped.get(name, b""), view))
        return BadTemplate(f"шаблон {self._where}/{name}: {next(faults, sentence_of(error))}")

    def fault(self, name: str, error: Exception) -> Problem:
        """Of a template that failed when it was filled in."""
        from generator.documents.faults import sentence_of

        return self._problem(name, sentence_of(error))

    def _problem(self, name: str, told: str) -> Problem:
        file = f"{self._where}/{name}"
        return Problem(file, _START, Severity.WARNING, "document-template", told, _HINT)


def _told(fault: "Fault") -> str:
    return f"{fault.place}: {fault.what}" if fault.place else fault.what
