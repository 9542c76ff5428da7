"""Where Word templates lie, and what is wrong with one that a school has restyled."""

from collections.abc import Sequence
from pathlib import Path

from generator.documents.faults import Fault, faults_in, sentence_of
from generator.file_names import DOCUMENT_TEMPLATES
from generator.problems import Position, Problem, Severity
from generator.templates import BadTemplate

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
            try:
                data = path.read_bytes()
            except OSError as error:
                return None, self._problem(name, Fault("", f"файл не читается: {error.strerror}"))
            if found := next(iter(faults_in(data, view)), None):
                return None, self._problem(name, found)
            return data, None
        return None, None

    def broken(self, name: str, view: type, error: Exception) -> BadTemplate:
        """Of the package's own, which in a checkout anybody may have restyled."""
        faults = faults_in(self._shipped.get(name, b""), view)
        fault = next(faults, Fault("", sentence_of(error)))
        return BadTemplate(f"шаблон {self._where}/{name}: {_told(fault)}")

    def fault(self, name: str, error: Exception) -> Problem:
        """Of a template that failed when it was filled in."""
        return self._problem(name, Fault("", sentence_of(error)))

    def _problem(self, name: str, fault: Fault) -> Problem:
        file = f"{self._where}/{name}"
        return Problem(file, _START, Severity.WARNING, "document-template", _told(fault), _HINT)


def _told(fault: Fault) -> str:
    return f"{fault.place}: {fault.what}" if fault.place else fault.what
