"""argparse with Russian messages: the library takes its sentences from gettext, here from a table."""

import argparse
from datetime import date
from pathlib import Path
from typing import NoReturn

_RUSSIAN = {
    "usage: ": "использование: ",
    "options": "параметры",
    "positional arguments": "что указать",
    "show this help message and exit": "показать эту справку и выйти",
    "%(prog)s: error: %(message)s\n": "%(prog)s: ошибка: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "параметр %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "не указано: %s",
    "unrecognized arguments: %s": "непонятные параметры: %s",
    "expected one argument": "здесь нужно одно значение",
    "expected at least one argument": "здесь нужно хотя бы одно значение",
    "invalid choice: %(value)r (choose from %(choices)s)": "«%(value)s» здесь не годится; есть: %(choices)s",
    "invalid %(type)s value: %(value)r": "не удалось понять значение %(value)r",
    "ambiguous option: %(option)s could match %(matches)s": "«%(option)s» неоднозначно: %(matches)s",
    "not allowed with argument %s": "нельзя указывать вместе с %s",
    "one of the arguments %s is required": "нужно указать одно из: %s",
}


def _translate(text: str) -> str:
    return _RUSSIAN.get(text, text)


# argparse looks `_` up in its own module at every message.
argparse._ = _translate  # type: ignore[attr-defined]


def configure_published(parser: argparse.ArgumentParser, what: str) -> None:
    """`what` is looked up there."""
    parser.add_argument(
        "--published-status",
        type=Path,
        metavar="ФАЙЛ",
        help=f"data/status.json с опубликованного сайта: {what}",
    )


class RussianParser(argparse.ArgumentParser):
    """Exits with 2 on wrong usage, as argparse does, and says where the help is."""

    def error(self, message: str) -> NoReturn:
        super().error(f"{message}\nСправка: {self.prog} --help")


def a_day(text: str) -> date:
    from generator.schedule.parsing import parse_day  # imports pydantic, which --help can do without

    day: date
    try:
        day = parse_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return day
