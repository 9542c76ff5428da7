"""GitHub's REST API over the standard library: it must work where packages failed to install."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

SECONDS = 20
# Before the second and the third attempt, in seconds, where GitHub names no time itself.
PAUSES = (3.0, 12.0)
LONGEST_PAUSE = 60.0
PAGE = 100
MOST_PAGES = 10

_MEANING = {
    401: "токен не принят",
    403: "не хватает прав, заданию нужно право «issues — write» в permissions",
    404: "нет такого репозитория или прав на него",
    410: "в репозитории выключены задачи, включите их в Settings → General → Features → Issues",
    429: "слишком много запросов подряд",
}
# What was answered so has not been done, whatever was asked.
_NOT_DONE = (429, 503)


class ApiError(Exception):
    """The message is for people and holds neither the token nor the answer's body; `status` is None where
    there was no answer."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Repository:
    """`api` as in GITHUB_API_URL, `name` as in GITHUB_REPOSITORY (owner/name)."""

    api: str
    name: str
    token: str
    pause: Callable[[float], None] = time.sleep

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """The decoded answer, None where there is none; raises ApiError for anything but 2xx. Faults that
        pass are met with another attempt, but what might have been created isn't asked for twice."""
        for pause in (*PAUSES, None):
            found = self._once(method, path, body)
            if not isinstance(found, _Fault):
                return found
            if pause is None or not found.may_be_repeated(method):
                break
            self.pause(min(pause if found.after is None else found.after, LONGEST_PAUSE))
        raise found.error

    def pages(self, path: str) -> Iterator[Any]:
        """All that a list holds, within reason."""
        sign = "&" if "?" in path else "?"
        for number in range(1, MOST_PAGES + 1):
            found = self.call("GET", f"{path}{sign}per_page={PAGE}&page={number}")
            yield from found
            if len(found) < PAGE:
                return

    def _once(self, method: str, path: str, body: Mapping[str, Any] | None) -> Any:
        """The answer, or the fault."""
        request = Request(  # noqa: S310 - the address is GitHub's own variable
            f"{self.api.rstrip('/')}/repos/{self.name}{path}",
            data=None if body is None else json.dumps(body).encode(),
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "User-Agent": "cyclogram",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        try:
            with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
                content = answer.read()
                return json.loads(content) if content else None
        except HTTPError as error:
            with error:
                return _refused(error)
        except (URLError, TimeoutError, ConnectionError, ValueError) as error:
            return _Fault(ApiError(f"GitHub не ответил как ожидалось ({type(error).__name__})"))


@dataclass(frozen=True, slots=True)
class _Fault:
    """What went wrong with one attempt; `after` is how many seconds GitHub asks to wait."""

    error: ApiError
    after: float | None = None
    is_limit: bool = False

    def may_be_repeated(self, method: str) -> bool:
        status = self.error.status
        if self.is_limit or status in _NOT_DONE:
            return True
        return method != "POST" and (status is None or status >= 500)


def _refused(error: HTTPError) -> _Fault:
    after = error.headers.get("Retry-After", "")
    is_limit = error.code in (403, 429) and (bool(after) or error.headers.get("X-RateLimit-Remaining") == "0")
    meaning = _MEANING[429] if is_limit else _MEANING.get(error.code, "отказ")
    seconds = float(after) if after.isdecimal() else None
    return _Fault(ApiError(f"GitHub ответил {error.code}: {meaning}", error.code), seconds, is_limit)
