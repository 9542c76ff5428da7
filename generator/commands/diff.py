"""`cyclogram diff OLD NEW`: what an edit of the schedule changes for people."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.agenda import Agenda
from generator.changes import Changes, compare
from generator.changes.data import to_data
from generator.changes.markdown import to_markdown
from generator.commands.archives import going_on
from generator.outcome import OK
from generator.project import Project, agenda_of, load_schedule


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="БЫЛО", help="прежний файл графика")
    parser.add_argument("new", type=Path, metavar="СТАЛО", help="новый файл графика")
    parser.add_argument(
        "--format",
        choices=("markdown", "json"),
        default="markdown",
        help="markdown — для людей, json — для программ",
    )


def run(arguments: Namespace) -> int:
    old_project, new_project = (Project(file, arguments.today) for file in (arguments.old, arguments.new))
    changes, old, new = changes_between(old_project, new_project)
    if arguments.format == "json":
        print(json.dumps(to_data(changes), ensure_ascii=False, indent=2))
    else:
        print(to_markdown(changes, old, new), end="")
    return OK


def changes_between(old: Project, new: Project) -> tuple[Changes, Agenda, Agenda]:
    """Raises Failure where either file has errors."""
    before, after = load_schedule(old), load_schedule(new)
    earlier, later = agenda_of(old, before), agenda_of(new, after)
    if earlier.schedule.start_year != later.schedule.start_year:
        later = going_on(new, later)
    agendas = earlier, later
    return compare(*agendas, before.problems, after.problems), *agendas
