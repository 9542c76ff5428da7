"""A school on GitHub: its repository, its published site, GitHub's API and a mail server, all local."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.workflows.runner import GitHub

SCHEDULE = """\
school: {name: Школа № 0}
school_year: {start: 2026-09-01, end: 2027-05-31}
reminders: {days_before: [7, 1]}
roles:
  - {id: coordinator, title: Ответственный за аттестацию, people: [pervaya]}
  - {id: teacher, title: Педагог}
staff:
  - {id: pervaya, name: Первая Проба Образцовна, position: заместитель директора}
plans:
  - id: cyclogram
    title: Циклограмма
    activities:
      - id: upload
        title: Загрузка материалов
        when: {days_before: 10}
        responsible: [teacher]
      - id: watch
        title: Контроль
        when: {month: [февраль, апрель]}
        responsible: [coordinator]
teachers:
  - id: vtoraya
    name: Вторая Проба Образцовна
    position: учитель физики
    attestations:
      - for: высшая
        date: 2027-03-15
  - id: tretya
    name: Третья Проба Образцовна
    position: учитель музыки
    attestations:
      - for: первая
        date: 2027-04-12
"""


@contextmanager
def serving(handler: Any) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Quiet."""


@pytest.fixture
def schedule() -> str:
    return SCHEDULE


@pytest.fixture
def school(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GitHub]:
    """The address of the site is that of a server that shows what was last deployed."""
    published = tmp_path / "published"
    (tmp_path / "desk").mkdir()
    with serving(partial(Quiet, directory=str(published))) as url:
        machine = tmp_path_factory.getbasetemp() / "machine"
        github = GitHub(tmp_path, machine, {"SITE_URL": f"{url}/"}, published=published)
        github.create({"schedule.yaml": SCHEDULE})
        yield github


@dataclass
class Issues:
    """GitHub's issues; `log` has what happened to them."""

    issues: list[dict[str, Any]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)

    def call(self, method: str, path: str, body: dict[str, Any]) -> Any:
        number = re.fullmatch(r"/repos/school/plan/issues(?:/(\d+)(/comments)?)?(?:\?.*)?", path)
        assert number, path
        if method == "GET":
            return [issue for issue in self.issues if issue["state"] == "open"]
        self.log.append(f"{method} {path}")
        if number[2]:
            return {"body": body["body"]}
        if number[1]:
            self.issues[int(number[1]) - 1] |= body
            return {}
        self.issues.append({"number": len(self.issues) + 1, "state": "open", **body})
        return self.issues[-1]


@pytest.fixture
def issues(school: GitHub) -> Iterator[Issues]:
    found = Issues()

    class Api(BaseHTTPRequestHandler):
        def answer(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            authorised = self.headers["Authorization"] == "Bearer token-of-the-run"
            answer = found.call(self.command, self.path, json.loads(content or b"{}")) if authorised else {}
            body = json.dumps(answer).encode()
            self.send_response(200 if authorised else 401)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = answer  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            """Quiet."""

    with serving(Api) as url:
        school.api_url = url
        yield found
