"""`python -m generator.github.edit_request.take FILE`: reads the issue of the event and, if its edits are to
be taken, does them to the schedule in the work tree. What came of it goes to FILE.

Reads GITHUB_EVENT_PATH, GITHUB_TOKEN, GITHUB_API_URL and GITHUB_REPOSITORY, and says `build=yes` in
GITHUB_OUTPUT where there is something to build. The issue's text is data, and nothing else.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from generator.editing.answers import Asked
from generator.editing.apply import Applied
from generator.editing.form import WrongForm, read_form
from generator.editing.forms import LABEL, OTHER, REVERT
from generator.editing.issue_body import is_form
from generator.editing.lines import problem
from generator.github.api import ApiError, Repository
from generator.github.edit_request.issue import (
    ACCEPTED,
    WAITING,
    Comment,
    Event,
    Issue,
    own_comment,
)
from generator.github.edit_request.outcome import Kind, Outcome
from generator.github.edit_request.proposal import Schedule, for_people
from generator.github.edit_request.revert import NotReverted, merge_of, without
from generator.github.edit_request.standing import Standing, standing
from generator.github.edit_request.titles import title_of
from generator.outcome import Failure
from generator.problems import Problem
from generator.project import DEFAULT_ZONE, Project, load_schedule, read_bytes, today_in

MAY_WRITE = frozenset({"admin", "maintain", "write"})


@dataclass(frozen=True, slots=True)
class Taker:
    """One event of one issue, in a clone of the repository that stands on its main branch."""

    repository: Repository
    project: Project
    payload: Mapping[str, Any]

    def outcome(self) -> Outcome:
        """Raises ApiError, Failure."""
        event = Event.of(self.payload)
        issue = Issue.of(self.repository.call("GET", f"/issues/{event.number}"))
        if not issue.is_open or not (is_form(issue.body) or LABEL in issue.labels):
            return Outcome(Kind.NOTHING)
        comment = own_comment(self.repository.pages(f"/issues/{issue.number}/comments"))
        found = self._standing(issue, event, comment)
        about = _about(issue, comment, found, self.payload["repository"]["default_branch"])
        return self._proposed(issue, about) if found.is_taken else about

    def _standing(self, issue: Issue, event: Event, comment: Comment | None) -> Standing:
        return standing(
            issue,
            event,
            comment.accepted if comment else None,
            author_may=self.may_write(issue.author),
            sender_may=self.may_write(event.sender),
        )

    def may_write(self, login: str) -> bool:
        if not login:
            return False
        try:
            answer = self.repository.call("GET", f"/collaborators/{quote(login, safe='')}/permission")
        except ApiError as error:
            if error.status == 404:
                return False
            raise
        return answer["permission"] in MAY_WRITE

    def _proposed(self, issue: Issue, about: Outcome) -> Outcome:
        zone = self._zone()
        data, file = read_bytes(self.project.schedule), self.project.schedule.as_posix()
        schedule = Schedule(data, file, today_in(zone, self.project.today))
        try:
            asked = read_form(
                issue.body, issue.opened.astimezone(ZoneInfo(zone)).date(), schedule.is_planned()
            )
        except WrongForm as wrong:
            hint = "заполните форму заново: вкладка Issues → New issue, а это обращение закройте"
            return _wrong(about, [problem("", 1, 1, "no-form", str(wrong), hint)])
        applied = asked.problems or self._applied(schedule, asked)
        if not isinstance(applied, Applied):
            return _wrong(about, applied)
        if applied.problems:
            return _wrong(about, applied.problems)
        if applied.data == data:
            return replace(about, kind=Kind.SAME)
        self.project.schedule.write_bytes(applied.data)
        return replace(
            about,
            kind=Kind.PROPOSED,
            title=title_of(asked),
            lines=_lines(asked),
            summary=for_people(self.project, applied),
        )

    def _zone(self) -> str:
        schedule = load_schedule(self.project).schedule
        return schedule.school.timezone if schedule else DEFAULT_ZONE

    def _applied(self, schedule: Schedule, asked: Asked) -> Applied | tuple[Problem, ...]:
        if asked.reverts is None:
            return schedule.edited(asked)
        label = asked.form.fields[0].label
        try:
            commit = merge_of(self.repository, asked.reverts)
            data = without(self.project.folder, schedule.data, commit, schedule.file)
        except NotReverted as refused:
            return (problem(label, 1, 1, "not-reverted", str(refused), refused.hint),)
        return schedule.replaced(data, label)


def _about(issue: Issue, comment: Comment | None, found: Standing, base: str) -> Outcome:
    """The answer to whose edits aren't taken; of the others it keeps the labels."""
    wanted = {LABEL} if found.is_taken else {LABEL, WAITING}
    unwanted = {WAITING} if found.is_taken else {ACCEPTED}
    return Outcome(
        Kind.WAITING,
        issue.number,
        base,
        comment.id if comment else None,
        found.accepted,
        found.was_taken_off,
        sorted(wanted - issue.labels),
        sorted(unwanted & issue.labels),
    )


def _wrong(about: Outcome, problems: tuple[Problem, ...] | list[Problem]) -> Outcome:
    return replace(about, kind=Kind.WRONG, problems=list(problems))


def _lines(asked: Asked) -> str:
    if asked.form is REVERT:
        return f"# отменить запрос {asked.reverts}"
    if asked.form is OTHER:
        return asked.answers[OTHER.field("edits").label]
    return "\n".join(each.edit.line for each in asked.edits)


def take(environment: Mapping[str, str]) -> Outcome:
    """Raises ApiError, Failure, and KeyError where one of GitHub's own variables is missing."""
    payload = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    repository = Repository(
        environment["GITHUB_API_URL"], environment["GITHUB_REPOSITORY"], environment["GITHUB_TOKEN"]
    )
    return Taker(repository, Project(), payload).outcome()


def main(argv: list[str]) -> int:
    if len(argv) != 1:
        sys.stderr.write("использование: python -m generator.github.edit_request.take ФАЙЛ\n")
        return 2
    try:
        outcome = take(os.environ)
    except KeyError as error:
        sys.stderr.write(f"нет переменной {error}: этот шаг работает только на GitHub\n")
        return 2
    except (ApiError, Failure) as error:
        sys.stderr.write(f"::error title=Обращение::{error}\n")
        return 1
    outcome.write(Path(argv[0]))
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as output:
        output.write(f"build={'yes' if outcome.kind is Kind.PROPOSED else 'no'}\n")
    sys.stdout.write(f"обращение {outcome.number}: {outcome.kind}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
