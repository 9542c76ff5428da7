"""`cyclogram edit`: edits of the schedule, a line each; without `--write`, what they would change."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from generator.changes import compare
from generator.changes.markdown import to_markdown
from generator.editing.apply import Applied, apply_edits
from generator.editing.lines import USAGES, Numbered, read_edits
from generator.loading.private_data import without_private
from generator.outcome import OK, SCHEDULE_ERRORS, WRONG_USAGE, Failure, print_problems, problem_line
from generator.problems import Problem
from generator.project import DEFAULT_ZONE, Project, agenda_of, read_bytes, today_in, write_over

ON_THE_COMMAND_LINE = "правка"


def configure(parser: ArgumentParser) -> None:
    parser.epilog = "Правки: " + "; ".join(USAGES) + ". Слова с пробелами — в кавычках «»."
    parser.add_argument("edits", nargs="*", metavar="ПРАВКА", help="правка одной строкой, в кавычках")
    parser.add_argument(
        "--file", metavar="ФАЙЛ", help="файл с правками, по одной в строке; - — из входного потока"
    )
    parser.add_argument("--seen", metavar="ОТПЕЧАТОК", help="правка сделана по тексту с таким отпечатком")
    parser.add_argument("--write", action="store_true", help="записать в файл графика")


def run(arguments: Namespace) -> int:
    text, name = _lines(arguments)
    project = Project(arguments.schedule, arguments.today)
    wanted, problems = read_edits(text, name, today_in(DEFAULT_ZONE, arguments.today))
    if problems:
        return _refused(problems)
    return carry_out(project, wanted, name, write=arguments.write, seen=arguments.seen)


def _lines(arguments: Namespace) -> tuple[str, str]:
    """The text of the edits, and what to call it. Raises Failure."""
    if bool(arguments.edits) == bool(arguments.file):
        message = "напишите правки в командной строке или назовите файл с ними (--file): одно из двух"
        raise Failure(WRONG_USAGE, message)
    if arguments.edits:
        return "\n".join(" ".join(each.split()) for each in arguments.edits), ON_THE_COMMAND_LINE
    data = sys.stdin.buffer.read() if arguments.file == "-" else read_bytes(Path(arguments.file))
    name = ON_THE_COMMAND_LINE if arguments.file == "-" else Path(arguments.file).as_posix()
    try:
        return data.decode("utf-8-sig"), name
    except UnicodeDecodeError:
        raise Failure(WRONG_USAGE, f"{name}: правки сохранены не в кодировке UTF-8") from None


def carry_out(
    project: Project, wanted: Sequence[Numbered], name: str, *, write: bool, seen: str | None = None
) -> int:
    """Shows what the edits change, and writes it; refused edits leave everything as it was."""
    data, file = read_bytes(project.schedule), project.schedule.as_posix()
    applied = apply_edits(
        data, wanted, file=file, source_name=name, today=today_in(DEFAULT_ZONE, project.today), seen=seen
    )
    return show(project, data, applied, write=write)


def show(project: Project, data: bytes, applied: Applied, *, write: bool) -> int:
    """What has come of edits of these bytes."""
    if applied.problems:
        return _refused(applied.problems)
    file = project.schedule.as_posix()
    print("".join(_report(project, data, applied)), end="")
    if write and applied.data != data:
        write_over(project.schedule, applied.data)
        print(f"\nЗаписано: {file}")
    elif applied.data != data:
        print(f"\nПока ничего не записано: добавьте --write, и изменится {file}.")
    return OK


def _refused(problems: Sequence[Problem]) -> int:
    print_problems(list(problems))
    print("Ничего не изменено.", file=sys.stderr)
    return SCHEDULE_ERRORS


def _report(project: Project, data: bytes, applied: Applied) -> Iterator[str]:
    """The lines of the file that change, then what it means for people."""
    if applied.data == data:
        yield "В графике так и записано: менять нечего.\n"
        return
    yield from difference(data, applied.data, project.schedule.as_posix())
    yield "\n"
    if applied.before.schedule is None or applied.after.schedule is None:
        yield "В графике есть ошибки, поэтому не посчитать, что изменится для людей:\n\n"
        yield from (f"{problem_line(each)}\n" for each in applied.after.problems if each.is_error)
        return
    old, new = (agenda_of(project, loaded) for loaded in (applied.before, applied.after))
    changes = compare(old, new, applied.before.problems, applied.after.problems)
    yield to_markdown(changes, old, new)


def difference(old: bytes, new: bytes, file: str) -> Iterator[str]:
    """As `diff -u` shows it, without the signs of line ends, addresses and numbers."""
    before, after = (data.decode("utf-8-sig").splitlines() for data in (old, new))
    for line in unified_diff(before, after, file, file, lineterm="", n=2):
        yield f"{without_private(line)}\n"
