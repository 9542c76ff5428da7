"""`cyclogram papers`: Word and Excel that a school prints, signs and sends."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.agenda import Agenda
from generator.commands.agenda import must_be_known
from generator.commands.mail_options import natural, say
from generator.documents.build import build_papers
from generator.documents.context import Asked
from generator.documents.making import Papers
from generator.documents.report import TooMany
from generator.file_names import DOCUMENT_TEMPLATES
from generator.mail.contacts import BadContacts, read_contacts
from generator.occurrences.promised import Miscounted, verify
from generator.outcome import OK, WRONG_USAGE, Failure, print_problems
from generator.paper_list import Paper, papers_of
from generator.project import Project, open_agenda, read_bytes
from generator.public import public_agenda
from generator.templates import BadTemplate


def configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="*", metavar="ID", help="какие бумаги, например order schedule; иначе все"
    )
    parser.add_argument("--teacher", metavar="ID", help="только бумаги этого педагога")
    parser.add_argument(
        "--contacts",
        type=Path,
        metavar="ФАЙЛ",
        help="полные имена из contacts.yaml; такие бумаги остаются на этой машине",
    )
    parser.add_argument("--refused", type=natural, metavar="N", help="сколько отказов: для итоговой справки")
    parser.add_argument(
        "--withdrawn", type=natural, metavar="N", help="сколько отозвано заявлений: для итоговой справки"
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("build/papers"),
        metavar="ПАПКА",
        help="куда писать бумаги (build/papers)",
    )


def run(arguments: Namespace) -> int:
    project = Project(arguments.schedule, arguments.today)
    agenda = named(open_agenda(project), arguments.contacts)
    verify(agenda.schedule, agenda.occurrences)
    asked = Asked(arguments.teacher, arguments.refused, arguments.withdrawn)
    wanted = chosen(agenda, arguments.ids, asked)
    papers = make_papers(project, agenda, wanted, asked)
    write_papers(arguments.out, papers.files)
    return OK


def named(agenda: Agenda, contacts: Path | None) -> Agenda:
    """With the names that the site shows; with contacts everybody, under the full name. Raises Failure."""
    if contacts is None:
        return public_agenda(agenda)
    people = agenda.schedule.people
    try:
        known = read_contacts(read_bytes(contacts), str(contacts), people)
    except BadContacts as bad:
        raise Failure(WRONG_USAGE, str(bad)) from None
    for problem in known.problems:
        say(problem)
    return replace(agenda, full_names={id_: known.names.get(id_, each.name) for id_, each in people.items()})


def chosen(agenda: Agenda, ids: list[str], asked: Asked) -> list[Paper]:
    """Raises Failure for an id that there isn't, and for a paper that isn't about single teachers."""
    papers = {each.id: each for each in papers_of(agenda.schedule)}
    for each in ids:
        must_be_known(each, list(papers), "бумаги")
    if asked.teacher is None:
        return [papers[each] for each in dict.fromkeys(ids)] if ids else list(papers.values())
    _must_be_shown(agenda, asked.teacher)
    for each in ids:
        if not papers[each].is_personal:
            raise Failure(WRONG_USAGE, f"бумага «{each}» — обо всей школе: сделайте её без --teacher")
    return [papers[each] for each in dict.fromkeys(ids)] or [
        each for each in papers.values() if each.is_personal
    ]


def _must_be_shown(agenda: Agenda, teacher: str) -> None:
    if teacher in agenda.hidden:
        message = f"педагог «{teacher}» на сайте не показан: сделайте его бумаги с --contacts"
        raise Failure(WRONG_USAGE, message)
    must_be_known(teacher, [each.id for each in agenda.schedule.teachers], "педагога")


def make_papers(
    project: Project, agenda: Agenda, wanted: list[Paper] | None = None, asked: Asked | None = None
) -> Papers:
    """Of an agenda with the names that the papers may have. Tells which templates don't work.

    Raises Failure."""
    return told(made_papers(project.folders(DOCUMENT_TEMPLATES), agenda, wanted, asked))


def made_papers(
    templates: Sequence[Path],
    agenda: Agenda,
    wanted: list[Paper] | None = None,
    asked: Asked | None = None,
) -> Papers | Failure:
    """What went wrong as a value, which another process can hand over."""
    try:
        return build_papers(agenda, templates, wanted, asked)
    except (BadTemplate, Miscounted, TooMany) as wrong:
        return Failure(WRONG_USAGE, f"бумаги не сделаны: {wrong}")


def told(papers: Papers | Failure) -> Papers:
    """Tells which templates don't work. Raises Failure."""
    if isinstance(papers, Failure):
        raise papers
    print_problems(list(papers.problems))
    return papers


def write_papers(out: Path, files: Mapping[str, bytes]) -> None:
    """Files of that name are written over, anything else stays. Raises Failure."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for file, data in files.items():
            path = out / Path(file).name
            path.write_bytes(data)
            print(path)
    except OSError as error:
        raise Failure(WRONG_USAGE, f"в папку «{out}» не записать: {error.strerror}") from None
