"""`python -m generator.github.new_year_request FILE`: proposes the new school year that `cyclogram new-year
--write` has left in the work tree; FILE is what it printed.

Reads GitHub's own variables. What people are to know goes to GITHUB_STEP_SUMMARY, too.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.editing.forms import SETTING
from generator.git import GitFailed
from generator.github.api import ApiError, Repository
from generator.github.edit_request.branch import RequestBranch
from generator.github.edit_request.plain import quiet
from generator.github.edit_request.words import MOST_BYTES
from generator.github.pulls import NotAllowed, Pulls
from generator.github.summary import fitting
from generator.outcome import Failure
from generator.project import Project, archive_files, load_schedule, published_site
from generator.wording.dates import year_name

# With it begins what the command tells people, behind the lines of the file.
HEADING = "### Новый учебный год"
_TO_DO = (
    "**Что сделать.** Прочитайте, что сделано и что проверить. Поправить новый график можно прямо здесь: "
    "**Files changed**, у файла `schedule.yaml` — **⋯** → **Edit file**. Всё верно — нажмите **Merge pull "
    "request**, потом **Confirm merge**. Ещё раз проверяет сам GitHub: если внизу он ждёт разрешения, "
    "нажмите **Approve workflows to run**."
)


@dataclass(frozen=True, slots=True)
class NewYearRequest:
    """`told` is what the command printed, `web` where people see the repository, `base` its main branch."""

    repository: Repository
    project: Project
    author: str
    told: str
    web: str
    base: str

    @property
    def _year(self) -> str:
        """Raises Failure."""
        schedule = load_schedule(self.project).schedule
        if schedule is None:
            raise Failure(1, "в новом графике есть ошибки")
        return year_name(schedule.start_year)

    def proposed(self) -> str:
        """What people are to know. Raises ApiError, GitFailed, Failure."""
        branch = RequestBranch(self.project.folder, f"novyy-god/{self._year}", self.author)
        if branch.is_edited_by_hand():
            raise Failure(1, f"в ветку {branch.name} кто-то внёс правки своей рукой: доделайте их там")
        title = f"Новый учебный год {self._year}"
        paths = (self.project.schedule, archive_files(self.project)[0])
        branch.push(branch.commit(title, *(path.as_posix() for path in paths)))
        pulls = Pulls(self.repository, self.web, self.base)
        try:
            own = pulls.open().get(branch.name)
            number = pulls.propose(branch.name, own, title, request_text(self.told))
        except NotAllowed as refused:
            by_hand = f"откройте {refused.by_hand} сами; чтобы впредь — {SETTING}"
            raise Failure(1, f"открыть запрос не разрешено: {by_hand}") from None
        return f"Готово: запрос {self.web}/pull/{number}"


def request_text(told: str) -> str:
    """Without the lines of the file, which GitHub shows itself, and without what was written where."""
    about = told[told.index(HEADING) :].rpartition("\n\n")[0]
    return fitting(f"{_TO_DO}\n\n{quiet(about)}\n", MOST_BYTES)


def request_of(environment: Mapping[str, str], told: str) -> NewYearRequest:
    """Raises Failure, and KeyError where one of GitHub's own variables is missing."""
    project, name = Project(), environment["GITHUB_REPOSITORY"]
    return NewYearRequest(
        Repository(environment["GITHUB_API_URL"], name, environment["GITHUB_TOKEN"]),
        project,
        published_site(project).committer,
        told,
        f"{environment['GITHUB_SERVER_URL']}/{name}",
        environment["GITHUB_REF_NAME"],
    )


def main(argv: list[str]) -> int:
    if len(argv) != 1:
        sys.stderr.write("использование: python -m generator.github.new_year_request ФАЙЛ\n")
        return 2
    told = Path(argv[0]).read_text(encoding="utf-8")
    try:
        said = request_of(os.environ, told).proposed() if HEADING in told else told.strip()
    except KeyError as error:
        sys.stderr.write(f"нет переменной {error}: этот шаг работает только на GitHub\n")
        return 2
    except (ApiError, Failure, GitFailed) as error:
        sys.stderr.write(f"::error title=Новый учебный год::{error}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as summary:
        summary.write(f"{quiet(said)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
