"""`cyclogram check`: every problem of the schedule at once, for people, GitHub or programs."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from generator.outcome import OK, SCHEDULE_ERRORS, problem_line
from generator.problems import Problem
from generator.project import Project, archive_files, content_problems, load_schedule, today_in

# Where a workflow puts what the pull request says; a hostile text must never pass through a shell.
REQUEST_TEXT = "PULL_REQUEST_TEXT"


def configure_format(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text — для людей, github — пометки в запросе на слияние, json — для программ",
    )


def configure(parser: ArgumentParser) -> None:
    configure_format(parser)
    parser.add_argument(
        "--previous",
        metavar="ФАЙЛ|КОММИТ",
        help="прежний график: сказать и о том, что с тех пор из него пропало",
    )
    parser.add_argument(
        "--removed-on-purpose",
        action="store_true",
        help="пропало намеренно: не ошибка, а предупреждение",
    )


def run(arguments: Namespace) -> int:
    project = Project(arguments.schedule, arguments.today)
    found = sorted(_schedule_problems(project, arguments), key=lambda problem: problem.order)
    problems = [*found, *archive_problems(project), *content_problems(project)]
    print(FORMATS[arguments.format](problems, arguments.schedule))
    return SCHEDULE_ERRORS if any(problem.is_error for problem in problems) else OK


def _schedule_problems(project: Project, arguments: Namespace) -> Sequence[Problem]:
    """A file with errors is not compared: they would look like losses."""
    loaded = load_schedule(project)
    if not arguments.previous or loaded.schedule is None:
        return loaded.problems
    from generator.commands.previous import says_on_purpose, since

    on_purpose = arguments.removed_on_purpose or says_on_purpose(os.environ.get(REQUEST_TEXT, ""))
    today = today_in(loaded.schedule.school.timezone, arguments.today)
    found = since(arguments.previous, arguments.schedule, loaded.schedule, today, on_purpose=on_purpose)
    return [*found, *loaded.problems]


def archive_problems(project: Project) -> list[Problem]:
    """Errors only: of what is over nobody needs to be warned."""
    found = [load_schedule(replace(project, schedule=path)) for path in archive_files(project)]
    return [problem for loaded in found for problem in loaded.problems if problem.is_error]


def as_text(problems: Sequence[Problem], path: Path) -> str:
    errors = sum(problem.is_error for problem in problems)
    lines = [problem_line(problem) for problem in problems]
    if not problems:
        lines.append(f"{path.as_posix()}: ошибок нет")
    else:
        lines.append(f"{path.as_posix()}: ошибок — {errors}, предупреждений — {len(problems) - errors}")
    return "\n".join(lines)


def as_json(problems: Sequence[Problem], path: Path) -> str:
    # Imported where it is needed: it is a hundredth of what `check` takes.
    import json

    return json.dumps([problem.row for problem in problems], ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem], path: Path) -> str:
    """Workflow commands; `file` is the path as given, which GitHub matches against the repository's."""
    return "\n".join([*map(_command, problems), as_text(problems, path)])


def _command(problem: Problem) -> str:
    place = f"line={problem.position.line},col={problem.position.column}"
    title = _escape(problem.code, ":,")
    text = _escape(problem.sentences)
    return f"::{problem.severity} file={_escape(problem.file, ':,')},{place},title={title}::{text}"


def _escape(text: str, more: str = "") -> str:
    """The escapes of GitHub's workflow commands; properties also escape `:` and `,`."""
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


FORMATS: dict[str, Callable[[Sequence[Problem], Path], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}
