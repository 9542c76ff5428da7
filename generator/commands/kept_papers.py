"""A school's papers for its site: kept ones where all is as it was, the others made beside the pages."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.agenda import Agenda
from generator.beside import Beside
from generator.cache import Cache, key_of
from generator.file_names import DOCUMENT_TEMPLATES
from generator.made_of import files_of, program
from generator.paper_list import Paper, papers_of
from generator.problems import Location
from generator.project import Project

# What makes papers is imported only where some are to be made.
if TYPE_CHECKING:
    from generator.documents import Papers

Files = Mapping[str, bytes]
# Occurrences: of fewer the papers take less time than another process.
MANY = 3000


def start_papers(project: Project, shown: Agenda, cache: Cache, jobs: int) -> Callable[[], Files]:
    """Begins with the papers of a public agenda, and gives what waits for them, which raises Failure."""
    agenda = bare(shown)
    kept = KeptPapers(cache, agenda, project.folders(DOCUMENT_TEMPLATES))
    files, missing = kept.files(papers_of(agenda.schedule))
    if not missing:
        return lambda: files
    making = _making(jobs, project.folders(DOCUMENT_TEMPLATES), agenda, missing)

    def finish() -> Files:
        papers = making()
        kept.note(papers)
        return {**files, **papers.files}

    return finish


def _making(
    jobs: int, folders: Sequence[Path], agenda: Agenda, missing: list[Paper]
) -> Callable[[], "Papers"]:
    from generator.commands.papers import made_papers, told

    if jobs > 1 and len(agenda.occurrences) > MANY:
        beside = Beside(made_papers, folders, agenda, missing)
        return lambda: told(beside.result())
    return lambda: told(made_papers(folders, agenda, missing))


def field_list(cache: Cache) -> bytes:
    """The page of all that templates may name."""
    return cache.made(key_of(program(), "field list"), _field_list_page)


def _field_list_page() -> bytes:
    from generator.documents.field_list import field_list_page

    return field_list_page()


def bare(shown: Agenda) -> Agenda:
    """With nothing but what the keys name; another process can have it."""
    return Agenda(
        schedule=shown.schedule,
        occurrences=shown.occurrences,
        today=shown.today,
        site=shown.site,
        line_of=_nowhere,
        file=shown.file,
        hidden=shown.hidden,
        terms=shown.terms,
    )


def _nowhere(_: Location) -> int:
    raise AssertionError("papers don't tell of lines")


class KeptPapers:
    """A paper's key is all that papers are made from, without the day: what was asked for it stands under a
    second key, that names it."""

    def __init__(self, cache: Cache, agenda: Agenda, folders: Sequence[Path]) -> None:
        self._cache, self._day = cache, agenda.today.isoformat()
        self._shared = key_of(
            program(),
            agenda.schedule.model_dump_json(),
            repr((agenda.site, agenda.file, sorted(agenda.hidden), agenda.terms)),
            *(part for folder in folders for part in files_of(folder)),
        )

    def files(self, papers: Sequence[Paper]) -> tuple[dict[str, bytes], list[Paper]]:
        """Those that are kept, and the papers of which not all are."""
        found: dict[str, bytes] = {}
        missing = []
        for paper in papers:
            kept = {file: data for file in paper.files if (data := self._get(file)) is not None}
            if len(kept) == len(paper.files):
                found |= kept
            else:
                missing.append(paper)
        return found, missing

    def _get(self, file: str) -> bytes | None:
        kept = self._cache.get(self._key(file))
        return self._cache.get(self._key(file, self._day)) if kept == _OF_TODAY else kept

    def _key(self, *parts: str) -> bytes:
        return key_of(self._shared, *parts)

    def note(self, papers: "Papers") -> None:
        """Where a template doesn't work, the next build is to say so again."""
        for file, data in papers.files.items() if not papers.problems else ():
            if file in papers.of_today:
                self._cache.put(self._key(file), _OF_TODAY)
                self._cache.put(self._key(file, self._day), data)
            else:
                self._cache.put(self._key(file), data)


# No paper is so short.
_OF_TODAY = b"of today"
