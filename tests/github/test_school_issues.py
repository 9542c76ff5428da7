"""One issue for each school whose site can't be built; its owner is mentioned."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.github import school_issues
from generator.github.issue import Request
from generator.github.school_issues import issue_body, owners_of, requests
from tests.github.conftest import Web

LIST = "/repos/district/plan/issues?state=open&labels=school&per_page=100&page=1"
ONE = {"id": "sosh-1", "name": "Школа № 1", "folder": "schools/sosh-1", "said": "schedule.yaml:3:1: ошибка"}


def issue(number: int, body: str) -> dict[str, Any]:
    return {"number": number, "body": body}


def test_a_school_in_trouble_gets_an_issue_for_the_owner_of_its_folder() -> None:
    (found,) = requests([issue(1, "Вопрос"), issue(2, "")], [ONE], {"schools/sosh-1": ["@vtoraya"]})
    assert found.body["title"] == "Школа № 1: сайт не обновляется"
    assert found.body["labels"] == ["school"]
    assert found.body["body"] == (
        "<!-- cyclogram school: sosh-1 -->\n@vtoraya, посмотрите, пожалуйста.\n\n"
        "Сайт школы из папки `schools/sosh-1` не собрать, поэтому остался прежний:\n\n"
        "```text\nschedule.yaml:3:1: ошибка\n```\n\n"
        "Исправьте это, и сайт обновится сам, а задача закроется."
    )


def test_the_same_trouble_says_nothing_new_and_another_renews_the_text() -> None:
    open_one = issue(7, issue_body(ONE, ()))
    assert list(requests([open_one], [ONE], {})) == []
    other = ONE | {"said": "другая ошибка"}
    assert list(requests([open_one], [other], {})) == [
        Request("PATCH", "/issues/7", {"body": issue_body(other, ())})
    ]


def test_the_issue_of_a_school_that_is_well_again_is_closed_and_no_other() -> None:
    assert list(requests([issue(7, issue_body(ONE, ())), issue(8, "Вопрос")], [], {})) == [
        Request("POST", "/issues/7/comments", {"body": "Всё в порядке, сайт обновлён."}),
        Request("PATCH", "/issues/7", {"state": "closed", "state_reason": "completed"}),
    ]


def test_what_the_build_said_cannot_end_its_frame() -> None:
    said = issue_body(ONE | {"said": "```\n@everybody"}, ())
    assert said.count("```") == 2


def test_owners_are_the_people_of_a_folder() -> None:
    text = (
        "# чьё что\n* @region/team\n/schools/sosh-1/ @one @a/team a@example.org @two # да\n\nschools/s @x\n"
    )
    assert owners_of(text) == {"": (), "schools/sosh-1": ("@one", "@two"), "schools/s": ("@x",)}


def test_the_step_asks_github_and_tells_how_many(
    web: Web, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = {
        "TROUBLES": json.dumps([ONE]),
        "GITHUB_API_URL": web.url,
        "GITHUB_REPOSITORY": "district/plan",
        "GITHUB_TOKEN": "not-a-real-token",
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github/CODEOWNERS").write_text("/schools/sosh-1/ @vtoraya\n", "utf-8")
    web.answers = {LIST: (200, b"[]"), "/repos/district/plan/issues": (201, b'{"number": 1}')}
    assert school_issues.main([]) == 0
    assert capsys.readouterr().out == "школ, чей сайт не собрать: 1\n"
    _, (method, path, _, body) = web.requests
    assert (method, path) == ("POST", "/repos/district/plan/issues")
    assert json.loads(body)["body"] == issue_body(ONE, ["@vtoraya"])
    web.answers = {LIST: (403, b"")}
    assert school_issues.main([]) == 1
    monkeypatch.delenv("TROUBLES")
    assert school_issues.main([]) == 2


def test_the_step_needs_no_package() -> None:
    code = (
        "import sys, generator.github.school_issues; print('pydantic' in sys.modules, 'yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "False False\n"
