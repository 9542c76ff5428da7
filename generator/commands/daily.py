"""`cyclogram daily`: a day on a server of one's own; without `--send`, what would be done."""

import contextlib
import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import generator
from generator.addresses import STATUS_DATA
from generator.daily import BUILD, PUBLISH, PULL, Day, Step, carry_out, listing, steps_of
from generator.git import Git, GitFailed
from generator.ledger.file import locked_file
from generator.ledger.lines import NotALedger, read
from generator.liveness import LastTimes, published_status, status_data
from generator.outcome import NOT_DELIVERED, OK, WRONG_USAGE, Failure
from generator.publishing import NotPublished, publish

# What is kept from day to day: what was mailed, what calendars were told, and who is at it now.
LEDGER, FEEDS, STATUS, LOCK = "ledger.jsonl", "feeds.json", "status.json", "lock"
SITE = Path("site")
# `build` tells from git when the schedule last changed where it is asked for a branch; there is none here.
NO_BRANCH = "reminders-ledger"


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("--send", action="store_true", help="сделать всё это; без этого — только показать")
    parser.add_argument(
        "--state",
        type=Path,
        default=Path("state"),
        metavar="ПАПКА",
        help="где хранить журнал отправки и память календарей (state)",
    )
    parser.add_argument(
        "--to", metavar="КУДА", help="куда опубликовать сайт: папка или, через rsync, СЕРВЕР:ПАПКА"
    )
    parser.add_argument("--no-mail", action="store_true", help="не отправлять напоминаний")
    parser.add_argument("--contacts", type=Path, metavar="ФАЙЛ", help="адреса: строки «id: адрес»")
    parser.add_argument(
        "--allow-loss", action="store_true", help="как у build: исчезло больше половины сроков"
    )
    parser.add_argument("--accept-withdrawn", action="store_true", help="как у remind: то же для писем")


def run(arguments: Namespace) -> int:
    steps = steps_of(_day(arguments))
    print(listing(steps), flush=True)
    if not arguments.send:
        print("\nПока ничего не сделано: добавьте --send.")
        return OK
    with _alone(arguments.state):
        return carry_out(steps, partial(_done, arguments), partial(print, flush=True))


def _day(arguments: Namespace) -> Day:
    state = arguments.state
    today = ("--today", arguments.today.isoformat()) if arguments.today else ()
    contacts = ("--contacts", str(arguments.contacts)) if arguments.contacts else ()
    memory = ("--previous", state / FEEDS, "--published-status", state / STATUS, "--ledger-branch", NO_BRANCH)
    return Day(
        usual=("--schedule", str(arguments.schedule), *today),
        remind=(*_remind(state / LEDGER), *contacts, *["--accept-withdrawn"] * arguments.accept_withdrawn),
        build=(*map(str, memory), "--site", str(SITE), *["--allow-loss"] * arguments.allow_loss),
        is_repository=(arguments.schedule.resolve().parent / ".git").exists(),
        mails=not arguments.no_mail,
        ledger=(state / LEDGER).as_posix(),
        target=arguments.to,
    )


def _remind(ledger: Path) -> tuple[str, ...]:
    """What the last site says shows that a ledger was lost, and not only not begun."""
    return "--ledger", str(ledger), "--published-status", str(SITE / STATUS_DATA)


@contextlib.contextmanager
def _alone(state: Path) -> Iterator[None]:
    """Raises Failure where another run is at it."""
    try:
        state.mkdir(parents=True, exist_ok=True)
        with locked_file(state / LOCK) as is_ours:
            if not is_ours:
                raise Failure(NOT_DELIVERED, "другой запуск ещё идёт: подождите, пока он закончится")
            yield
    except OSError as error:
        raise Failure(WRONG_USAGE, f"в папку «{state}» не пишется: {error.strerror}") from None


def _done(arguments: Namespace, step: Step) -> int:
    """The exit code of a step."""
    if step.name == PULL:
        return _pulled(arguments.schedule.resolve().parent)
    if step.name == PUBLISH:
        return _published(arguments)
    if step.name == BUILD:
        _write_status(arguments.state)
    code = _command(step.words)
    if step.name == BUILD and code == OK and not arguments.to:
        _remember_feeds(arguments.state)
    return code


def _command(words: tuple[str, ...]) -> int:
    """The program itself, in a process of its own: whatever becomes of it, the next step has its turn."""
    code = str(Path(generator.__file__).parents[1])
    found = os.environ.get("PYTHONPATH")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([code, found] if found else [code])}
    command = [sys.executable, "-P", "-m", "generator", *words]
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603


def _pulled(folder: Path) -> int:
    """Never over what was changed here by hand."""
    try:
        Git(folder, author="").run("pull", "--quiet", "--ff-only")
    except GitFailed as error:
        print(f"правки не взять: {error}", file=sys.stderr, flush=True)
        return NOT_DELIVERED
    return OK


def _published(arguments: Namespace) -> int:
    try:
        publish(SITE, arguments.to)
    except NotPublished as error:
        print(f"сайт не опубликован: {error}", file=sys.stderr, flush=True)
        return NOT_DELIVERED
    _remember_feeds(arguments.state)
    return OK


def _remember_feeds(state: Path) -> None:
    """What calendars have been told since now, whole or not at all."""
    fresh = state / f"{FEEDS}.new"
    shutil.copyfile(SITE / "calendar" / "feeds.json", fresh)
    fresh.replace(state / FEEDS)


def _write_status(state: Path) -> None:
    """When reminders last ran, for the build to tell; a ledger that can't be read is told by `remind`, and
    what the last site said stays true."""
    reminded = None
    with contextlib.suppress(NotALedger, FileNotFoundError):
        reminded = max(read((state / LEDGER).read_bytes()).runs, default=None)
    times = LastTimes(reminded=reminded).at_least(published_status(SITE / STATUS_DATA).reminded)
    (state / STATUS).write_bytes(status_data(times))
