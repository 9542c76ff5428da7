"""`python3 -m generator.github.edit_request.stopped`: says in the issue that the run broke off.

Imports nothing outside the standard library: it is for when packages failed to install, too.
"""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.editing.forms import LABEL
from generator.editing.issue_body import is_form
from generator.github.api import ApiError, Repository
from generator.github.edit_request.issue import Event, Issue, marked, own_comment


def text(run_url: str) -> str:
    return (
        "**Ответить на обращение сейчас не вышло**: программа остановилась раньше. С обращением всё в "
        "порядке, в графике ничего не изменено.\n\n"
        "Через несколько минут закройте его и снова откройте (**Close issue**, потом **Reopen issue**). "
        f"Если так и останется, покажите [журнал]({run_url}) тому, кто настраивал репозиторий."
    )


def say(environment: Mapping[str, str]) -> None:
    """Raises ApiError, and KeyError where one of GitHub's own variables is missing."""
    name = environment["GITHUB_REPOSITORY"]
    repository = Repository(environment["GITHUB_API_URL"], name, environment["GITHUB_TOKEN"])
    payload = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    issue = Issue.of(payload["issue"])
    if not issue.is_open or not (is_form(issue.body) or LABEL in issue.labels):
        return
    number = Event.of(payload).number
    comment = own_comment(repository.pages(f"/issues/{number}/comments"))
    run_url = f"{environment['GITHUB_SERVER_URL']}/{name}/actions/runs/{environment['GITHUB_RUN_ID']}"
    body = {"body": marked(text(run_url), comment.accepted if comment else None)}
    if comment:
        repository.call("PATCH", f"/issues/comments/{comment.id}", body)
    else:
        repository.call("POST", f"/issues/{number}/comments", body)


def main() -> int:
    try:
        say(os.environ)
    except KeyError as error:
        sys.stderr.write(f"нет переменной {error}: этот шаг работает только на GitHub\n")
        return 2
    except ApiError as error:
        sys.stderr.write(f"::error title=Обращение::{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
