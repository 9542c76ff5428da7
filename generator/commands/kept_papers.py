"""A school's papers for its site: kept ones where all is as it was, the others made beside the pages."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.agenda import Agenda
from generator.beside import Beside
from generator.cache import Cache, key_of
from generator.documents.kept import KeptPapers
from generator.file_names import DOCUMENT_TEMPLATES
from generator.made_of import program
from generator.paper_list import Paper, papers_of
from generator.problems import Location
from generator.project import Project

# What makes papers is imported only where some are to be made.
if TYPE_CHECKING:
    from generator.documents.making import Papers

Files = Mapping[str, bytes]
# Occurrences: of fewer, papers or calendars take less time than another process.
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


def is_worth_a_process(agenda: Agenda, jobs: int) -> bool:
    return jobs > 1 and len(agenda.occurrences) > MANY


def _making(
    jobs: int, folders: Sequence[Path], agenda: Agenda, missing: list[Paper]
) -> Callable[[], "Papers"]:
    from generator.commands.papers import made_papers, told

    if is_worth_a_process(agenda, jobs):
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
