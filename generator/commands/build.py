"""`cyclogram build`: pages, feeds and papers into a folder, then the site."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path

from generator.addresses import STATUS_DATA, SUMMARY_DATA
from generator.agenda import Agenda
from generator.beside import Beside, can_fork
from generator.cache import Cache
from generator.commands.archives import PastYear, past_years, with_last_year
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
from generator.commands.editor_files import editor_of, weight
from generator.commands.kept_papers import field_list, is_worth_a_process, start_papers
from generator.feeds import FeedsError, build_feeds
from generator.file_names import ACTS, ASSETS, CONTENT, PAGE_TEMPLATES, SITE_CONFIG, THEME
from generator.liveness import LastTimes, status_data
from generator.occurrences.promised import Miscounted, verify
from generator.outcome import OK, WRONG_USAGE, Failure
from generator.paper_list import FIELD_LIST_PAGE
from generator.project import Project, cache_folder, open_agenda
from generator.public import public_agenda
from generator.site.builder import (
    NotASite,
    SiteBuild,
    frame_files,
    refuse_to_empty,
    site_builder,
)
from generator.site.kept import NOTHING_KEPT, Kept, Made
from generator.site.markdown import as_text
from generator.site.pages.acts import WrongActs, read_acts
from generator.site.render import NOT_KNOWN, render_past_year, rendered
from generator.site.tree import Clash, WrongEncoding, asset_files, content_files, gather, write_tree
from generator.summary import TooLarge, summary_data, summary_of
from generator.templates import BadTemplate
from generator.wording.dates import long_day

Feeds = Callable[[Agenda], dict[str, bytes]]
Files = Mapping[str, bytes]
# As `start_papers`.
Papers = Callable[[Project, Agenda, Cache, int], Callable[[], Files]]
NO_EDITOR: Files = {}


def configure(parser: ArgumentParser) -> None:
    configure_pages(parser)
    parser.add_argument(
        "--editor",
        type=Path,
        metavar="ПАПКА",
        help="папка, которую собрал make editor: с нею на сайте будет редактор",
    )
    configure_site(parser)
    parser.add_argument(
        "--allow-loss",
        action="store_true",
        help="опубликовать, даже если исчезло больше половины сроков прошлой публикации",
    )
    parser.add_argument(
        "--ledger-branch",
        metavar="ВЕТКА",
        help="показать на странице «Состояние», когда менялся график и уходили напоминания (из git)",
    )
    configure_last_times(parser)


def configure_pages(parser: ArgumentParser) -> None:
    """Options of every command that writes pages."""
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("build/pages"),
        metavar="ПАПКА",
        help="куда писать страницы (build/pages)",
    )


def run(arguments: Namespace) -> int:
    must_be_installed(arguments.builder)
    project = Project(arguments.schedule, arguments.today)
    if arguments.builder != "none":
        spare(project, arguments.out, arguments.site)
    agenda = open_agenda(project)
    times = known_times(arguments, arguments.schedule, agenda.schedule.school.timezone)
    feeds = partial(build_feeds, previous=remembered(arguments.previous), allow_loss=arguments.allow_loss)
    folder = None if arguments.fresh else cache_folder(project)
    with site_in_making(project, agenda, arguments, folder) as finish:
        with Cache(folder) as cache:
            making = Making(cache, arguments.jobs, editor_of(project, agenda, arguments.editor))
            write_pages(project, agenda, arguments.out, times, feeds, making)
        print(f"Страницы: {arguments.out}")
        finish()
    return OK


@contextmanager
def site_in_making(
    project: Project, agenda: Agenda, arguments: Namespace, cache: Path | None
) -> Iterator[Callable[[], None]]:
    """Its builder gets ready; what is given builds it. Both raise Failure."""
    if arguments.builder == "none":
        yield _no_site
        return
    work = site_build(project, agenda, arguments.out, arguments.site)
    with site_builder(arguments.builder, replace(work, cache=cache, jobs=arguments.jobs)) as finish:
        yield lambda: tell_of_site(arguments.site, built(arguments.builder, finish))


def _no_site() -> None:
    """Only pages were wanted."""


def spare(project: Project, out: Path, site: Path) -> None:
    """Raises Failure where building the site would delete what nobody meant to lose."""
    try:
        refuse_to_empty(site, (project.folder, project.schedule, out))
    except NotASite as wrong:
        raise Failure(WRONG_USAGE, str(wrong)) from None


@dataclass(frozen=True, slots=True)
class Making:
    """What was made before, how many processes may work at once, and the files of the editor, if there is
    one."""

    cache: Cache
    jobs: int
    editor: Mapping[str, bytes] = field(default_factory=dict)


BY_ONE = Making(Cache(None), jobs=1)


def write_pages(
    project: Project,
    agenda: Agenda,
    out: Path,
    times: LastTimes = NOT_KNOWN,
    feeds: Feeds = build_feeds,
    making: Making = BY_ONE,
) -> int:
    """Returns how many files changed. Raises Failure."""
    tree, kept = whole_tree(project, agenda, times, feeds, making, Kept(making.cache, out))
    return write_into(out, tree, kept)


def write_into(out: Path, tree: Files, kept: Collection[str]) -> int:
    """As `write_tree`. Raises Failure."""
    try:
        return write_tree(out, tree, kept)
    except OSError as error:
        raise Failure(WRONG_USAGE, f"в папку «{out}» не записать: {error.strerror}") from None


def whole_tree(
    project: Project,
    agenda: Agenda,
    times: LastTimes = NOT_KNOWN,
    feeds: Feeds = build_feeds,
    making: Making = BY_ONE,
    kept: Kept = NOTHING_KEPT,
    papers: Papers = start_papers,
) -> Made:
    """Everything that is generated, gathered before the first file is written, but for what is kept.

    Raises Failure, whatever is wrong with the files beside the schedule.
    """
    refuse_private_data(project)
    try:
        verify(agenda.schedule, agenda.occurrences)
        past, shown = past_years(project, agenda), public_agenda(agenda)
        finish_papers = papers(project, shown, making.cache, making.jobs)
        finish_feeds = beside_pages(feeds, with_last_year(agenda, past), making.jobs)
        pages, names = site_pages(project, agenda, times, past, kept, weight(making.editor, making.cache))
        tree = gather(
            pages,
            {FIELD_LIST_PAGE: field_list(making.cache)},
            *sources(project, shown, times),
            making.editor,
            *archive_pages(project, agenda, past),
            finish_feeds(),
            finish_papers(),
            kept=names,
        )
    except (BadTemplate, Miscounted, Clash, WrongEncoding, WrongActs, FeedsError, TooLarge) as wrong:
        raise Failure(WRONG_USAGE, f"сборка остановлена: {wrong}") from None
    except OSError as error:
        raise unreadable(project, error) from None
    return tree, names


def beside_pages(feeds: Feeds, agenda: Agenda, jobs: int) -> Callable[[], Files]:
    """Begins with the calendars, in a process of their own where it is worth that."""
    if is_worth_a_process(agenda, jobs) and can_fork():
        return Beside(feeds, agenda).result
    return partial(feeds, agenda)


def archive_pages(project: Project, agenda: Agenda, past: list[PastYear]) -> Iterator[dict[str, bytes]]:
    for year in past:
        pages = render_past_year(year.on_pages(agenda), project.folders(PAGE_TEMPLATES))
        yield {name: text.encode() for name, text in pages.items()}


def site_pages(
    project: Project, agenda: Agenda, times: LastTimes, past: list[PastYear], kept: Kept, editor: int
) -> Made:
    acts = read_acts(acts_text(project.file(ACTS)), ACTS)
    acts_file = ACTS if project.has_own(ACTS) else None
    years = [each.start_year for each in past]
    folders = project.folders(PAGE_TEMPLATES)
    return rendered(agenda, folders, acts, times, acts_file, years, kept, editor)


def sources(project: Project, shown: Agenda, times: LastTimes) -> list[dict[str, bytes]]:
    """Of a public agenda."""
    return [
        content_files(*project.folders(CONTENT)),
        asset_files(*project.folders(ASSETS)),
        {STATUS_DATA: status_data(times), SUMMARY_DATA: summary_data(summary_of(shown, times))},
    ]


def acts_text(path: Path) -> str:
    """Without the file there are no acts; raises WrongActs where it isn't UTF-8."""
    try:
        return path.read_text("utf-8-sig") if path.exists() else ""
    except UnicodeDecodeError:
        raise WrongActs(f"{ACTS}: файл сохранён не в UTF-8, сохраните его в этой кодировке") from None


def site_build(project: Project, agenda: Agenda, pages: Path, site: Path) -> SiteBuild:
    """The time of the build is midnight UTC of today: the same for all builds of one day. Raises Failure."""
    try:
        frame = frame_files(project.file(SITE_CONFIG), project.folders(THEME))
    except OSError as error:
        raise unreadable(project, error) from None
    name = f"График аттестации · {as_text(agenda.schedule.school.name)}"
    epoch = int(datetime.combine(agenda.today, time(), UTC).timestamp())
    zone, updated = agenda.schedule.school.timezone, long_day(agenda.today)
    return SiteBuild(frame, pages.resolve(), site.resolve(), name, epoch, str(zone), updated)
