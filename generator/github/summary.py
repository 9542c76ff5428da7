"""`python -m generator.github.summary BASE`: what a pull request changes for people, as Markdown.

BASE is the commit that the work tree's edit is made on. The text goes to standard output; the exit
code is 0 also where nothing can be compared, because `check` is what turns a pull request red.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.changes import compare
from generator.changes.markdown import NOTHING, escape, listing, to_markdown
from generator.file_names import CONTENT, SITE_CONFIG, TEMPLATES
from generator.git import GitFailed, changed_files, file_at
from generator.loading import Loaded
from generator.problems import Problem
from generator.project import Project, agenda_of, load_schedule

TITLE = "## Что изменится для людей"
# What is on the pages beside the schedule.
PAGE_SOURCES = (f"{CONTENT}/", f"{TEMPLATES}/", SITE_CONFIG)
# GitHub refuses a summary of more than 1 MiB altogether.
MOST_BYTES = 1_000_000


def summary(project: Project, base: str) -> str:
    """Raises GitFailed."""
    pages = [name for name in changed_files(project.folder, base) if name.startswith(PAGE_SOURCES)]
    told = schedule_part(project, file_at(project.folder, base, project.schedule.as_posix())).strip()
    parts = [TITLE, "Сроки и напоминания не меняются." if pages and told == NOTHING else told]
    if pages:
        parts.append("### Страницы и шаблоны\n\n" + listing([escape(name) for name in pages]))
    return fitting("\n\n".join(parts) + "\n", MOST_BYTES)


def fitting(text: str, size: int) -> str:
    """Whole lines of at most `size` bytes in all, and a word about the rest."""
    data = text.encode()
    if len(data) <= size:
        return text
    return data[: data.rfind(b"\n", 0, size) + 1].decode() + "\n… остальное не поместилось\n"


def schedule_part(project: Project, before: bytes | None) -> str:
    new = load_schedule(project)
    if new.schedule is None:
        return "В графике есть ошибки. Исправьте их, и здесь появится сравнение.\n\n" + errors(new.problems)
    if before is None:
        return "Раньше графика не было: сравнивать не с чем."
    with TemporaryDirectory() as temporary:
        path = Path(temporary) / project.schedule.name
        path.write_bytes(before)
        return compared(replace(project, schedule=path), project, new)


def compared(before: Project, after: Project, new: Loaded) -> str:
    old = load_schedule(before)
    if old.schedule is None:
        return "Прежний график был с ошибками: сравнивать не с чем. В новом ошибок нет."
    agendas = agenda_of(before, old), agenda_of(after, new)
    return to_markdown(compare(*agendas, old.problems, new.problems), *agendas)


def errors(problems: Sequence[Problem]) -> str:
    found = [
        f"строка {each.position.line}: {escape(each.message)}"
        + (f" — {escape(each.hint)}" if each.hint else "")
        for each in problems
        if each.is_error
    ]
    return listing(found)


def main(argv: list[str]) -> int:
    if len(argv) != 1:
        sys.stderr.write("использование: python -m generator.github.summary КОММИТ\n")
        return 2
    try:
        text = summary(Project(), argv[0])
    except GitFailed as error:
        text = f"{TITLE}\n\nСравнить не получилось: {escape(str(error))}\n"
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
