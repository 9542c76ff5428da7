"""`python3 -m generator.github.school_issues [CODEOWNERS]`: one issue for each school in a folder whose site
can't be built; it is closed when it can.

Reads TROUBLES, what `district build` has left (a list of `{id, name, folder, said}`), and GitHub's own
GITHUB_TOKEN, GITHUB_API_URL and GITHUB_REPOSITORY. Whom a folder belongs to stands where GitHub has it, in
CODEOWNERS. Imports nothing outside the standard library.
"""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.github.api import ApiError, Repository
from generator.github.issue import Request

LABEL = "school"
_MARK = "<!-- cyclogram school: {} -->"
_MARKED = re.compile(r"\A<!-- cyclogram school: ([a-z0-9-]+) -->")
_OWNER = re.compile(r"@[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}")

Trouble = Mapping[str, str]


def requests(
    issues: Iterable[Mapping[str, Any]], troubles: Sequence[Trouble], owners: Mapping[str, Sequence[str]]
) -> Iterator[Request]:
    """An issue is opened once; other mistakes on another day renew its text, which mails nobody."""
    known = {mark[1]: each for each in issues if (mark := _MARKED.match(each.get("body") or ""))}
    for trouble in troubles:
        found, body = known.pop(trouble["id"], None), issue_body(trouble, owners.get(trouble["folder"], ()))
        if found is None:
            title = f"{trouble['name']}: сайт не обновляется"
            yield Request("POST", "/issues", {"title": title, "body": body, "labels": [LABEL]})
        elif found["body"] != body:
            yield Request("PATCH", f"/issues/{found['number']}", {"body": body})
    for mended in known.values():
        path = f"/issues/{mended['number']}"
        yield Request("POST", f"{path}/comments", {"body": "Всё в порядке, сайт обновлён."})
        yield Request("PATCH", path, {"state": "closed", "state_reason": "completed"})


def issue_body(trouble: Trouble, owners: Sequence[str]) -> str:
    """What the build said is shown as it is, and can't end its frame."""
    whom = f"{' '.join(owners)}, посмотрите, пожалуйста.\n\n" if owners else ""
    said = trouble["said"].replace("```", "'''")
    return (
        f"{_MARK.format(trouble['id'])}\n{whom}"
        f"Сайт школы из папки `{trouble['folder']}` не собрать, поэтому остался прежний:\n\n"
        f"```text\n{said}\n```\n\n"
        "Исправьте это, и сайт обновится сам, а задача закроется."
    )


def owners_of(text: str) -> dict[str, tuple[str, ...]]:
    """The people of every folder that CODEOWNERS names; teams and addresses are left out."""
    rules = (line.partition("#")[0].split() for line in text.splitlines())
    return {rule[0].strip("/*"): tuple(filter(_OWNER.fullmatch, rule[1:])) for rule in rules if rule}


def report(environment: Mapping[str, str], owners_file: Path) -> int:
    """How many schools are in trouble. Raises ApiError, and KeyError where a variable is missing."""
    troubles = json.loads(environment["TROUBLES"])
    repository = Repository(
        environment["GITHUB_API_URL"], environment["GITHUB_REPOSITORY"], environment["GITHUB_TOKEN"]
    )
    owners = owners_of(owners_file.read_text("utf-8") if owners_file.exists() else "")
    issues = list(repository.pages(f"/issues?state=open&labels={LABEL}"))
    for request in requests(issues, troubles, owners):
        repository.call(request.method, request.path, request.body)
    return len(troubles)


def main(arguments: Sequence[str]) -> int:
    try:
        number = report(os.environ, Path(*arguments[:1] or (".github/CODEOWNERS",)))
    except KeyError as error:
        sys.stderr.write(f"нет переменной {error}: этот шаг работает только на GitHub\n")
        return 2
    except ApiError as error:
        sys.stderr.write(f"::error title=Задача в репозитории::{error}\n")
        return 1
    sys.stdout.write(f"школ, чей сайт не собрать: {number}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
