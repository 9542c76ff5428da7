"""`cyclogram district build`: what all schools say, read side by side, then the district's site.

Exit: 0 all were read; 3 some were not, and copies of an earlier day stand in; 1 more than a third of those
that were read last time are lost: nothing is written.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path

from generator.cache import Cache
from generator.commands.building import (
    built,
    configure_last_times,
    configure_site,
    known_times,
    must_be_installed,
    refuse_private_data,
    remembered,
    tell_of_site,
    unreadable,
)
from generator.commands.district_reading import alone, configure_reading, keep, read_all
from generator.commands.district_schools import SchoolSite, build_schools, forget_sites, place_sites
from generator.commands.district_troubles import TROUBLES, told_of, troubles_of
from generator.commands.districts import DistrictFolder, OpenDistrict, open_district
from generator.district.copies import Copies
from generator.district.fetch import Limits
from generator.district.site import district_frame, district_tree
from generator.district.view import DistrictAgenda
from generator.feeds import FeedsError
from generator.liveness import LastTimes
from generator.occurrences.promised import Miscounted, verify
from generator.outcome import NOT_DELIVERED, OK, WRONG_USAGE, Failure, problem_line
from generator.project import cache_folder
from generator.site.builder import NotASite, SiteBuild, build_site, refuse_to_empty
from generator.site.markdown import as_text
from generator.site.tree import Clash, WrongEncoding, write_tree
from generator.templates import BadTemplate
from generator.wording.dates import long_day


def configure(parser: ArgumentParser) -> None:
    configure_reading(parser)
    configure_site(parser, "сайт и школы")
    parser.add_argument(
        "--ledger-branch",
        metavar="ВЕТКА",
        help="ветка с журналом отправки: сайт запомнит, когда уходили сводки, если журнал пропадёт",
    )
    configure_last_times(parser)
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("build/district"),
        metavar="ПАПКА",
        help="куда писать страницы (build/district)",
    )
    parser.add_argument(
        "--only",
        nargs="+",
        metavar="ID",
        help="построить только сайты этих школ (из папок) и сложить их в --data, для сборки по частям",
    )


def run(arguments: Namespace) -> int:
    builder = arguments.builder
    must_be_installed(builder)
    opened = open_district(DistrictFolder(arguments.district, arguments.today))
    if arguments.only and builder == "none":
        raise Failure(WRONG_USAGE, "--only строит сайты школ: уберите --builder none")
    if builder != "none" and not arguments.only:
        spare(opened, arguments)
    with alone(arguments.data):
        return told_of(_sites(opened, arguments)) if arguments.only else _whole(opened, arguments)


def _whole(opened: OpenDistrict, arguments: Namespace) -> int:
    """Everything, once nothing stands against it."""
    times = known_times(arguments, arguments.district, opened.district.timezone)
    read = read_all(opened, Copies(arguments.data), Limits(), allow_loss=arguments.allow_loss)
    view = opened.view(read.schools)
    with Cache(None if arguments.fresh else cache_folder(opened.folder.project)) as cache:
        write_pages(opened, view, times, cache, arguments)
    keep(Copies(arguments.data), read, opened)
    code = OK
    if arguments.builder != "none":
        sites = _sites(opened, arguments)
        make_site(opened, arguments, sites)
        code = told_of(sites)
    print(f"Школ: {len(view.schools)}, прочитано сегодня: {len(view.schools) - len(read.not_read)}")
    return NOT_DELIVERED if read.not_read else code


def _sites(opened: OpenDistrict, arguments: Namespace) -> list[SchoolSite]:
    """Of the schools in folders, or of those that were named."""
    wanted = [each for each in opened.district.schools if each.folder]
    if arguments.only:
        unknown = set(arguments.only) - {each.id for each in wanted}
        if unknown:
            raise Failure(WRONG_USAGE, f"нет такой школы в папке: {', '.join(sorted(unknown))}")
        wanted = [each for each in wanted if each.id in arguments.only]
    try:
        return build_schools(opened, wanted, arguments.data / "sites", arguments)
    except OSError as error:
        message = f"сайты школ не построить: «{error.filename}»: {error.strerror}"
        raise Failure(WRONG_USAGE, message) from None


def spare(opened: OpenDistrict, arguments: Namespace) -> None:
    """Raises Failure where building the site would delete what nobody meant to lose."""
    folders = [opened.folder.school(each).folder for each in opened.district.schools if each.folder]
    precious = [Path.cwd(), opened.folder.file, arguments.out, arguments.data, *folders]
    try:
        refuse_to_empty(arguments.site, precious)
    except NotASite as wrong:
        raise Failure(WRONG_USAGE, str(wrong)) from None


def write_pages(
    opened: OpenDistrict, view: DistrictAgenda, times: LastTimes, cache: Cache, arguments: Namespace
) -> None:
    """Everything is gathered before the first file is written. Raises Failure."""
    project, previous = opened.folder.project, remembered(arguments.previous)
    refuse_private_data(project)
    try:
        verify(view.agenda.schedule, view.agenda.occurrences)
        tree = district_tree(view, project.folders, previous, times, cache, allow_loss=arguments.allow_loss)
        _refuse_taken_names(view, tree.files)
        write_tree(arguments.out, tree.files)
    except (BadTemplate, Miscounted, Clash, WrongEncoding, FeedsError) as wrong:
        raise Failure(WRONG_USAGE, f"сборка остановлена: {wrong}") from None
    except OSError as error:
        raise unreadable(project, error) from None
    for problem in tree.problems:
        print(problem_line(problem))
    print(f"Страницы: {arguments.out}")


def _refuse_taken_names(view: DistrictAgenda, files: Iterable[str]) -> None:
    """A school in a folder has a path of its own in the district's site. Raises Clash."""
    taken = {name.split("/")[0] for name in files} | {"assets", "search"}
    for school in view.schools:
        if school.entry.folder and school.entry.id in taken:
            raise Clash(f"код школы «{school.entry.id}» занят страницами района: выберите другой")


def make_site(opened: OpenDistrict, arguments: Namespace, sites: list[SchoolSite]) -> None:
    """The district's own pages, then the sites of the schools below them. Raises Failure."""
    cache = None if arguments.fresh else cache_folder(opened.folder.project)
    work = replace(_work(opened, arguments), cache=cache, jobs=arguments.jobs)
    try:
        strange = built(arguments.builder, partial(build_site, arguments.builder, work))
        place_sites(sites, arguments.site)
        forget_sites(arguments.data / "sites", [each.entry.id for each in sites])
        (arguments.data / TROUBLES).write_text(troubles_of(sites), "utf-8")
    except OSError as error:
        raise Failure(WRONG_USAGE, f"«{error.filename}» не записать: {error.strerror}") from None
    tell_of_site(arguments.site, strange)


def _work(opened: OpenDistrict, arguments: Namespace) -> SiteBuild:
    """The time of the build is midnight UTC of today: the same for all builds of one day."""
    project, name = opened.folder.project, f"Аттестация · {as_text(opened.district.name)}"
    try:
        frame = district_frame(project.file, project.folders)
    except OSError as error:
        raise unreadable(project, error) from None
    epoch = int(datetime.combine(opened.today, time(), UTC).timestamp())
    return SiteBuild(
        frame,
        arguments.out.resolve(),
        arguments.site.resolve(),
        name,
        epoch,
        opened.district.timezone,
        long_day(opened.today),
    )
