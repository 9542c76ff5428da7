"""`python -m generator.github.restore_ledger BRANCH STATUS`: the button for a ledger that is lost or damaged.

Reads WHAT («вернуть …» or «начать заново …») and WORD from the environment; STATUS is the site's
`data/status.json` as `published_status` left it. Without the word it only says what it would do. Exit code 0
where it could be done or nothing needs doing, 1 where it can't, 2 for another word, 3 where the repository
refused.
"""

import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from generator.agenda import Agenda
from generator.ledger.ledger import LedgerBusy, LedgerUnwritable
from generator.ledger.lines import NotALedger
from generator.ledger.restore import Found, RestorableLedger
from generator.liveness import PublishedStatus, published_status
from generator.mail.anew import taken_as_sent
from generator.outcome import NOT_DELIVERED, OK, SCHEDULE_ERRORS, WRONG_USAGE, Failure
from generator.project import Project, open_agenda
from generator.wording.dates import numeric_day, plural

WORD = "восстановить"
ANEW = "начать заново"


@dataclass(frozen=True, slots=True)
class Button:
    """What was pressed: on which ledger, for which school."""

    ledger: RestorableLedger
    agenda: Agenda
    status: PublishedStatus

    def found(self, what: str) -> Found:
        """Raises NotALedger, LedgerUnwritable."""
        if what.startswith(ANEW):
            return self._anew()
        return self.ledger.last_whole(self.status.reminded)

    def _anew(self) -> Found:
        """The day of a run that may have mailed already is over, too."""
        if self.ledger.is_whole():
            raise NotALedger("журнал отправки цел: начинать заново незачем, людям пришло бы лишнее")
        today, reminded = self.agenda.today, self.status.reminded
        until = today if reminded and reminded >= today else today - timedelta(days=1)
        lines = taken_as_sent(self.agenda, until, datetime.now(UTC))
        count = plural(len(lines), "напоминание", "напоминания", "напоминаний")
        said = (
            f"Новый журнал отправки с {numeric_day(until + timedelta(days=1))}. Всё, что было к отправке до "
            f"этого дня, считается отправленным: {count}. Прежний журнал, если он есть, останется в стороне."
        )
        return Found(said, self.ledger.new(until + timedelta(days=1), lines))


def pressed(branch: str, status: Path) -> Button:
    """Raises Failure."""
    project = Project()
    agenda = open_agenda(project)
    ledger = RestorableLedger(project.folder, "origin", branch, agenda.site.committer)
    return Button(ledger, agenda, published_status(status))


def restored(button: Button, what: str, *, write: bool) -> str:
    """What was done or would be, for people."""
    found = button.found(what)
    if found.commit is None:
        return found.said
    if not write:
        return f"{found.said}\nПока ничего не сделано. Чтобы сделать, запустите ещё раз со словом «{WORD}»."
    button.ledger.bring_back(found.commit)
    return f"{found.said}\nСделано: напоминания уйдут при следующем запуске."


def main(argv: list[str]) -> int:
    if len(argv) != 2:
        sys.stderr.write("использование: python -m generator.github.restore_ledger ВЕТКА ФАЙЛ\n")
        return WRONG_USAGE
    word = os.environ.get("WORD", "").strip().strip("«»\"'").casefold()
    try:
        said = restored(pressed(argv[0], Path(argv[1])), os.environ.get("WHAT", ""), write=word == WORD)
    except NotALedger as error:
        return _told(f"Не получится — {error}.", SCHEDULE_ERRORS)
    except (LedgerBusy, LedgerUnwritable) as error:
        return _told(f"Не получилось — {error}.", NOT_DELIVERED)
    except Failure as failure:
        return _told(f"Не получится — {failure}.", failure.code)
    if word not in ("", WORD):
        return _told(f"{said}\nСлово другое, а нужно «{WORD}».", WRONG_USAGE)
    return _told(said, OK)


def _told(said: str, code: int) -> int:
    sys.stdout.write(f"{said}\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
