"""What may be spoilt, the commands that then read it, and what is wrong with how they ended."""

import json
import os
import re
import shutil
import traceback
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from generator.cli import main
from generator.ledger.lines import Event, EventKind, Ran, Reminder, ReminderKind, header, lines_of
from generator.loading import load
from generator.occurrences.promised import promised
from generator.outcome import NOT_DELIVERED
from tests.fuzz.slips import ADDRESS
from tests.samples import SCHOOL_TEXT

ROOT = Path(__file__).parents[2]
TODAY = date(2027, 2, 26)
SCHEDULE = "schedule.yaml"


@dataclass(frozen=True)
class Ended:
    """One command: its exit status, or the traceback of what it raised; all that it printed."""

    command: str
    status: int | None
    out: str
    err: str
    raised: str = ""


def run(*arguments: str) -> Ended:
    out, err, status, raised = StringIO(), StringIO(), None, ""
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main([*arguments, "--today", TODAY.isoformat()])
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            raised = traceback.format_exc()
    return Ended(" ".join(arguments), status, out.getvalue(), err.getvalue(), raised)


def complaints(ended: Ended) -> Iterator[str]:
    """What no command may do, whatever it reads."""
    printed = ended.out + ended.err
    if ended.raised or "Traceback (most recent" in printed:
        yield f"{ended.command}: traceback\n{ended.raised or printed}"
    elif ended.status not in range(NOT_DELIVERED + 1):
        yield f"{ended.command}: exit status {ended.status}"
    elif ended.status and not printed.strip():
        yield f"{ended.command}: exit status {ended.status} without a word"
    if ADDRESS.partition("@")[0] + "@" in printed:
        yield f"{ended.command}: an address is repeated\n{printed}"


@dataclass(frozen=True)
class Target:
    """`samples` are sound contents of the file; `examine` runs the commands on the spoilt one in the school's
    folder and yields what is wrong with how they end."""

    file: str
    samples: tuple[str, ...]
    examine: Callable[[bytes], Iterator[str]]


def examined(target: Target, data: bytes, folder: Path) -> list[str]:
    """In a school's folder of its own, so that no case knows of another."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / SCHEDULE).write_text(SCHOOL_TEXT, "utf-8")
    (folder / target.file).parent.mkdir(parents=True, exist_ok=True)
    (folder / target.file).write_bytes(data)
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "SYSTEMROOT") if name in os.environ}
    with chdir(folder), patch.dict(os.environ, kept, clear=True):
        return list(target.examine(data))


def _schedule(data: bytes) -> Iterator[str]:
    checked = run("check", "--format", "json")
    yield from complaints(checked)
    if not checked.raised:
        yield from _misplaced(checked, data)
    Path("old.yaml").write_text(SCHOOL_TEXT, "utf-8")
    for arguments in (
        ("check", "--previous", "old.yaml"),
        ("diff", "old.yaml", SCHEDULE),
        ("agenda",),
        ("edit", *EDITS),
    ):
        yield from complaints(run(*arguments))
    if checked.status == 0:
        yield from _accepted(data)


def _misplaced(checked: Ended, data: bytes) -> Iterator[str]:
    """Every message has a place in the file, and there is an error where the file is refused."""
    problems = json.loads(checked.out or "[]")
    last = len(re.split(b"\r\n|\r|\n", data)) + 1
    if any(not (1 <= each["line"] <= last and each["column"] >= 1) for each in problems):
        yield f"a place outside of the file\n{checked.out}"
    if any(each["severity"] == "error" for each in problems) is not (checked.status == 1):
        yield f"exit status {checked.status}\n{checked.out}"


def _accepted(data: bytes) -> Iterator[str]:
    """What is accepted has all the dates that it promises, and every wing takes it."""
    schedule = load(data, SCHEDULE, TODAY).schedule
    assert schedule
    told = run("agenda", "--format", "json")
    keys = {each["key"] for each in json.loads(told.out or "[]")}
    if not told.raised and len(keys) != promised(schedule):
        yield f"agenda tells {len(keys)} of {promised(schedule)}"
    for ended in (told, run("remind"), run("build", "--builder", "none")):
        yield from complaints(ended)
        if ended.status:
            yield f"{ended.command} refuses what check accepts\n{ended.err}"


def _district(data: bytes) -> Iterator[str]:
    """Of a school in a folder alone: no fuzz asks the network."""
    Path("school").mkdir()
    Path("school", SCHEDULE).write_text(SCHOOL_TEXT, "utf-8")
    checked = run("district", "check", "--format", "json")
    yield from complaints(checked)
    if not checked.raised:
        yield from _misplaced(checked, data)
    if checked.status == 0 and b"site" not in data:
        built = run("district", "build", "--builder", "none")
        yield from complaints(built)
        if built.status:
            yield f"{built.command} refuses what check accepts\n{built.err}"


def _with(*commands: tuple[str, ...], place: str) -> Callable[[bytes], Iterator[str]]:
    """A file beside the schedule: where a command refuses it, it says where the slip is."""

    def examine(data: bytes) -> Iterator[str]:
        for arguments in commands:
            ended = run(*arguments)
            yield from complaints(ended)
            if ended.status and not re.search(place, ended.err):
                yield f"{ended.command}: no place\n{ended.err}"

    return examine


def _text(*names: str) -> tuple[str, ...]:
    return tuple((ROOT / name).read_text("utf-8") for name in names)


def _ledger() -> str:
    moment = datetime(2027, 2, 19, 6, tzinfo=UTC)
    due = date(2027, 3, 5)
    reminders = [Reminder(ReminderKind.LEAD, "2026/cyclogram/upload/vtoraya/highest", "vtoraya", 7, due)]
    reminders += [Reminder(ReminderKind.WITHDRAWN, "2025/cyclogram/watch/2026-05", "pervaya", None, None)]
    reminders += [
        Reminder(kind, "2025/attestation/vtoraya/first", "vtoraya", lead, date(2027, 4, 1))
        for kind, lead in ((ReminderKind.LEAD, 14), (ReminderKind.MOVED, None))
    ]
    events = [
        Event(kind, each, "<1@school.example>", moment.date(), moment)
        for each in reminders
        for kind in (EventKind.INTENT, EventKind.SENT)
    ]
    return (header(date(2026, 9, 1)) + lines_of([Ran(moment.date(), moment), *events], 1)).decode()


# Each kind of splice: an item, a key, a value, a list; in a spoilt file they are done or refused.
EDITS = (
    "добавить «Новая Проба Образцовна» «учитель: химия»",
    "состояние vtoraya «в отпуске»",
    "выходной 2027-04-22",
    "категория vtoraya педагог-методист 2026-10-20",
    "запланировать vtoraya педагог-наставник 2027-05",
    "убрать tretya",
)
CONTACTS = f"# Адреса\npervaya: {ADDRESS}\nvtoraya: {ADDRESS}\ntretya: {ADDRESS}\n"
REMIND = ("remind", "--preview", "mails")
EDIT = ("edit", "--file", "edits.txt")
BUILD = ("build", "--builder", "none")

DISTRICT = """\
district: {name: Пробный район, timezone: Europe/Moscow}
schools:
  - {id: sosh-1, name: Школа № 1, folder: school}
