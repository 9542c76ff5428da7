"""What the commands of a district do first: all schools are read, and what can't be is told."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from generator.commands.districts import OpenDistrict
from generator.district.copies import Copies
from generator.district.district_file import SchoolEntry
from generator.district.fetch import Limits
from generator.district.published import Fault
from generator.district.reading import ReadSchools, published, read_schools
from generator.district.view import Reading, SchoolStanding
from generator.ledger.file import locked_file
from generator.outcome import SCHEDULE_ERRORS, WRONG_USAGE, Failure
from generator.summary import Summary
from generator.wording.dates import long_day

# No id of a school has this sign.
LOCK = "_lock"


def configure_reading(parser: ArgumentParser) -> None:
    """Options of every command that reads the schools."""
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("data"),
        metavar="ПАПКА",
        help="где хранить последние удачные копии сводок и сайтов школ (data)",
    )
    parser.add_argument(
        "--allow-loss",
        action="store_true",
        help="продолжить, даже если не прочитать больше трети школ, прочитанных в прошлый раз",
    )


def read_all(opened: OpenDistrict, copies: Copies, limits: Limits, *, allow_loss: bool) -> ReadSchools:
    """Tells which schools could not be read. Raises Failure where it's too many of them."""
    read = read_schools(opened.district, copies, partial(_asked, opened, limits))
    for each in read.not_read:
        print(not_read_line(each))
    if read.is_too_much_lost and not allow_loss:
        message = f"из школ, прочитанных в прошлый раз ({read.known}), не прочитать {len(read.lost)}"
        hint = "ничего не записано; если так и должно быть, добавьте --allow-loss"
        raise Failure(SCHEDULE_ERRORS, f"{message}: {hint}")
    return read


def _asked(opened: OpenDistrict, limits: Limits, entry: SchoolEntry) -> Summary | Fault:
    return published(entry, opened.today, limits) if entry.site else opened.own_summary(entry)


def not_read_line(school: SchoolStanding) -> str:
    """`sosh-1 (Школа № 1): сайт не отвечает; показаны данные от 3 ноября 2026 г.`"""
    words = school.fault.words if school.fault else ""
    shown = "данных нет"
    if school.reading is Reading.OLD_COPY and school.copied:
        shown = f"показаны данные от {long_day(school.copied)}"
    return f"{school.entry.id} ({school.entry.name}): {words}; {shown}"


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Two builds with one folder would take each other's halves. Raises Failure."""
    with ExitStack() as stack:
        try:
            data.mkdir(parents=True, exist_ok=True)
            is_ours = sys.platform == "win32" or stack.enter_context(locked_file(data / LOCK))
        except OSError as error:
            raise not_writable(data, error) from None
        if not is_ours:
            message = f"в папку «{data}» уже пишет другая сборка: подождите, пока она закончится"
            raise Failure(WRONG_USAGE, message)
        yield


def not_writable(folder: Path, error: OSError) -> Failure:
    return Failure(WRONG_USAGE, f"в папку «{folder}» не записать: {error.strerror}")


def keep(copies: Copies, read: ReadSchools, opened: OpenDistrict) -> None:
    """Raises Failure."""
    try:
        copies.keep(read.read_today, opened.today)
        copies.forget_all_but([each.id for each in opened.district.schools])
    except OSError as error:
        raise not_writable(copies.folder, error) from None
