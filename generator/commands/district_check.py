"""`cyclogram district check`: every problem of the district's file, of its own pages and of its schools in
folders, at once."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from generator.commands.check import FORMATS, archive_problems, configure_format
from generator.commands.districts import LINK_HINT, DistrictFolder, leads_out
from generator.district.district_file import SchoolEntry
from generator.district.loading import LoadedDistrict
from generator.outcome import OK, SCHEDULE_ERRORS
from generator.problems import Position, Problem, Severity
from generator.project import content_problems, load_schedule


def configure(parser: ArgumentParser) -> None:
    configure_format(parser)


def run(arguments: Namespace) -> int:
    folder = DistrictFolder(arguments.district, arguments.today)
    loaded = folder.load()
    problems = [*loaded.problems, *content_problems(folder.project), *_of_schools(folder, loaded)]
    print(FORMATS[arguments.format](problems, arguments.district))
    return SCHEDULE_ERRORS if any(problem.is_error for problem in problems) else OK


def _of_schools(folder: DistrictFolder, loaded: LoadedDistrict) -> list[Problem]:
    """A file of the district with errors is not read further: which schools it means isn't sure."""
    entries = enumerate(loaded.district.schools if loaded.district else ())
    return [
        problem
        for number, entry in entries
        if entry.folder
        for problem in _of_school(folder, loaded, number, entry)
    ]


def _of_school(
    folder: DistrictFolder, loaded: LoadedDistrict, number: int, entry: SchoolEntry
) -> list[Problem]:
    place = loaded.position_of(("schools", number, "folder"))
    if stray := folder.stray_link(entry):
        return [_wrong_entry(folder, place, "link-outside", leads_out(stray), LINK_HINT)]
    project = folder.school(entry)
    if not project.schedule.is_file():
        hint = f"положите график сюда: {project.schedule.as_posix()}"
        return [_wrong_entry(folder, place, "no-such-school", f"в папке «{entry.folder}» нет графика", hint)]
    school = load_schedule(project)
    own = school.schedule.school.id if school.schedule else None
    if own not in (None, entry.id):
        message, hint = f"в графике из папки «{entry.folder}» код школы другой: {own}", "код должен быть один"
        return [_wrong_entry(folder, place, "other-school", message, hint), *school.problems]
    pages = [
        replace(each, file=(project.folder / each.file).as_posix()) for each in content_problems(project)
    ]
    return [*school.problems, *archive_problems(project), *pages]


def _wrong_entry(folder: DistrictFolder, place: Position, code: str, message: str, hint: str) -> Problem:
    return Problem(folder.file.as_posix(), place, Severity.ERROR, code, message, hint)
