"""What the published site holds: a file of it, for the workflows to build upon."""

from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

SECONDS = 30
MOST_BYTES = 64 * 1024 * 1024


class NotFetched(Exception):
    """The message is for people."""


def fetch(site_url: str, path: str) -> bytes | None:
    """None where the site has no such file; raises NotFetched."""
    address = f"{site_url.rstrip('/')}/{path}"
    if not address.startswith(("https://", "http://")):
        raise NotFetched(f"адрес сайта «{site_url}» не начинается с https://")
    # GitHub Pages caches for ten minutes; a question of its own makes it look.
    request = Request(address, headers={"Cache-Control": "no-cache", "User-Agent": "cyclogram"})  # noqa: S310
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            return _whole(answer.read(MOST_BYTES + 1), address)
    except HTTPError as error:
        if error.code in (404, 410):
            return None
        raise NotFetched(f"{address}: ответ {error.code}") from None
    except (URLError, TimeoutError, ConnectionError, ValueError) as error:
        raise NotFetched(f"{address}: не открывается ({type(error).__name__})") from None


def _whole(content: bytes, address: str) -> bytes:
    if len(content) > MOST_BYTES:
        raise NotFetched(f"{address}: больше 64 МБ, такого файла на сайте быть не может")
    return content
