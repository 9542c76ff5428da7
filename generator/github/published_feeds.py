"""`python -m generator.github.published_feeds FILE`: the calendars' memory, from the published site.

Only a site that answers "not found" has none yet. Any other failure stops the publishing: a build
without the memory would forget what it has to show as cancelled, and start all revisions anew.
"""

import os
import sys
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from generator.addresses import FEED_MEMORY

SECONDS = 30
MOST_BYTES = 64 * 1024 * 1024


class NotFetched(Exception):
    """The message is for people."""


def fetch(site_url: str, path: str = FEED_MEMORY) -> bytes | None:
    """None where the site has no such file; raises NotFetched."""
    address = f"{site_url.rstrip('/')}/{path}"
    if not address.startswith(("https://", "http://")):
        raise NotFetched(f"адрес сайта «{site_url}» не начинается с https://")
    # GitHub Pages caches for ten minutes; a question of its own makes it look.
    request = Request(address, headers={"Cache-Control": "no-cache", "User-Agent": "cyclogram"})  # noqa: S310
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            return _whole(answer.read(MOST_BYTES + 1))
    except HTTPError as error:
        if error.code in (404, 410):
            return None
        raise NotFetched(f"{address}: ответ {error.code}") from None
    except (URLError, TimeoutError, ConnectionError, ValueError) as error:
        raise NotFetched(f"{address}: не открывается ({type(error).__name__})") from None


def _whole(content: bytes) -> bytes:
    if len(content) > MOST_BYTES:
        raise NotFetched("память календарей больше 64 МБ: это не она")
    return content


def main(argv: list[str]) -> int:
    if len(argv) != 1:
        sys.stderr.write("использование: python -m generator.github.published_feeds ФАЙЛ\n")
        return 2
    try:
        memory = fetch(os.environ.get("SITE_URL", ""))
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
