"""What the builds of a school and of a district share: their options, and what is looked at before."""

import importlib.util
import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path

from generator.commands.parser import configure_published
from generator.liveness import LastTimes, last_times, published_status
from generator.outcome import WRONG_USAGE, Failure, problem_line
from generator.project import Project, content_problems, read_bytes
from generator.site.builder import BUILDERS, BuildFailed


def configure_site(parser: ArgumentParser, what: str = "сайт") -> None:
    """Options of every command that builds a site; `what` its processes build."""
    parser.add_argument(
        "--site", type=Path, default=Path("site"), metavar="ПАПКА", help="куда построить сайт (site)"
    )
    parser.add_argument(
        "--builder",
        choices=(*BUILDERS, "none"),
        default="mkdocs",
        help="чем строить сайт; none — только страницы",
    )
    parser.add_argument(
        "--jobs",
        type=a_number_of_processes,
        default=os.cpu_count() or 1,
        metavar="ЧИСЛО",
        help=f"сколько процессов строят {what} (по числу ядер)",
    )
    parser.add_argument(
        "--fresh", action="store_true", help="построить всё заново, без запомненного в build/cache"
    )
    parser.add_argument(
        "--previous",
        type=Path,
        metavar="ФАЙЛ",
        help="calendar/feeds.json с опубликованного сайта: по нему в календарях видно, что изменилось",
    )


def configure_last_times(parser: ArgumentParser) -> None:
    configure_published(parser, "когда уходили напоминания, если журнал пропал")


def must_be_installed(builder: str) -> None:
    """Raises Failure."""
    if builder != "none" and importlib.util.find_spec(builder) is None:
        raise Failure(WRONG_USAGE, f"{builder} не установлен: pip install {builder}")


def built(builder: str, finish: Callable[[], str | None]) -> str | None:
    """What `build_site` gives. Raises Failure."""
    try:
        return finish()
    except BuildFailed as failed:
        raise Failure(WRONG_USAGE, f"{builder} не построил сайт:\n{failed}") from None


def tell_of_site(site: Path, strange: str | None) -> None:
    """`strange` is what kept MkDocs from working in shares, where something did."""
    if strange:
        print(f"Сайт построен одним проходом, без запомненного: {strange}")
    print(f"Сайт: {site / 'index.html'}")


def a_number_of_processes(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 1000:
        raise ArgumentTypeError(f"«{text}» — не число процессов: нужно целое, от 1")
    return int(text)


def known_times(arguments: Namespace, file: Path, zone: str) -> LastTimes:
    """Of a school's file or a district's.

    Raises Failure where the site would forget that reminders ran: that alone tells of a lost ledger.
    """
    times = LastTimes()
    if arguments.ledger_branch:
        times = last_times(file, arguments.ledger_branch, zone)
    published = published_status(arguments.published_status)
    if times.reminded is None and not published.is_known:
        message = "сборка остановлена: опубликованный сайт не ответил, уходили ли напоминания, а журнала нет"
        raise Failure(WRONG_USAGE, f"{message}; повторите позже")
    return times.at_least(published.reminded)


def remembered(previous: Path | None) -> bytes | None:
    """What the last publication left for the feeds; before the first one there is nothing."""
    if previous is None or previous.exists():
        return read_bytes(previous) if previous else None
    print(f"{previous}: прежней публикации нет, календари собраны как в первый раз")
    return None


def refuse_private_data(project: Project) -> None:
    """Raises Failure: what stands in the school's own pages would be published."""
    lines = [problem_line(each) for each in content_problems(project) if each.is_error]
    if lines:
        raise Failure(WRONG_USAGE, f"сборка остановлена: {'; '.join(lines)}")


def unreadable(project: Project, error: OSError) -> Failure:
    name = project.name_of(Path(error.filename))
    return Failure(WRONG_USAGE, f"сборка остановлена: файл «{name}» не читается: {error.strerror}")
