"""The step that tells the coordinator, against a server that answers as GitHub does."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.github import api, report
from generator.github.issue import Trouble, issue_body
from tests.github.conftest import Web

TOKEN = "not-a-real-token"
LIST = "/repos/school/plan/issues?state=open&labels=reminders&per_page=100"
RUN = "https://github.example/school/plan/actions/runs/7"


@pytest.fixture
def environment(web: Web, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    values = {
        "GITHUB_API_URL": web.url,
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_REPOSITORY": "school/plan",
        "GITHUB_RUN_ID": "7",
        "GITHUB_TOKEN": TOKEN,
        "REMIND_RESULT": "failure",
        "REMIND_CODE": "3",
        "PUBLISH_RESULT": "success",
        "COORDINATOR": "",
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(api, "PAUSES", (0.0, 0.0))
    return values


def test_a_failure_opens_an_issue_with_the_token_and_the_label(web: Web, environment: dict[str, str]) -> None:
    web.answers = {LIST: (200, b"[]"), "/repos/school/plan/issues": (201, b'{"number": 1}')}
    assert report.report(environment) is Trouble.UNDELIVERED
    (_, asked, headers, _), (method, path, _, body) = web.requests
    assert (asked, headers["Authorization"]) == (LIST, f"Bearer {TOKEN}")
    assert (method, path, json.loads(body)["labels"]) == ("POST", "/repos/school/plan/issues", ["reminders"])


def test_success_closes_the_open_issue(web: Web, environment: dict[str, str]) -> None:
    opened = [{"number": 4, "body": issue_body(Trouble.BROKEN, RUN, "")}]
    web.answers = {
        LIST: (200, json.dumps(opened).encode()),
        "/repos/school/plan/issues/4": (200, b"{}"),
        "/repos/school/plan/issues/4/comments": (201, b"{}"),
    }
    assert report.report(environment | {"REMIND_RESULT": "success", "REMIND_CODE": "0"}) is None
    assert [(method, path) for method, path, _, _ in web.requests[1:]] == [
        ("POST", "/repos/school/plan/issues/4/comments"),
        ("PATCH", "/repos/school/plan/issues/4"),
    ]


@pytest.mark.parametrize(
    ("status", "answer", "said"),
    [
        (401, b"{}", "GitHub ответил 401: токен не принят"),
        (
            403,
            b"{}",
            "GitHub ответил 403: не хватает прав, заданию нужно право «issues — write» в permissions",
        ),
        (
            410,
            b"{}",
            "GitHub ответил 410: в репозитории выключены задачи, "
            "включите их в Settings → General → Features → Issues",
        ),
        (503, b"{}", "GitHub ответил 503: отказ"),
        (200, b"<html>", "GitHub не ответил как ожидалось (JSONDecodeError)"),
    ],
)
def test_a_refusal_is_one_sentence_without_the_token(
    web: Web,
    environment: dict[str, str],
    capsys: pytest.CaptureFixture[str],
    status: int,
    answer: bytes,
    said: str,
) -> None:
    web.answers = {LIST: (status, answer)}
    assert report.main() == 1
    assert capsys.readouterr().err == f"::error title=Задача в репозитории::{said}\n"


def test_a_server_that_is_not_there_is_one_sentence(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_API_URL", "http://127.0.0.1:1")
    assert report.main() == 1
    assert capsys.readouterr().err == (
        "::error title=Задача в репозитории::GitHub не ответил как ожидалось (URLError)\n"
    )


_LOADED = """
import sys
import generator.github.report
files = (str(getattr(module, "__file__", "")) for module in sys.modules.values())
print([file for file in files if "site-packages" in file])
"""


def test_it_runs_where_no_package_is_installed() -> None:
    """The trouble it must report may be that packages don't install."""
    command = [sys.executable, "-S", "-c", _LOADED]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")
