"""`python -m generator.github.published_status FILE`: when reminders ran, as the published site says.

A site that answers "not found" has never said so, and no file is written. One that can't be asked leaves an
empty file, which says that it isn't known; that stops only a run or a build without a ledger.
"""

import os
import sys
from pathlib import Path

from generator.addresses import STATUS_DATA
from generator.github.published import NotFetched, fetch


def main(argv: list[str]) -> int:
    if len(argv) != 1:
        sys.stderr.write("использование: python -m generator.github.published_status ФАЙЛ\n")
        return 2
    try:
        status = fetch(os.environ.get("SITE_URL", ""), STATUS_DATA)
    except NotFetched as failure:
        sys.stderr.write(f"::warning title=Опубликованный сайт::{failure}\n")
        status = b""
    if status is None:
        sys.stdout.write("сайт ещё не сообщал, уходили ли напоминания\n")
        return 0
    target = Path(argv[0])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(status)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
