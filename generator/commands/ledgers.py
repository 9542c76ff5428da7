"""Which ledger a command works with, and whether it is fit to be mailed from."""

import re
import subprocess
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import datetime, timedelta
from pathlib import Path

from generator.commands.common import SCHEDULE_ERRORS, WRONG_USAGE, Failure
from generator.edition import Edition
from generator.mail.events import History
from generator.mail.ledger import FileLedger, Ledger, LedgerBusy
from generator.mail.ledger_branch import BranchLedger
from generator.mail.record import Record, recorded
from generator.mail.reminders import vanished
from generator.wording import plural

# Fewer deadlines than these may well vanish by one honest edit.
MANY = 10


def configure_ledger(parser: ArgumentParser) -> None:
    ledger = parser.add_mutually_exclusive_group()
    ledger.add_argument("--ledger", type=Path, metavar="ФАЙЛ", help="журнал отправки в файле")
    ledger.add_argument("--ledger-branch", metavar="ВЕТКА", help="журнал отправки в ветке репозитория")
    parser.add_argument(
        "--remote", default="origin", metavar="ИМЯ", help="репозиторий с веткой журнала (origin)"
    )
    parser.add_argument(
        "--takeover-after",
        type=natural,
        default=30,
        metavar="МИНУТ",
        help="через сколько минут молчания считать прежнюю отправку с журналом в ветке оборванной (30)",
    )
    parser.add_argument(
        "--accept-withdrawn",
        action="store_true",
        help="согласиться, что из графика пропало больше половины сроков",
    )


def natural(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise ArgumentTypeError(f"«{text}» — не целое число")
    return int(text)


def ledger_of(arguments: Namespace, edition: Edition) -> Ledger | None:
    """None where none was named. Raises Failure for a name that git would not take."""
    if arguments.ledger:
        return FileLedger(arguments.ledger)
    if not arguments.ledger_branch:
        return None
    name, remote = arguments.ledger_branch, arguments.remote
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/-]*", name) or not _is_branch(name):
        raise Failure(WRONG_USAGE, f"«{name}» не годится как имя ветки: напишите, например, reminders-ledger")
    if not remote or remote.startswith("-"):
        raise Failure(WRONG_USAGE, f"«{remote}» не годится как имя репозитория: напишите, например, origin")
    folder = arguments.schedule.resolve().parent
    return BranchLedger(folder, remote, name, f"cyclogram@{edition.site.host}")


def _is_branch(name: str) -> bool:
    command = ["git", "check-ref-format", f"refs/heads/{name}"]
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603
    except FileNotFoundError:
        raise Failure(WRONG_USAGE, "на этой машине нет git: укажите журнал в файле, --ledger ФАЙЛ") from None


def record_of(history: History | None, edition: Edition) -> Record:
    if history is None:
        return Record(edition.today)
    if history.damaged:
        numbers = ", ".join(str(number) for number in history.damaged)
        say(f"В журнале отправки не читаются строки: {numbers}; они пропущены.")
    return recorded(history)


def refuse_running(record: Record, now: datetime, patience: timedelta) -> None:
    """On a branch nothing tells a run that goes on from one that died, but for how long it is silent."""
    since = record.unfinished_since
    if since is not None and abs(now - since) < patience:
        minutes = plural(int(patience.total_seconds()) // 60, "минуту", "минуты", "минут")
        raise LedgerBusy(f"другая отправка ещё идёт или только что оборвалась: повторите через {minutes}")


def refuse_vanished(edition: Edition, record: Record, *, accepted: bool) -> None:
    """A schedule that lost most of what people were told of is rather a mistake than a plan."""
    gone, known = vanished(edition, record)
    if gone < MANY or gone * 2 <= known:
        return
    said = f"из графика пропало {gone} из {known} сроков, о которых люди уже знают"
    if not accepted:
        raise Failure(
            SCHEDULE_ERRORS, f"{said}. Ничего не отправлено. Если так и задумано, добавьте --accept-withdrawn"
        )
    say(f"Внимание: {said}.")


def say(text: str) -> None:
    print(text, file=sys.stderr)
