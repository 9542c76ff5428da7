"""How a command ends: exit codes, and the words for what went wrong."""

import sys

from generator.problems import Problem

OK, SCHEDULE_ERRORS, WRONG_USAGE, NOT_DELIVERED = range(4)


class Failure(Exception):
    """Ends a command with an exit code and a Russian sentence instead of a traceback."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type["Failure"], tuple[int, str]]:
        return Failure, (self.code, str(self))


SEVERITIES = {True: "ошибка", False: "предупреждение"}


def problem_line(problem: Problem) -> str:
    """`schedule.yaml:41:9: ошибка: …`, with what to write instead."""
    place = f"{problem.file}:{problem.position.line}:{problem.position.column}"
    return f"{place}: {SEVERITIES[problem.is_error]}: {problem.sentences}"


def unreadable_yaml(file: str, error: BaseException) -> str:
    """Of a file beside the schedule that PyYAML refuses."""
    mark = getattr(error, "problem_mark", None)
    place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
    return f"{file}{place}: файл не читается: проверьте отступы, двоеточия и кавычки"


def print_problems(problems: list[Problem]) -> None:
    for problem in problems:
        print(problem_line(problem), file=sys.stderr)
