"""`cyclogram district check|build|remind`: many schools; each of the three is a module of its own."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path
from typing import Any

from generator.commands.parser import RussianParser, a_day
from generator.file_names import DISTRICT

ACTS = {
    "check": "найти все ошибки в файле района и в школах, которые лежат рядом с ним",
    "build": "прочитать сводки школ и построить сайт района",
    "remind": "показать, кому отправить сводку месяца, и отправить её",
}


class ActParser(RussianParser):
    """Gets its own options when it is asked for: what the other acts import takes a while."""

    act = ""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if self.act:
            _module(self.act).configure(self)
            self.act = ""
        return super().parse_known_args(args, namespace)


def configure(parser: ArgumentParser) -> None:
    acts = parser.add_subparsers(
        dest="act", metavar="ЧТО", required=True, title="что сделать", parser_class=ActParser
    )
    for name, summary in ACTS.items():
        act = acts.add_parser(name, help=summary, description=summary.capitalize() + ".")
        act.add_argument(
            "--district",
            type=Path,
            default=Path(DISTRICT),
            metavar="ФАЙЛ",
            help=f"файл района ({DISTRICT})",
        )
        act.add_argument(
            "--today",
            type=a_day,
            default=SUPPRESS,
            metavar="ГГГГ-ММ-ДД",
            help="считать этот день сегодняшним",
        )
        act.act = name


def run(arguments: Namespace) -> int:
    return int(_module(arguments.act).run(arguments))


def _module(act: str) -> Any:
    return import_module(f"generator.commands.district_{act}")
