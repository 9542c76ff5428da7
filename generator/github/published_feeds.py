"""`python -m generator.github.published_feeds FILE`: the calendars' memory, from the published site.

Only a site that answers "not found" has none yet. Any other failure stops the publishing: a build
without the memory would forget what it has to show as cancelled, and start all revisions anew.
"""

import os
import sys
from pathlib import Path

from generator.addresses import FEED_MEMORY
from generator.github.published import NotFetched, fetch


def main(argv: list[str]) -> int:
    if len(argv) != 1:
        sys.stderr.write("использование: python -m generator.github.published_feeds ФАЙЛ\n")
        return 2
    try:
        memory = fetch(os.environ.get("SITE_URL", ""), FEED_MEMORY)
    except NotFetched as failure:
        sys.stderr.write(f"::error title=Память календарей::{failure}. Если сайта по этому адресу ещё нет, ")
        sys.stderr.write("запустите «Публикация» вручную с отметкой «Первая публикация»\n")
        return 1
    if memory is None:
        sys.stdout.write("памяти календарей на сайте ещё нет: это первая сборка\n")
        return 0
    target = Path(argv[0])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(memory)
    sys.stdout.write(f"память календарей: {len(memory)} байт\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
