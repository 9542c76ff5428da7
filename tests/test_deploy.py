"""The units for a server of one's own call commands that there are, and name no place of any machine."""

import re
from configparser import RawConfigParser
from pathlib import Path

import pytest

from generator.cli import build_parser

FOLDER = Path(__file__).parents[1] / "deploy"
UNITS = sorted(path.name for path in FOLDER.iterdir())


def unit(name: str) -> RawConfigParser:
    parser = RawConfigParser(strict=False)
    parser.read(FOLDER / name, encoding="utf-8")
    return parser


def test_there_is_a_service_and_its_timer_for_each_school() -> None:
    assert UNITS == ["cyclogram@.service", "cyclogram@.timer"]


def test_the_service_does_a_whole_day() -> None:
    program, *words = unit("cyclogram@.service")["Service"]["ExecStart"].split()
    assert program.endswith("/.venv/bin/cyclogram")
    arguments = build_parser("daily").parse_args(words)
    assert (arguments.command, arguments.send, arguments.no_mail) == ("daily", True, False)
    assert (arguments.state, arguments.to) == (Path("../state"), "../www")


@pytest.mark.parametrize("name", UNITS)
def test_every_place_is_a_variable_of_systemd(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    assert re.findall(r"(?<![\w%.}a-z])/(?:home|srv|var|etc|opt|usr|root)\b", text) == []


def test_the_runs_of_a_day_are_in_the_schools_zone_and_at_odd_minutes() -> None:
    times = re.findall(r"(?m)^OnCalendar=\*-\*-\* \d\d:(\d\d) (\S+)$", (FOLDER / UNITS[1]).read_text("utf-8"))
    assert times == [("17", "Europe/Moscow"), ("29", "Europe/Moscow")]
    assert unit(UNITS[1])["Timer"].getboolean("Persistent")
