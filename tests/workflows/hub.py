"""GitHub's issues, pull requests, labels and permissions, as far as `request.yml` asks for them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

from tests.workflows.conftest import serving
from tests.workflows.runner import GitHub, git

US = {"login": "github-actions[bot]"}
Answer = tuple[int, Any]


class Refusal(Exception):
    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status


@dataclass
class Fault:
    """What GitHub answers instead, `times` times; it asks to be asked again at once."""

    method: str
    path: str
    status: int
    times: int = 1


@dataclass
class Hub:
    """Issues and requests share their numbers. `may` are people's permissions; `log` has what was changed."""

    school: GitHub
    may: dict[str, str] = field(default_factory=lambda: {"sokolova": "admin", "orlova": "write"})
    issues: dict[int, dict[str, Any]] = field(default_factory=dict)
    pulls: dict[int, dict[str, Any]] = field(default_factory=dict)
    comments: list[dict[str, Any]] = field(default_factory=list)
    requests_allowed: bool = True
    known_labels: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    log: list[str] = field(default_factory=list)

    @property
    def _next(self) -> int:
        return len(self.issues) + len(self.pulls) + 1

    # What people do; each gives the event that GitHub sends.

    def opens(self, who: str, body: str, at: str = "2027-03-03T06:00:00Z", title: str = "") -> dict[str, Any]:
        number = self._next
        self.issues[number] = {
            "number": number,
            "title": title,
            "body": body,
            "user": {"login": who},
            "labels": [],
            "state": "open",
            "created_at": at,
        }
        return self.event("opened", number, who)

    def edits(self, who: str, number: int, body: str) -> dict[str, Any]:
        before = self.issues[number]["body"]
        self.issues[number]["body"] = body
        return self.event("edited", number, who) | {"changes": {"body": {"from": before}}}

    def labels(self, who: str, number: int, label: str) -> dict[str, Any]:
        self.issues[number]["labels"].append({"name": label})
        return self.event("labeled", number, who) | {"label": {"name": label}}

    def reopens(self, who: str, number: int) -> dict[str, Any]:
        self.issues[number]["state"] = "open"
        return self.event("reopened", number, who)

    def event(self, action: str, number: int, who: str) -> dict[str, Any]:
        issue = json.loads(json.dumps(self.issues[number]))
        repository = {"default_branch": "main"}
        return {"action": action, "issue": issue, "sender": {"login": who}, "repository": repository}

    def merges(self, number: int) -> None:
        pull, desk = self.pulls[number], self.school.desk
        git(desk, "fetch", "-q", "origin", pull["head"]["ref"])
        git(desk, "switch", "-q", "main")
        git(desk, "merge", "-q", "--no-ff", "-m", pull["title"], "FETCH_HEAD")
        git(desk, "push", "-q", "origin", "main")
        commit = git(desk, "rev-parse", "HEAD")
        pull |= {"state": "closed", "merged_at": "2027-03-03T07:00:00Z", "merge_commit_sha": commit}
        closed = re.match(r"Closes #(\d+)", pull["body"])
        if closed:
            self.issues[int(closed[1])]["state"] = "closed"

    def said(self, number: int) -> str:
        """The one comment of ours, without its mark."""
        (comment,) = [each for each in self.comments if each["issue"] == number and each["user"] == US]
        return str(comment["body"]).split("\n", 1)[1]

    def labels_of(self, number: int) -> list[str]:
        return sorted(each["name"] for each in self.issues[number]["labels"])

    # What the run asks for.

    def call(self, method: str, path: str, body: Mapping[str, Any]) -> Answer:
        for fault in self.faults:
            if fault.times and method == fault.method and re.search(fault.path, path):
                fault.times -= 1
                return fault.status, {}
        if method != "GET":
            self.log.append(f"{method} {unquote(urlsplit(path).path.removeprefix('/repos/school/plan'))}")
        parts = urlsplit(path)
        for pattern, answer in self._answers.items():
            wanted, _, rest = pattern.partition(" ")
            if wanted == method and (found := re.fullmatch(f"/repos/school/plan{rest}", parts.path)):
                try:
                    return 200, answer(self, *found.groups(), query=parse_qs(parts.query), body=body)
                except Refusal as refusal:
                    return refusal.status, {}
        raise AssertionError(f"{method} {path}")

    def _issue(self, number: str, **rest: Any) -> Any:
        return self.issues[int(number)]

    def _comments(self, number: str, query: dict[str, list[str]], **rest: Any) -> Any:
        found = [each for each in self.comments if each["issue"] == int(number)]
        return found if query["page"] == ["1"] else []

    def _comment(self, number: str, body: Mapping[str, Any], **rest: Any) -> Any:
        self.add_comment(int(number), US["login"], body["body"])
        return self.comments[-1]

    def add_comment(self, number: int, who: str, body: str) -> None:
        found = {"id": len(self.comments) + 100, "issue": number, "user": {"login": who}, "body": body}
        self.comments.append(found)

    def _renew_comment(self, number: str, body: Mapping[str, Any], **rest: Any) -> Any:
        (found,) = [each for each in self.comments if each["id"] == int(number)]
        found["body"] = body["body"]
        return found

    def _label(self, number: str, body: Mapping[str, Any], **rest: Any) -> Any:
        self.issues[int(number)]["labels"] += [{"name": each} for each in body["labels"]]
        return self.issues[int(number)]["labels"]

    def _unlabel(self, number: str, label: str, **rest: Any) -> Any:
        labels = self.issues[int(number)]["labels"]
        if {"name": unquote(label)} not in labels:
            raise Refusal(404)
        labels.remove({"name": unquote(label)})
        return labels

    def _new_label(self, body: Mapping[str, Any], **rest: Any) -> Any:
        if body["name"] in self.known_labels:
            raise Refusal(422)
        self.known_labels.add(body["name"])
        return body

    def _permission(self, login: str, **rest: Any) -> Any:
        if login.endswith("%5Bbot%5D"):
            raise Refusal(404)
        return {"permission": self.may.get(unquote(login), "read")}

    def _pulls(self, query: dict[str, list[str]], **rest: Any) -> Any:
        head = query.get("head", [""])[0].removeprefix("school:")
        return [
            each
            for each in self.pulls.values()
            if each["state"] == query["state"][0] and head in ("", each["head"]["ref"])
        ]

    def _pull(self, number: str, **rest: Any) -> Any:
        if int(number) not in self.pulls:
            raise Refusal(404)
        return self.pulls[int(number)]

    def _open_pull(self, body: Mapping[str, Any], **rest: Any) -> Any:
        if not self.requests_allowed:
            raise Refusal(403)
        assert git(self.school.remote, "rev-parse", body["head"])
        return self.add_pull(body["head"], "school/plan", title=body["title"], body=body["body"])

    def add_pull(self, branch: str, repository: str, **more: Any) -> dict[str, Any]:
        number = self._next
        head = {"ref": branch, "repo": {"full_name": repository}}
        self.pulls[number] = {"number": number, "state": "open", "merged_at": None, "head": head, **more}
        return self.pulls[number]

    def _renew_pull(self, number: str, body: Mapping[str, Any], **rest: Any) -> Any:
        self.pulls[int(number)] |= body
        return self.pulls[int(number)]

    _answers: ClassVar[dict[str, Callable[..., Any]]] = {
        "GET /issues/([0-9]+)": _issue,
        "GET /issues/([0-9]+)/comments": _comments,
        "POST /issues/([0-9]+)/comments": _comment,
        "PATCH /issues/comments/([0-9]+)": _renew_comment,
        "POST /issues/([0-9]+)/labels": _label,
        "DELETE /issues/([0-9]+)/labels/([^/]+)": _unlabel,
        "POST /labels": _new_label,
        "GET /collaborators/([^/]+)/permission": _permission,
        "GET /pulls": _pulls,
        "GET /pulls/([0-9]+)": _pull,
        "POST /pulls": _open_pull,
        "PATCH /pulls/([0-9]+)": _renew_pull,
    }


@contextmanager
def hub_of(school: GitHub) -> Iterator[Hub]:
    found = Hub(school)

    class Api(BaseHTTPRequestHandler):
        def answer(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            authorised = self.headers["Authorization"] == "Bearer token-of-the-run"
            status, answer = (
                found.call(self.command, self.path, json.loads(content or b"{}")) if authorised else (401, {})
            )
            body = json.dumps(answer).encode()
            self.send_response(status)
            if status in (429, 500, 502, 503):
                self.send_header("Retry-After", "0")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_DELETE = answer  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            """Quiet."""

    with serving(Api) as url:
        school.api_url = url
        yield found