school_year: {start: 2026-09-01, end: 2027-05-31}
calendar: {week: 5, days_off: [2027-03-09]}
roles:
  - {id: specialist, title: Методист ИМЦ, people: [metodova]}
staff:
  - {id: metodova, name: Методова Проба Образцовна, position: методист}
plans:
  - id: municipal
    title: Муниципальный план
    activities:
      - id: lists
        title: Сбор списков аттестуемых
        items: [списки, "копии: приказов"]
        when: {every: month, day: 20}
        responsible: [specialist]
      - {id: report, title: Отчёт за год, when: {month: [май, июнь]}, responsible: [specialist]}
"""

TARGETS = {
    "schedule": Target(SCHEDULE, (SCHOOL_TEXT, *_text("tests/broken/correct.yaml")), _schedule),
    "sample": Target(SCHEDULE, _text("tests/sample.yaml"), _schedule),
    "district": Target("district.yaml", (DISTRICT,), _district),
    "contacts": Target("contacts.yaml", (CONTACTS,), _with(REMIND, place=r"contacts\.yaml")),
    "ledger": Target(
        "ledger.jsonl", (_ledger(),), _with(("remind", "--ledger", "ledger.jsonl"), place="журнал")
    ),
    "edits": Target("edits.txt", ("\n".join(EDITS) + "\n",), _with(EDIT, place=r"edits\.txt")),
    "acts": Target("content/acts.yaml", _text("content/acts.yaml"), _with(BUILD, place=r"acts\.yaml")),
    "settings": Target("mkdocs.yml", _text("mkdocs.yml"), _with(BUILD, place=r"mkdocs\.yml")),
    **{
        f"page {name}": Target(
            f"site_templates/pages/{name}",
            _text(f"site_templates/pages/{name}"),
            _with(BUILD, place=r"\.j2|страниц"),
        )
        for name in ("home.md.j2", "teacher.md.j2", "_macros.md.j2")
    },
    **{
        f"mail {name}": Target(
            f"site_templates/mail/{name}",
            _text(f"site_templates/mail/{name}"),
            _with(REMIND, place=r"digest\.(html|txt)"),
        )
        for name in ("digest.txt", "digest.html")
    },
}
