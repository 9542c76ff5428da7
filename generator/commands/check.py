"""`cyclogram check`: every problem of the schedule at once, for people, GitHub or programs."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.outcome import OK, SCHEDULE_ERRORS, problem_line
from generator.problems import Problem
from generator.project import Project, content_problems, load_schedule


def configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text — для людей, github — пометки в запросе на слияние, json — для программ",
    )


def run(arguments: Namespace) -> int:
    project = Project(arguments.schedule, arguments.today)
    problems = [*load_schedule(project).problems, *content_problems(project)]
    print(FORMATS[arguments.format](problems, arguments.schedule))
    return SCHEDULE_ERRORS if any(problem.is_error for problem in problems) else OK


def as_text(problems: Sequence[Problem], path: Path) -> str:
    errors = sum(problem.is_error for problem in problems)
    lines = [problem_line(problem) for problem in problems]
    if not problems:
        lines.append(f"{path.as_posix()}: ошибок нет")
    else:
        lines.append(f"{path.as_posix()}: ошибок — {errors}, предупреждений — {len(problems) - errors}")
    return "\n".join(lines)


def as_json(problems: Sequence[Problem], path: Path) -> str:
    return json.dumps([_row(problem) for problem in problems], ensure_ascii=False, indent=2)


def _row(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.position.line,
        "column": problem.position.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


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
