"""`python -m generator.github.edit_request.answer FILE`: proposes what `take` has left in FILE, and answers
the issue in one comment that is renewed.

Reads SITE_CODE (how the build of the site ended; empty where nothing was built) and GitHub's own variables.
Says `said=yes` in GITHUB_OUTPUT once the issue has its answer.
"""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from generator.git import GitFailed
from generator.github.api import ApiError, Repository
from generator.github.edit_request import words
from generator.github.edit_request.branch import RequestBranch
from generator.github.edit_request.issue import ACCEPTED, marked
from generator.github.edit_request.outcome import Kind, Outcome, read_outcome
from generator.github.edit_request.revert import branch_of
from generator.github.pulls import NotAllowed, Pulls
from generator.outcome import Failure
from generator.project import Project, published_site


@dataclass(frozen=True, slots=True)
class Reply:
    """What the issue is told; `is_fault`: something other than the issue is to blame."""

    text: str
    is_fault: bool = False


@dataclass(frozen=True, slots=True)
class Answerer:
    """`server` is where people see the repository, `site_code` how the build ended."""

    repository: Repository
    project: Project
    author: str
    outcome: Outcome
    server: str
    run_id: str
    site_code: str

    @property
    def _branch(self) -> RequestBranch:
        return RequestBranch(self.project.folder, branch_of(self.outcome.number), self.author)

    @property
    def _web(self) -> str:
        return f"{self.server}/{self.repository.name}"

    def reply(self) -> Reply:
        try:
            pulls = self._open_requests()
            own = pulls.pop(self._branch.name, None)
            match self.outcome.kind:
                case Kind.WAITING:
                    return Reply(words.waiting(own, was_taken_off=self.outcome.was_taken_off))
                case Kind.WRONG:
                    return Reply(words.wrong(self.outcome.problems, own))
                case Kind.SAME:
                    return Reply(words.same(own))
                case _:
                    return self._proposed(own, pulls)
        except ApiError as error:
            return Reply(words.fault(str(error)), is_fault=True)
        except GitFailed as error:
            return Reply(words.not_pushed(str(error)), is_fault=True)

    @property
    def _pulls(self) -> Pulls:
        return Pulls(self.repository, self._web, self.outcome.base)

    def _open_requests(self) -> dict[str, int]:
        """Those that were made of issues, by their branches."""
        found = self._pulls.open().items()
        return {branch: number for branch, number in found if re.fullmatch(r"pravka/\d+", branch)}

    def _proposed(self, own: int | None, others: Mapping[str, int]) -> Reply:
        branch, outcome = self._branch, self.outcome
        if branch.is_edited_by_hand():
            return Reply(words.edited_by_hand(own, branch.name))
        commit = branch.commit(f"{outcome.title}\n\n#{outcome.number}", self.project.schedule.as_posix())
        branch.push(commit)
        overlapping = [others[each] for each in branch.conflicting(commit, others)]
        text = self._text(overlapping)
        try:
            return Reply(words.proposed(self._pulls.propose(branch.name, own, outcome.title, text)))
        except NotAllowed as refused:
            return Reply(words.not_allowed(refused.by_hand), is_fault=True)

    def _text(self, overlapping: list[int]) -> str:
        outcome = self.outcome
        return words.RequestText(
            outcome.number,
            outcome.lines,
            outcome.summary,
            f"{self._web}/actions/runs/{self.run_id}",
            self.site_code == "0",
            sorted(overlapping),
        ).text()

    def say(self, text: str) -> None:
        """The comment first: it is what people wait for. Raises ApiError."""
        outcome = self.outcome
        issue, body = f"/issues/{outcome.number}", {"body": marked(text, outcome.accepted)}
        if outcome.comment is None:
            self.repository.call("POST", f"{issue}/comments", body)
        else:
            self.repository.call("PATCH", f"/issues/comments/{outcome.comment}", body)
        for label in outcome.remove:
            self._remove(f"{issue}/labels/{quote(label, safe='')}")
        if outcome.add:
            self.repository.call("POST", f"{issue}/labels", {"labels": list(outcome.add)})
        if outcome.kind is Kind.WAITING:
            self._offer(ACCEPTED)

    def _offer(self, label: str) -> None:
        """A copied repository has no labels of its own, and people can only choose one that is there."""
        try:
            self.repository.call("POST", "/labels", {"name": label, "color": "0e8a16"})
        except ApiError as error:
            if error.status != 422:
                raise

    def _remove(self, label: str) -> None:
        try:
            self.repository.call("DELETE", label)
        except ApiError as error:
            if error.status != 404:
                raise


def answerer(environment: Mapping[str, str], outcome: Outcome) -> Answerer:
    """Raises Failure, and KeyError where one of GitHub's own variables is missing."""
    project = Project()
    return Answerer(
        Repository(
            environment["GITHUB_API_URL"], environment["GITHUB_REPOSITORY"], environment["GITHUB_TOKEN"]
        ),
        project,
        published_site(project).committer,
        outcome,
        environment["GITHUB_SERVER_URL"],
        environment["GITHUB_RUN_ID"],
        environment.get("SITE_CODE", ""),
    )


def main(argv: list[str]) -> int:
    if len(argv) != 1:
        sys.stderr.write("использование: python -m generator.github.edit_request.answer ФАЙЛ\n")
        return 2
    outcome = read_outcome(Path(argv[0]))
    if outcome.kind is Kind.NOTHING:
        sys.stdout.write("это не обращение с правкой\n")
        return 0
    try:
        to = answerer(os.environ, outcome)
        reply = to.reply()
        to.say(reply.text)
    except KeyError as error:
        sys.stderr.write(f"нет переменной {error}: этот шаг работает только на GitHub\n")
        return 2
    except (ApiError, Failure) as error:
        sys.stderr.write(f"::error title=Обращение::{error}\n")
        return 1
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as output:
        output.write("said=yes\n")
    return _told(reply)


def _told(reply: Reply) -> int:
    if reply.is_fault:
        sys.stderr.write("::error title=Обращение::правка не предложена, почему — сказано в обращении\n")
    else:
        sys.stdout.write("ответ — в обращении\n")
    return int(reply.is_fault)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
