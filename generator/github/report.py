"""`python3 -m generator.github.report`: keeps the coordinator's issue in step with how reminders went.

Reads REMIND_RESULT, REMIND_CODE, PUBLISH_RESULT and COORDINATOR (a GitHub login, may be empty), and
GitHub's own GITHUB_TOKEN, GITHUB_API_URL, GITHUB_SERVER_URL, GITHUB_REPOSITORY and GITHUB_RUN_ID.
Imports nothing outside the standard library.
"""

import os
import sys
from collections.abc import Mapping

from generator.github.api import ApiError, Repository
from generator.github.issue import LABEL, Trouble, open_issue, requests, trouble_of


def report(environment: Mapping[str, str]) -> Trouble | None:
    """Raises ApiError, and KeyError where one of GitHub's own variables is missing."""
    name = environment["GITHUB_REPOSITORY"]
    repository = Repository(environment["GITHUB_API_URL"], name, environment["GITHUB_TOKEN"])
    run_url = f"{environment['GITHUB_SERVER_URL']}/{name}/actions/runs/{environment['GITHUB_RUN_ID']}"
    trouble = trouble_of(
        environment["REMIND_RESULT"], environment["REMIND_CODE"], environment["PUBLISH_RESULT"]
    )
    issues = repository.call("GET", f"/issues?state=open&labels={LABEL}&per_page=100")
    for request in requests(open_issue(issues), trouble, run_url, environment.get("COORDINATOR", "")):
        repository.call(request.method, request.path, request.body)
    return trouble


def main() -> int:
    try:
        trouble = report(os.environ)
    except KeyError as error:
        sys.stderr.write(f"нет переменной {error}: этот шаг работает только на GitHub\n")
        return 2
    except ApiError as error:
        sys.stderr.write(f"::error title=Задача в репозитории::{error}\n")
        return 1
    sys.stdout.write("всё в порядке\n" if trouble is None else f"задача для ответственного: {trouble}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
