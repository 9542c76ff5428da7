"""`cyclogram district build`: what all schools say, read side by side, then the district's site.

Exit: 0 all were read; 3 some were not, and copies of an earlier day stand in; 1 more than a third of those
that were read last time are lost: nothing is written.
"""

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from generator.commands.districts import DistrictFolder, OpenDistrict, open_district
from generator.district.copies import Copies
from generator.district.district_file import SchoolEntry
from generator.district.fetch import Limits
from generator.district.published import Fault
from generator.district.reading import ReadSchools, published, read_schools
from generator.district.view import Reading, SchoolStanding
from generator.outcome import NOT_DELIVERED, OK, SCHEDULE_ERRORS, WRONG_USAGE, Failure
from generator.site.tree import write_tree
from generator.summary import Summary
from generator.wording.dates import long_day


def configure(parser: ArgumentParser) -> None:
    configure_reading(parser)
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("build/district"),
        metavar="ПАПКА",
        help="куда писать страницы (build/district)",
    )
    parser.add_argument(
        "--site", type=Path, default=Path("site"), metavar="ПАПКА", help="куда построить сайт (site)"
    )


def configure_reading(parser: ArgumentParser) -> None:
    """Options of every command that reads the schools."""
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("data"),
        metavar="ПАПКА",
        help="где хранить последние удачные копии сводок (data)",
    )
    parser.add_argument(
        "--allow-loss",
        action="store_true",
        help="продолжить, даже если не прочитать больше трети школ, прочитанных в прошлый раз",
    )


def run(arguments: Namespace) -> int:
    opened = open_district(DistrictFolder(arguments.district, arguments.today))
    copies = Copies(arguments.data)
    read = read_all(opened, copies, Limits(), allow_loss=arguments.allow_loss)
    view = opened.view(read.schools)
    try:
        write_tree(arguments.out, {})
        copies.keep(read.read_today, opened.today)
    except OSError as error:
        raise Failure(WRONG_USAGE, f"«{error.filename}» не записать: {error.strerror}") from None
    print(f"Школ: {len(view.schools)}, прочитано сегодня: {len(view.schools) - len(read.not_read)}")
    return NOT_DELIVERED if read.not_read else OK


def read_all(opened: OpenDistrict, copies: Copies, limits: Limits, *, allow_loss: bool) -> ReadSchools:
    """Tells which schools could not be read. Raises Failure where it's too many of them."""
    read = read_schools(opened.district, copies, partial(_asked, opened, limits))
    for each in read.not_read:
        print(not_read_line(each))
    if read.is_too_much_lost and not allow_loss:
        message = f"не прочитать {len(read.lost)} школ из {read.known}, прочитанных в прошлый раз"
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
