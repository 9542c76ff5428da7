"""GitHub's REST API over the standard library: it must work where packages failed to install."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

SECONDS = 20

_MEANING = {
    401: "токен не принят",
    403: "не хватает прав, заданию нужно право «issues — write» в permissions",
    404: "нет такого репозитория или прав на него",
    410: "в репозитории выключены задачи, включите их в Settings → General → Features → Issues",
}


class ApiError(Exception):
    """The message is for people and holds neither the token nor the answer's body."""


@dataclass(frozen=True, slots=True)
class Repository:
    """`api` as in GITHUB_API_URL, `name` as in GITHUB_REPOSITORY (owner/name)."""

    api: str
    name: str
    token: str

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """The decoded answer; raises ApiError for anything but 2xx."""
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
                return json.load(answer)
        except HTTPError as error:
            raise ApiError(f"GitHub ответил {error.code}: {_MEANING.get(error.code, 'отказ')}") from None
        except (URLError, TimeoutError, ConnectionError, ValueError) as error:
            raise ApiError(f"GitHub не ответил как ожидалось ({type(error).__name__})") from None
