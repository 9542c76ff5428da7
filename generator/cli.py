"""The command line: which commands there are, and what their exit codes mean.

A command is a module of `generator.commands` with `configure(parser)` and `run(arguments)`;
only the one that was asked for is imported, so that `check` starts fast.
"""

import argparse
import gc
import io
import os
import sys
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Any

from generator.commands.parser import RussianParser, a_day
from generator.file_names import SCHEDULE

COMMANDS = {
    "check": "найти все ошибки в графике и показать, как их исправить",
    "build": "построить страницы, календари и сайт",
    "serve": "показать сайт и обновлять его при каждой правке",
    "agenda": "показать вычисленные сроки",
    "papers": "сделать бумаги: приказ, график, маршруты, списки — Word и Excel",
    "diff": "показать, что правка графика меняет для людей",
    "edit": "изменить график, не открывая файла",
    "import": "взять правки из списка сотрудников (.xlsx, .xls, .ods)",
    "new-year": "сделать график на следующий учебный год",
    "new-school": "создать папку школы: график и работы GitHub, без программы",
    "upgrade": "привести файлы прежней версии программы к нынешней",
    "remind": "показать, кому что написать сегодня, и отправить письма",
    "daily": "сделать всё за день на своём сервере: взять правки, отправить письма, обновить сайт",
    "district": "район из многих школ: проверить, собрать сайт, напомнить",
    "doctor": "проверить, всё ли настроено",
}

# 128 + SIGINT, as shells have it.
INTERRUPTED = 130


def build_parser(wanted: str | None) -> argparse.ArgumentParser:
    """The parser with the options of the wanted command; the others are only named."""
    parser = RussianParser(
        prog="cyclogram", description="График аттестации: сроки, сайт, календари, напоминания."
    )
    commands = parser.add_subparsers(dest="command", metavar="КОМАНДА", required=True, title="команды")
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary.capitalize() + ".")
        command.add_argument(
            "--schedule",
            type=Path,
            default=Path(SCHEDULE),
            metavar="ФАЙЛ",
            help=f"файл графика ({SCHEDULE})",
        )
        command.add_argument(
            "--today", type=a_day, default=None, metavar="ГГГГ-ММ-ДД", help="считать этот день сегодняшним"
        )
        if name == wanted:
            module(name).configure(command)
    return parser


def module(command: str) -> Any:
    name = command.replace("-", "_")
    return import_module(f"generator.commands.{name}{'_' * iskeyword(name)}")


def main(argv: list[str] | None = None) -> int:
    arguments = sys.argv[1:] if argv is None else argv
    wanted = next((word for word in arguments if word in COMMANDS), None)
    # Our models are ours alone, and looking for plugins reads the names of all packages.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # importing makes no garbage, and looking for it would take a tenth of the start-up
    parser = build_parser(wanted)
    gc.freeze()
    gc.enable()
    # A schedule becomes many values that all stay: looking for garbage among them took half the time.
    # A school of 1,500 needs 2 % more memory so.
    gc.set_threshold(3_000_000)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal without «≈» shows «?» instead of a traceback.
        sys.stdout.reconfigure(errors="replace")
    namespace = parser.parse_args(arguments)
    # What this imports is slow, and --help needs none of it.
    from generator.outcome import OK, Failure

    try:
        return int(module(namespace.command).run(namespace))
    except Failure as failure:
        print(f"cyclogram: {failure}", file=sys.stderr)
        return failure.code
    except BrokenPipeError:
        # The reader (`head`, `less`) has gone; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.freeze()  # the process ends, and looking for garbage would take a tenth of a district's build
